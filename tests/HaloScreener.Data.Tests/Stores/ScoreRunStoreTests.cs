using HaloScreener.Data.Scores;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class ScoreRunStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_companys_history_is_its_rows_of_one_method_by_date()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await database.Scores.SaveAsync(
            [
                (Run(2025), [new ScoreRow(1, 70.5, 71, 30, 1, 1, 2) { RankLow = 1, RankHigh = 14 }, new ScoreRow(2, null, null, 55, 0, 0, 1)]),
                (Run(2024), [new ScoreRow(1, 60, 61, 41, 2, 1, 2)]),
                (Run(2024) with { MethodHash = "other" }, [new ScoreRow(1, 1, 1, 1, 9, 4, 3)]),
            ],
            Ct);

        var history = await database.Scores.ReadHistoryAsync(1, "hash", "annual", Ct);

        Assert.Equal(
            [
                new ScorePoint(new DateOnly(2024, 6, 30), 60, 61, 41, 2, 1, 2, 300, "1.0", null, null),
                new ScorePoint(new DateOnly(2025, 6, 30), 70.5, 71, 30, 1, 1, 2, 300, "1.0", 1, 14),
            ],
            history);
        Assert.Equal([null], (await database.Scores.ReadHistoryAsync(2, "hash", "annual", Ct)).Select(point => point.Halo));
    }

    [Fact]
    public async Task A_run_of_the_same_date_and_method_replaces_the_one_before()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await database.Scores.SaveAsync(Run(2025), [new ScoreRow(1, 70, 71, 30, 1, 1, 2), new ScoreRow(2, 60, 61, 40, 2, 1, 2)], Ct);

        await database.Scores.SaveAsync(Run(2025) with { DataVersion = 4, Universe = 301 }, [new ScoreRow(2, 65, 66, 37, 1, 1, 2) { RankLow = 1, RankHigh = 3 }], Ct);

        var run = Assert.Single(await database.Scores.ReadRunsAsync(Ct));
        Assert.Equal((4, 301, 0.3), (run.DataVersion, run.Universe, run.Weights["ppe_intensity"]));
        Assert.Equal([new ScoreRow(2, 65, 66, 37, 1, 1, 2) { RankLow = 1, RankHigh = 3 }], await database.Scores.ReadRowsAsync(run.Id, Ct));
        Assert.Empty(await database.Scores.ReadHistoryAsync(1, "hash", "annual", Ct));
    }

    private static ScoreRun Run(int year) => new()
    {
        AsOf = new DateOnly(year, 6, 30),
        Basis = "annual",
        MethodHash = "hash",
        MethodVersion = "1.0",
        Weights = new Dictionary<string, double> { ["ppe_intensity"] = 0.3, ["capex_intensity"] = 0.2 },
        Universe = 300,
        DataVersion = 3,
    };
}
