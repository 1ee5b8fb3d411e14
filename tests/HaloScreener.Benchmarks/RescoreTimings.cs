using HaloScreener.Data;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Service;

namespace HaloScreener.Benchmarks;

/// <summary>
/// What follows an import over a store of ten thousand companies: the figures read, the newest day and each 30 June scored, a thousand rankings for the
/// band of each run that changed, and those stored in one transaction. The first round stores every run; after an import of a quarter only the newest
/// changes, which taking that one's fingerprint away before each later round stands for.
/// </summary>
internal static class RescoreTimings
{
    private const int Rounds = 3;
    private const double LimitSeconds = 5;

    public static async Task RunAsync()
    {
        var folder = Programs.Scratch("rescore");
        try
        {
            var companies = await LargeStore.WriteAsync(folder, CancellationToken.None);
            await using var database = await HaloDatabase.OpenAsync(new DatabaseOptions { DataDirectory = folder }, CancellationToken.None);
            for (var round = 1; round <= Rounds; round++)
            {
                if (round > 1)
                    await ForgetNewestAsync(database);
                var started = TimeProvider.System.GetTimestamp();
                var runs = await ScoreRuns.StoreHistoryAsync(database, ScoringMethod.Default, Basis.Annual, CancellationToken.None);
                var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
                Measured.Say($"rescore: round {round}: {companies:N0} companies, {runs.Count} runs of up to {runs.Max(r => r.Universe):N0} ranked, stored with bands: {seconds:0.00} s (limit {LimitSeconds} s)");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ForgetNewestAsync(HaloDatabase database)
    {
        var newest = (await database.Scores.ReadRunsAsync(CancellationToken.None))[^1];
        await database.Scores.SaveAsync(newest with { Fingerprint = null }, await database.Scores.ReadRowsAsync(newest.Id, CancellationToken.None), CancellationToken.None);
    }
}
