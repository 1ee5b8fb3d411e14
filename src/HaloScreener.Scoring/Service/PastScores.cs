using System.Collections.Concurrent;
using HaloScreener.Data;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Service;

/// <summary>
/// The scores of the past of one version of the store, on each basis: worked out and stored once, when somebody first asks for that basis, and
/// then read. Most readers stay with fiscal years, and quarterly reports take three times as long to read.
/// </summary>
/// <param name="database">Where the runs are kept.</param>
/// <param name="universe">The version.</param>
/// <param name="method">The method in force.</param>
/// <param name="failed">Told of a failure; the scores of that basis then stay away until there is a new version.</param>
/// <param name="stored">Told of the number of runs that had to be stored and the time they took.</param>
/// <param name="known">Told when the scores of a basis are <see cref="Known"/>: who hears of it asks at once.</param>
/// <param name="ct">Ends the work.</param>
internal sealed class PastScores(
    HaloDatabase database, LoadedUniverse universe, ScoringMethod method, Action<Exception> failed, Action<int, TimeSpan> stored, Action known, CancellationToken ct)
{
    private readonly ConcurrentDictionary<Basis, Lazy<Task<ScoreTrails?>>> _byBasis = [];

    /// <summary>Every company's scores on a basis; null when they could not be stored. The first call begins to work them out.</summary>
    public Task<ScoreTrails?> OfAsync(Basis basis) =>
        _byBasis.GetOrAdd(basis, b => new Lazy<Task<ScoreTrails?>>(() => Begin(b))).Value;

    /// <summary>The same as far as it is there: null while it is being worked out.</summary>
    public ScoreTrails? Known(Basis basis) => OfAsync(basis) is { IsCompletedSuccessfully: true } done ? done.Result : null;

    private Task<ScoreTrails?> Begin(Basis basis)
    {
        var trails = Task.Run(() => StoreAsync(basis), CancellationToken.None);
        _ = TellAsync(trails);
        return trails;
    }

    private async Task TellAsync(Task<ScoreTrails?> trails)
    {
        if (await trails is not null)
            known();
    }

    private async Task<ScoreTrails?> StoreAsync(Basis basis)
    {
        try
        {
            // Of a version that is no longer the newest nothing is stored over what the newest has stored.
            if (universe.Newest.Count == 0 || await database.Version.ReadAsync(ct) != universe.Version)
                return null;
            var started = TimeProvider.System.GetTimestamp();
            var runs = ScoreRuns.HasHistory(await database.Scores.ReadRunsAsync(ct), universe, method, basis)
                ? 0
                : (await ScoreRuns.StoreHistoryAsync(database, universe, method, basis, ct)).Count;
            var trails = new ScoreTrails(await database.Scores.ReadHaloAsync(method.Hash, ScreenIds.Of(basis), ct));
            stored(runs, TimeProvider.System.GetElapsedTime(started));
            return trails;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
        // History is a convenience: without it pages show no line, and the next change tries again.
        catch (Exception e)
        {
            failed(e);
            return null;
        }
    }
}
