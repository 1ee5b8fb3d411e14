using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data;
using HaloScreener.Data.Facts;
using HaloScreener.Data.Imports;
using HaloScreener.Data.Resolved;
using HaloScreener.Data.Settings;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Resolving;

namespace HaloScreener.Import.Running;

/// <summary>Keeps the second layer in step with the first and with the chain file.</summary>
public static class ResolvedLayer
{
    /// <summary>Known companies are read back whole to be resolved; this many at a time.</summary>
    private const int CompaniesPerRound = 250;

    private static readonly HashSet<int> NoCompanies = [];

    /// <summary>What the store's second layer was made with: the resolver's version and the chain file.</summary>
    private static readonly string MadeWith = string.Create(CultureInfo.InvariantCulture, $"{Resolver.Version}-{ChainFile.Default.Hash}");

    /// <summary>
    /// Resolves every company anew when the chain file or the resolver is not the one that the store was resolved with, and logs what moved.
    /// Returns the log's entry; null when the store was current, or holds no company.
    /// </summary>
    public static async Task<ResolutionRun?> RefreshAsync(HaloDatabase database, TimeProvider clock, ImportObserver observer, CancellationToken ct)
    {
        if (await IsCurrentAsync(database, ct))
            return null;
        await using var turn = await ImportLock.TakeAsync(database, observer.Waiting, ct);
        return await RefreshAsync(database, turn, clock, observer, ct);
    }

    internal static async Task<ResolutionRun?> RefreshAsync(
        HaloDatabase database, ImportLock turn, TimeProvider clock, ImportObserver observer, CancellationToken ct)
    {
        var madeBefore = await database.Settings.ReadAsync(SettingStore.ChainHash, ct);
        if (madeBefore == MadeWith)
            return null;
        var started = clock.GetUtcNow();
        await using var transaction = await turn.BeginAsync(ct);
        var ciks = await database.Facts.ReadCiksAsync(transaction, ct);
        var moves = new Moves();
        foreach (var some in ciks.Chunk(CompaniesPerRound))
        {
            var before = await database.Resolved.ReadCompaniesAsync(transaction, some, ct);
            await ResolveStoredAsync(database, transaction, some, (cik, years) => moves.Add(before.GetValueOrDefault(cik, []), years), ct);
        }
        await database.Settings.WriteAsync(transaction, SettingStore.ChainHash, MadeWith, ct);
        var run = ciks.Count == 0 ? null : await LogAsync(database, transaction, madeBefore ?? "", started, clock.GetUtcNow(), ciks.Count, moves, ct);
        await transaction.CommitAsync(ct);
        if (run is not null)
            observer.Resolved(run);
        return run;
    }

    private static async Task<ResolutionRun> LogAsync(
        HaloDatabase database, StoreTransaction transaction, string madeBefore, DateTimeOffset started, DateTimeOffset finished, int companies, Moves moves,
        CancellationToken ct)
    {
        var names = (await database.Companies.ReadAllAsync(ct)).ToDictionary(c => c.Cik, c => c.Name);
        var run = new ResolutionRun
        {
            MadeBefore = madeBefore,
            MadeWith = MadeWith,
            StartedAtUtc = started.UtcDateTime,
            FinishedAtUtc = finished.UtcDateTime,
            Companies = companies,
            Figures = moves.Figures,
            Moves = moves.ByConcept(cik => names.GetValueOrDefault(cik) ?? string.Create(CultureInfo.InvariantCulture, $"CIK {cik}")),
            Seconds = (finished - started).TotalSeconds,
            DataVersion = await database.Version.BumpAsync(transaction, ct),
        };
        return run with { Id = await database.Resolutions.RecordAsync(transaction, run, ct) };
    }

    /// <summary>
    /// Stores a batch of companies' facts and resolves these companies: those new to the store from what is in hand, the others from all that
    /// the store has of them.
    /// </summary>
    internal static async Task<FactCounts> StoreAsync(
        HaloDatabase database, StoreTransaction transaction, IReadOnlyList<CompanyFacts> batch, CancellationToken ct)
    {
        var known = await database.Facts.FindKnownCompaniesAsync(transaction, [.. batch.Select(c => c.Cik)], ct);
        var counts = await database.Facts.WriteAsync(transaction, Joined(batch), known, ct);
        // A company that comes twice in one batch is not whole in either part.
        known.UnionWith(batch.GroupBy(c => c.Cik).Where(parts => parts.Skip(1).Any()).Select(parts => parts.Key));
        await AddAsync(database, transaction, batch.Where(c => !known.Contains(c.Cik)).OrderBy(c => c.Cik), ct);
        foreach (var some in known.Order().Chunk(CompaniesPerRound))
            await ResolveStoredAsync(database, transaction, some, static (_, _) => { }, ct);
        return counts;
    }

    /// <summary>Stores and resolves a batch of companies that the store has nothing of, while its keys are off.</summary>
    internal static async Task<FactCounts> LoadAsync(
        HaloDatabase database, StoreTransaction transaction, IReadOnlyList<CompanyFacts> batch, CancellationToken ct)
    {
        var counts = await database.Facts.WriteAsync(transaction, Joined(batch), NoCompanies, ct);
        await AddAsync(database, transaction, batch, ct);
        return counts;
    }

    private static async Task AddAsync(HaloDatabase database, StoreTransaction transaction, IEnumerable<CompanyFacts> companies, CancellationToken ct)
    {
        var interim = new List<ResolvedValue>();
        await database.Resolved.AddAsync(transaction, companies.SelectMany(c => Years(Resolver.ResolveAll(c.Cik, c.Facts, ChainFile.Default), interim)), ct);
        if (interim.Count > 0)
            await database.Resolved.AddInterimAsync(transaction, interim, ct);
    }

    /// <summary>Companies are resolved one after another while the server stores their years; what quarterly reports state waits for its own table.</summary>
    private static IReadOnlyList<ResolvedValue> Years(ResolvedCompany company, List<ResolvedValue> interim)
    {
        interim.AddRange(company.Interim);
        return company.Years;
    }

    private static StatedFact[] Joined(IReadOnlyList<CompanyFacts> batch)
    {
        var joined = new StatedFact[batch.Sum(c => c.Facts.Length)];
        var at = 0;
        foreach (var company in batch)
        {
            company.Facts.CopyTo(joined, at);
            at += company.Facts.Length;
        }
        return joined;
    }

    private static async Task<bool> IsCurrentAsync(HaloDatabase database, CancellationToken ct) =>
        await database.Settings.ReadAsync(SettingStore.ChainHash, ct) == MadeWith;

    private static async Task ResolveStoredAsync(
        HaloDatabase database, StoreTransaction transaction, int[] ciks, Action<int, IReadOnlyList<ResolvedValue>> resolved, CancellationToken ct)
    {
        var stored = new List<IReadOnlyList<StatedFact>>(ciks.Length);
        await foreach (var facts in database.Facts.ReadCompaniesAsync(ciks, transaction, ct))
            stored.Add(facts);
        var interim = new List<ResolvedValue>();
        await database.Resolved.ReplaceCompaniesAsync(transaction, ciks, stored.SelectMany(Resolve), ct);
        await database.Resolved.ReplaceInterimAsync(transaction, ciks, interim, ct);

        IReadOnlyList<ResolvedValue> Resolve(IReadOnlyList<StatedFact> facts)
        {
            var years = Years(Resolver.ResolveAll(facts[0].Cik, facts, ChainFile.Default), interim);
            resolved(facts[0].Cik, years);
            return years;
        }
    }
}
