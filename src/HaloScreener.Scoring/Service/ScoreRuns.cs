using HaloScreener.Data;
using HaloScreener.Data.Scores;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Service;

/// <summary>
/// Stores score runs. The runs of the years replace all others of the method, as they are what its history is drawn from; a run of one
/// day more stays until the figures change.
/// </summary>
public static class ScoreRuns
{
    /// <summary>Scores each 30 June since the first with enough rated companies and the newest day on one basis, and stores them in one transaction.</summary>
    /// <returns>The runs, oldest first; none when the store holds no figures.</returns>
    public static async Task<IReadOnlyList<ScoreRun>> StoreHistoryAsync(HaloDatabase database, ScoringMethod method, Basis basis, CancellationToken ct) =>
        await StoreHistoryAsync(database, await LoadAsync(database, method, ct), method, basis, ct);

    /// <summary>Scores one day, the newest filed date of the basis when none is named, and stores the run.</summary>
    /// <returns>The book that was stored; without companies, nothing was.</returns>
    public static async Task<ScoreBook> StoreAsync(HaloDatabase database, ScoringMethod method, DateOnly? asOf, Basis basis, CancellationToken ct)
    {
        var universe = await LoadAsync(database, method, ct);
        var book = asOf is { } day ? universe.AsOf(day, basis) : universe.NewestOf(basis);
        if (book.Count == 0)
            return book;
        var (run, rows) = ScoreHistory.RunOf(book);
        await database.Scores.SaveAsync(run, rows, ct);
        return book;
    }

    /// <summary>The books of two days to compare: the newest and the same day a year before when none are named.</summary>
    public static async Task<(ScoreBook From, ScoreBook To)> BooksAsync(
        HaloDatabase database, ScoringMethod method, DateOnly? from, DateOnly? to, Basis basis, CancellationToken ct)
    {
        var universe = await LoadAsync(database, method, ct);
        var last = to is { } day ? universe.AsOf(day, basis) : universe.NewestOf(basis);
        return (universe.AsOf(from ?? last.Key.AsOf.AddYears(-1), basis), last);
    }

    internal static async Task<IReadOnlyList<ScoreRun>> StoreHistoryAsync(
        HaloDatabase database, LoadedUniverse universe, ScoringMethod method, Basis basis, CancellationToken ct)
    {
        if (universe.Newest.Count == 0)
            return [];
        // What an import did not touch is not drawn and stored again; unless another program came between, then nothing is kept.
        return await TryStoreAsync(database, universe, method, basis, keep: true, ct)
            ?? await TryStoreAsync(database, universe, method, basis, keep: false, ct)
            ?? throw new InvalidOperationException("Score runs could not be stored although none was kept.");
    }

    private static async Task<IReadOnlyList<ScoreRun>?> TryStoreAsync(
        HaloDatabase database, LoadedUniverse universe, ScoringMethod method, Basis basis, bool keep, CancellationToken ct)
    {
        var id = ScreenIds.Of(basis);
        var stored = keep
            ? (await database.Scores.ReadRunsAsync(ct)).Where(r => r.MethodHash == method.Hash && r.Basis == id).ToDictionary(r => r.AsOf)
            : [];
        var kept = new List<ScoreRun>();
        var fresh = new List<(ScoreRun Run, IReadOnlyList<ScoreRow> Rows)>();
        foreach (var book in universe.YearlyBooks(basis))
        {
            ct.ThrowIfCancellationRequested();
            if (stored.TryGetValue(book.Key.AsOf, out var same) && same.Fingerprint == BookFingerprint.Of(book))
                kept.Add(same with { DataVersion = universe.Version });
            else
                fresh.Add(ScoreHistory.RunOf(book));
        }
        var done = await database.Scores.ReplaceAsync(method.Hash, id, [.. kept.Select(r => r.Id)], universe.Version, fresh, ct);
        return done ? [.. kept.Concat(fresh.Select(f => f.Run)).OrderBy(r => r.AsOf)] : null;
    }

    /// <summary>Whether the yearly runs of this version are stored: its newest day, and the last 30 June where enough companies are rated by then.</summary>
    internal static bool HasHistory(IReadOnlyList<ScoreRun> runs, LoadedUniverse universe, ScoringMethod method, Basis basis)
    {
        var stored = runs.Where(r => r.MethodHash == method.Hash && r.DataVersion == universe.Version && r.Basis == ScreenIds.Of(basis))
            .Select(r => r.AsOf).ToHashSet();
        var newest = universe.NewestDayOf(basis);
        if (!stored.Contains(newest))
            return false;
        return ScoreHistory.Days(universe.Set, method, newest).ToArray() is not [.., var last] || stored.Contains(last)
            || universe.AsOf(last, basis).RatedCount < method.Rules.Universe.HistoryMinRated;
    }

    private static async Task<LoadedUniverse> LoadAsync(HaloDatabase database, ScoringMethod method, CancellationToken ct) =>
        await LoadedUniverse.LoadAsync(database, method, await database.Version.ReadAsync(ct), ct);
}
