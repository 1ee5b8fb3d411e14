using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data;
using HaloScreener.Data.Facts;
using HaloScreener.Data.Imports;
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
    /// Resolves every company anew when the chain file or the resolver is not the one that the store was resolved with. Returns whether it did.
    /// </summary>
    public static async Task<bool> RefreshAsync(HaloDatabase database, ImportObserver observer, CancellationToken ct)
    {
        if (await IsCurrentAsync(database, ct))
            return false;
        await using var turn = await ImportLock.TakeAsync(database, observer.Waiting, ct);
        return await RefreshAsync(database, turn, ct);
    }

    internal static async Task<bool> RefreshAsync(HaloDatabase database, ImportLock turn, CancellationToken ct)
    {
        if (await IsCurrentAsync(database, ct))
            return false;
        await using var transaction = await turn.BeginAsync(ct);
        var ciks = await database.Facts.ReadCiksAsync(transaction, ct);
        foreach (var some in ciks.Chunk(CompaniesPerRound))
            await ResolveStoredAsync(database, transaction, some, ct);
        await database.Settings.WriteAsync(transaction, SettingStore.ChainHash, MadeWith, ct);
        if (ciks.Count > 0)
            await database.Version.BumpAsync(transaction, ct);
        await transaction.CommitAsync(ct);
        return ciks.Count > 0;
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
            await ResolveStoredAsync(database, transaction, some, ct);
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

    private static async Task ResolveStoredAsync(HaloDatabase database, StoreTransaction transaction, int[] ciks, CancellationToken ct)
    {
        var stored = new List<IReadOnlyList<StatedFact>>(ciks.Length);
        await foreach (var facts in database.Facts.ReadCompaniesAsync(ciks, transaction, ct))
            stored.Add(facts);
        var interim = new List<ResolvedValue>();
        await database.Resolved.ReplaceCompaniesAsync(
            transaction, ciks, stored.SelectMany(facts => Years(Resolver.ResolveAll(facts[0].Cik, facts, ChainFile.Default), interim)), ct);
        await database.Resolved.ReplaceInterimAsync(transaction, ciks, interim, ct);
    }
}
