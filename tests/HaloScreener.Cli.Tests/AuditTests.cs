using System.Text.Json;
using HaloScreener.TestKit;

namespace HaloScreener.Cli.Tests;

public sealed class AuditTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("halo-audit-").FullName;
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_audit_prints_the_rate_of_each_concept_and_each_miss_with_the_tags_there_were()
    {
        var history = Text("CIK0000100885.json",
            """
            {"cik":100885,"entityName":"UNION PACIFIC CORP","facts":{"us-gaap":{
            "Assets":{"units":{"USD":[{"end":"2024-12-31","val":67715000000,"accn":"0000100885-25-000042","form":"10-K","filed":"2025-02-07"}]}},
            "NetIncomeLoss":{"units":{"USD":[{"start":"2024-01-01","end":"2024-12-31","val":6747000000,"accn":"0000100885-25-000042","form":"10-K","filed":"2025-02-07"}]}}}}}
            """);
        Assert.Equal(0, (await Halo.RunAsync(_database, "import", "companyfacts", history)).ExitCode);
        var reference = Text("figures.csv",
            "cik,fiscal_year_end,concept,value,note\n100885,2024-12-31,assets,67.7e9,\n100885,2024-12-31,net_income,6e9,wrong\n100885,2024-12-31,capex,3452e6,not imported\n");

        var text = await Halo.RunAsync(_database, "audit", "--reference", reference);
        var json = await Halo.RunAsync(_database, "audit", "--reference", reference, "--json");

        Assert.Equal((0, 0), (text.ExitCode, json.ExitCode));
        Assert.Contains("line 3: CIK 100885, year to 2024-12-31, net_income: 6,000,000,000 expected, 6,747,000,000 USD resolved", text.Output, StringComparison.Ordinal);
        Assert.Contains("  chain NetIncomeLoss 6,747,000,000 USD, 10-K of 2025-02-07", text.Output, StringComparison.Ordinal);
        Assert.Contains("line 4: CIK 100885, year to 2024-12-31, capex: 3,452,000,000 expected, none resolved", text.Output, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(json.Output);
        Assert.Equal(
            ["capex 0", "assets 1", "net_income 0"],
            summary.RootElement.GetProperty("concepts").EnumerateArray().Select(c => $"{c.GetProperty("concept").GetString()} {c.GetProperty("matched").GetInt32()}"));
        Assert.Equal(2, summary.RootElement.GetProperty("misses").GetArrayLength());
    }

    [Fact]
    public async Task A_bad_reference_ends_with_1_and_names_file_line_and_reason()
    {
        var run = await Halo.RunAsync(_database, "audit", "--reference", Text("figures.csv", "cik,fiscal_year_end,concept,value\n1,2024-12-31,profit,1\n"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("figures.csv, line 2: 'profit' is no concept", run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await Halo.RunAsync(_database, "audit")).ExitCode);
    }

    [Fact]
    public async Task Migrating_says_what_changed_chains_moved_and_which_files_hold_more()
    {
        var ct = TestContext.Current.CancellationToken;
        var history = Text("CIK0000100885.json",
            """
            {"cik":100885,"entityName":"UNION PACIFIC CORP","facts":{"us-gaap":{
            "Assets":{"units":{"USD":[{"end":"2024-12-31","val":67715000000,"accn":"0000100885-25-000042","form":"10-K","filed":"2025-02-07"}]}}}}}
            """);
        Assert.Equal(0, (await Halo.RunAsync(_database, "import", "companyfacts", history)).ExitCode);
        await using (var source = Npgsql.NpgsqlDataSource.Create(_database.ConnectionString))
        await using (var command = source.CreateCommand("update setting set value = 'other chains' where key = 'chain_hash'; update resolved set value = 1; update import set tag_hash = 'fewer'"))
            await command.ExecuteNonQueryAsync(ct);

        var first = await Halo.RunAsync(_database, "db", "migrate");
        var second = await Halo.RunAsync(_database, "db", "migrate", "--json");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("The chains have changed: 1 companies were resolved anew", first.Output, StringComparison.Ordinal);
        Assert.Contains("    UNION PACIFIC CORP (CIK 100885), year to 2024-12-31: 1 -> 67,715,000,000 USD", first.Output, StringComparison.Ordinal);
        Assert.Contains("import again to add the facts of tags that are mapped now: CIK0000100885.json.", first.Output, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(second.Output);
        Assert.Equal(JsonValueKind.Null, summary.RootElement.GetProperty("resolution").ValueKind);
        Assert.Equal("CIK0000100885.json", summary.RootElement.GetProperty("importAgain")[0].GetString());
    }

    private string Text(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
