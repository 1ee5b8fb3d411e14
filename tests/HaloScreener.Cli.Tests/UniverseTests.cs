using System.Globalization;
using System.Text.Json;
using HaloScreener.Import.Sample;
using HaloScreener.TestKit;

namespace HaloScreener.Cli.Tests;

/// <summary>What <c>halo</c> says of real companies: the bundled universe, imported once for all of these tests.</summary>
public sealed class UniverseTests(UniverseTests.ImportedUniverse universe) : IClassFixture<UniverseTests.ImportedUniverse>
{
    [Fact]
    public async Task The_universe_ranks_from_one_on_without_a_gap()
    {
        var screen = Path.Combine(universe.Folder, "screen.csv");
        var export = await Halo.RunAsync(universe.Database, "export", "--query", "?sort=-halo&cols=rank,ticker,halo", "--format", "csv", "--out", screen);

        Assert.Equal(0, export.ExitCode);
        var rows = await File.ReadAllLinesAsync(screen, TestContext.Current.CancellationToken);
        Assert.Equal("rank,ticker,halo", rows[0]);
        Assert.True(rows.Length > 300, $"{rows.Length - 1} companies are rated.");
        Assert.Equal(Enumerable.Range(1, rows.Length - 1), rows[1..].Select(r => int.Parse(r.Split(',')[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Score_runs_are_of_each_30_June_and_the_newest_day_and_places_won_are_places_lost()
    {
        var history = await Halo.RunAsync(universe.Database, "score", "--history", "--json");
        var day = await Halo.RunAsync(universe.Database, "score", "--as-of", "2025-03-31", "--basis", "newest");
        var movers = await Halo.RunAsync(universe.Database, "movers", "--from", "2024-06-30", "--to", "2025-06-30", "--basis", "ttm", "--json");

        Assert.Equal((0, 0, 0), (history.ExitCode, day.ExitCode, movers.ExitCode));
        var runs = JsonDocument.Parse(history.Output).RootElement.EnumerateArray().Select(r => r.GetProperty("asOf").GetString()!).ToArray();
        Assert.Contains("2025-06-30", runs);
        Assert.All(runs[..^1], r => Assert.EndsWith("-06-30", r, StringComparison.Ordinal));
        Assert.StartsWith("2025-03-31", day.Output, StringComparison.Ordinal);
        await using (var database = await universe.Database.OpenAsync())
            Assert.Equal(
                [.. runs.Select(r => (r, "annual")).Append(("2025-03-31", "newest")).Order()],
                (await database.Scores.ReadRunsAsync(TestContext.Current.CancellationToken)).Select(r => (r.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Basis)).Order());
        var moves = JsonDocument.Parse(movers.Output).RootElement;
        Assert.Equal("ttm", moves.GetProperty("basis").GetString());
        Assert.True(moves.GetProperty("universe").GetInt32() > 250);
        Assert.Equal(0, moves.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty("change").GetInt32()));
    }

    [Fact]
    public async Task Labels_are_held_against_the_ranking_in_the_store()
    {
        var labels = Path.Combine(universe.Folder, "labels.csv");
        await File.WriteAllTextAsync(labels, "ticker,label\nUNP,halo\nNEE,halo\nXOM,halo\nADBE,at_risk\nACN,at_risk\n", TestContext.Current.CancellationToken);

        var run = await Halo.RunAsync(universe.Database, "validate", "--labels", labels, "--as-of", "2025-06-30", "--basis", "ttm", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        using var summary = JsonDocument.Parse(run.Output);
        var root = summary.RootElement;
        Assert.Equal(("2025-06-30", "ttm", "halo against at_risk", "too_few"), (
            root.GetProperty("asOf").GetString(), root.GetProperty("basis").GetString(), root.GetProperty("contrast").GetString(), root.GetProperty("gainOverIndustry").GetString()));
        Assert.Equal(["halo", "h", "r", "industry_exposure", "sector"], root.GetProperty("areas").EnumerateArray().Select(a => a.GetProperty("predictor").GetString()));
        Assert.Equal(1, root.GetProperty("areas")[0].GetProperty("value").GetDouble());
        Assert.Equal(13, root.GetProperty("ablation").GetArrayLength());
        Assert.Equal("2025-06-30", root.GetProperty("stability").EnumerateArray().Last().GetProperty("to").GetString());
    }

    /// <summary>A store that the bundled file was imported into as a person would, and a folder for files.</summary>
    public sealed class ImportedUniverse(PostgresFixture postgres) : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("halo-universe-").FullName;
        public TestDatabase Database { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await postgres.CreateDatabaseAsync();
            var path = Path.Combine(Folder, BundledUniverse.FileName);
            await using (var bundled = BundledUniverse.Open())
            await using (var file = File.Create(path))
                await bundled.CopyToAsync(file, TestContext.Current.CancellationToken);
            var run = await Halo.RunAsync(Database, "import", "universe", path);
            Assert.True(run.ExitCode == 0, run.Errors);
        }

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
