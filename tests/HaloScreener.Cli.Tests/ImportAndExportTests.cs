using System.IO.Compression;
using System.Text.Json;
using HaloScreener.Core.Concepts;
using HaloScreener.Import.Sample;
using HaloScreener.TestKit;

namespace HaloScreener.Cli.Tests;

public sealed class ImportAndExportTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Sub =
        "adsh\tcik\tname\tsic\tcountryba\tfye\tform\tperiod\tfiled\n" +
        "0001104659-10-006102\t812074\tOWENS ILLINOIS INC /DE/\t3221\tUS\t1231\t10-K\t20091231\t20100210\n";

    private const string Num =
        "adsh\ttag\tversion\tddate\tqtrs\tuom\tsegments\tcoreg\tvalue\tfootnote\n" +
        "0001104659-10-006102\tAssets\tus-gaap/2009\t20091231\t0\tUSD\t\t\t8727400000.0000\t\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("halo-cli-").FullName;
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_import_prints_one_JSON_summary_and_the_second_time_says_that_nothing_changed()
    {
        var zip = Zip("2010q1.zip", ("sub.txt", Sub), ("num.txt", Num));

        var first = await Halo.RunAsync(_database, "import", "fsds", zip, "--json");
        var second = await Halo.RunAsync(_database, "import", "fsds", zip);

        Assert.Equal(0, first.ExitCode);
        var summary = JsonDocument.Parse(first.Output).RootElement[0];
        Assert.Equal(("2010q1.zip", 1, 1, 64), (
            summary.GetProperty("file").GetString(), summary.GetProperty("rowsRead").GetInt32(), summary.GetProperty("factsStored").GetInt32(),
            summary.GetProperty("sha256").GetString()!.Length));
        Assert.Equal((0, "2010q1.zip: imported before, nothing changed.\n"), (second.ExitCode, second.Output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_file_without_num_txt_ends_with_1_and_a_sentence_that_names_it()
    {
        var run = await Halo.RunAsync(_database, "import", "fsds", Zip("half.zip", ("sub.txt", Sub)));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("half.zip: there is no num.txt in it", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_are_counted_by_ticker_and_bad_rows_by_reason()
    {
        var csv = Text("june.csv", "date,ticker,close,shares\n2025-06-27,UNP,230.08,596000000\n2025-06-27,brk.b,485.5,\n2025-06-27,CSX,none,\n");

        var run = await Halo.RunAsync(_database, "import", "prices", csv, "--json");

        Assert.Equal(0, run.ExitCode);
        var summary = JsonDocument.Parse(run.Output).RootElement[0];
        Assert.Equal((3, 2, 2, 1), (
            summary.GetProperty("rowsRead").GetInt32(), summary.GetProperty("factsStored").GetInt32(), summary.GetProperty("companies").GetInt32(),
            summary.GetProperty("rejected").GetProperty("bad_number").GetInt32()));
        Assert.Contains(
            "1 rows, 0 new prices (1 known) of 1 tickers",
            (await Halo.RunAsync(_database, "import", "prices", Text("one.csv", "date,ticker,close,shares\n2025-06-27,UNP,230.08,596000000\n"))).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_list_without_closes_ends_with_1_and_names_the_column()
    {
        var run = await Halo.RunAsync(_database, "import", "prices", Text("p.csv", "date,ticker\n2025-06-27,UNP\n"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("p.csv, line 1: the header has no column 'close'; it names date, ticker.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "fsds")]
    [InlineData("import", "everything", "x.zip")]
    [InlineData("export", "--query", "?sector=utilities")]
    [InlineData("export", "--query", "?bogus=1", "--out", "x.csv")]
    [InlineData("score", "--as-of", "soon")]
    [InlineData("score", "--as-of", "2025-06-30", "--history")]
    [InlineData("score", "--basis", "weekly")]
    [InlineData("movers", "--from", "2025-06-30", "--to", "2024-06-30")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments) =>
        Assert.Equal(2, (await Halo.RunAsync(_database, arguments)).ExitCode);

    /// <summary>A part of the bundled universe, because its packing takes as long as there is much of it; that the choice keeps every fact of the whole is tested beside it.</summary>
    [Fact]
    public async Task A_universe_goes_in_and_comes_out_the_same()
    {
        var ct = TestContext.Current.CancellationToken;
        var (given, written) = (Path.Combine(_folder, "given.halo"), Path.Combine(_folder, "written.halo"));
        await using (var bundled = BundledUniverse.Open())
        await using (var file = File.Create(given))
        {
            var whole = UniverseFile.Read(bundled, MappedTags.Default);
            // The newest filing of all decides which quarters are kept, so its company is of the part.
            var newest = whole.Facts.MaxBy(f => f.Filed).Cik;
            var part = whole.Statements.Select(s => s.Cik).Order().Take(20).Append(newest).ToHashSet();
            UniverseFile.Write(file, [.. whole.Facts.Where(f => part.Contains(f.Cik))], [.. whole.Statements.Where(s => part.Contains(s.Cik))], MappedTags.Default);
        }

        Assert.Equal(0, (await Halo.RunAsync(_database, "import", "universe", given)).ExitCode);
        Assert.Equal(0, (await Halo.RunAsync(_database, "sample", "write", "--out", written)).ExitCode);

        Assert.Equal(await File.ReadAllBytesAsync(given, ct), await File.ReadAllBytesAsync(written, ct));
    }

    private string Text(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private string Zip(string name, params (string Name, string Content)[] entries)
    {
        var path = Path.Combine(_folder, name);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(content);
        }
        return path;
    }
}
