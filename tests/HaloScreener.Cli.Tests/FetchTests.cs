using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using HaloScreener.TestKit;
using HaloScreener.TestKit.Http;

namespace HaloScreener.Cli.Tests;

/// <summary><c>halo fetch</c> as a person runs it: the program, its exit code and what it prints. It talks to the loopback alone.</summary>
public sealed class FetchTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("halo-fetch-").FullName;
    private readonly TaskCompletionSource _begun = new();
    private readonly UnrulyServer _server;
    private readonly PostgresFixture _postgres;
    private TestDatabase? _database;

    public FetchTests(PostgresFixture postgres) => (_postgres, _server) = (postgres, new UnrulyServer(TimeProvider.System, Answer));

    private string Downloads => Path.Combine(_folder, "downloads");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Paths_go_to_stdout_and_what_happened_to_stderr()
    {
        var run = await RunAsync("fetch", "tickers");
        Assert.Equal((0, string.Join('\n', Path.Combine(Downloads, "company_tickers.json"), Path.Combine(Downloads, "company_tickers_exchange.json"), "")), (run.ExitCode, run.Output));
        Assert.StartsWith("company_tickers.json: 0.0 MB, SHA-256 ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_JSON_object_tells_of_each_file()
    {
        var run = await RunAsync("fetch", "tickers", "--json");
        var summary = JsonDocument.Parse(run.Output).RootElement;
        var first = summary.GetProperty("files")[0];
        Assert.Equal(("company_tickers.json", "fetched", 2), (first.GetProperty("file").GetString(), first.GetProperty("outcome").GetString(), first.GetProperty("bytes").GetInt32()));
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", first.GetProperty("sha256").GetString());
        Assert.Equal(0, summary.GetProperty("imports").GetArrayLength());
    }

    [Fact]
    public async Task What_was_fetched_can_go_into_the_store_at_once()
    {
        _database = await _postgres.CreateDatabaseAsync();
        var first = JsonDocument.Parse((await RunAsync("fetch", "submissions", "--import", "--json")).Output).RootElement;
        var again = JsonDocument.Parse((await RunAsync("fetch", "submissions", "--import", "--json")).Output).RootElement;

        Assert.Equal(("fetched", "unchanged"), (first.GetProperty("files")[0].GetProperty("outcome").GetString(), again.GetProperty("files")[0].GetProperty("outcome").GetString()));
        Assert.Equal((1, false), (first.GetProperty("imports")[0].GetProperty("companies").GetInt32(), first.GetProperty("imports")[0].GetProperty("alreadyImported").GetBoolean()));
        Assert.True(again.GetProperty("imports")[0].GetProperty("alreadyImported").GetBoolean());
    }

    [Fact]
    public async Task Without_a_contact_it_ends_with_1_and_asks_nothing()
    {
        var run = await RunWithoutContactAsync("fetch", "tickers");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("The SEC asks automated programs for a contact e-mail and refuses those without. Set Halo__Sec__Contact to yours; no request was made.\n", run.Errors);
        Assert.Empty(_server.Requests);
        Assert.False(Directory.Exists(Downloads));
    }

    [Theory]
    [InlineData("--to 2010q1 is before --from 2010q2.", "--from", "2010q2", "--to", "2010q1")]
    [InlineData("--from is '2009'; it must be a quarter from 2009q1 on, such as 2009q2.", "--from", "2009")]
    [InlineData("--to is 'now'; it must be a quarter such as 2026q1, or 'latest'.", "--from", "2010q2", "--to", "now")]
    [InlineData("Option '--from' is required.")]
    public async Task Wrong_usage_ends_with_2_and_asks_nothing(string expected, params string[] arguments)
    {
        var run = await RunAsync(["fetch", "fsds", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_quarter_that_is_not_published_ends_with_1_and_a_sentence()
    {
        var run = await RunAsync("fetch", "fsds", "--from", "2030q1", "--to", "2030q1");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"{_server.Address}files/dera/data/financial-statement-data-sets/2030q1.zip is not there (404). A quarter's data set appears some weeks after the quarter's end.\n",
            run.Errors);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Stopped_in_the_middle_it_ends_with_130_and_nothing_has_the_files_name(string signal)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no signals to send to a program.");
        if (signal == "INT" && IgnoresInterrupts)
            Assert.Skip("This run was started in the background of a script, where INT is ignored by all programs.");
        var halo = Start("someone@example.org", "fetch", "companyfacts");
        await _begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", [$"-{signal}", halo.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var run = await TellAsync(halo);
        Assert.Equal((130, "Cancelled; nothing was changed by the unfinished step.\n"), (run.ExitCode, run.Errors));
        Assert.False(File.Exists(Path.Combine(Downloads, "companyfacts.zip")));
    }

    /// <summary>What a shell sets for a program in its background passes on to all that the program starts: an INT would be waited for without end.</summary>
    private static bool IgnoresInterrupts
    {
        get
        {
            const string Ignored = "SigIgn:";
            const ulong Interrupt = 1 << (2 - 1);
            if (!OperatingSystem.IsLinux())
                return false;
            var line = File.ReadLines("/proc/self/status").Single(l => l.StartsWith(Ignored, StringComparison.Ordinal));
            return (ulong.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
        }
    }

    private static byte[] Submissions()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("CIK0000100885.json").Open())
            entry.Write("""{"cik":"0000100885","name":"UNION PACIFIC CORP","sic":"4011","tickers":["UNP"],"exchanges":["NYSE"]}"""u8);
        return memory.ToArray();
    }

    /// <summary>Ticker lists are empty, submissions are one railway's, companyfacts.zip begins and never ends, and there is nothing else.</summary>
    private Reply Answer(Asked asked) => asked.Path switch
    {
        "/files/company_tickers.json" or "/files/company_tickers_exchange.json" => new Reply(200) { Body = "{}"u8.ToArray() },
        "/Archives/edgar/daily-index/xbrl/companyfacts.zip" => new Reply(200)
        {
            Headers = { ["ETag"] = "\"a\"" },
            Body = [.. "PK"u8, .. new byte[1000]],
            SentBytes = 500,
            Then = () =>
            {
                _begun.TrySetResult();
                return Task.Delay(Timeout.Infinite);
            },
        },
        "/Archives/edgar/daily-index/bulkdata/submissions.zip" => asked.Header("If-None-Match") == "\"s\""
            ? new Reply(304)
            : new Reply(200) { Headers = { ["ETag"] = "\"s\"" }, Body = Submissions() },
        _ => new Reply(404),
    };

    private async Task<Halo.Run> RunAsync(params string[] arguments) => await TellAsync(Start("someone@example.org", arguments));

    private async Task<Halo.Run> RunWithoutContactAsync(params string[] arguments) => await TellAsync(Start(null, arguments));

    private Process Start(string? contact, params string[] arguments) => Halo.Start(
        new()
        {
            ["HALO_DATA_DIR"] = _folder,
            ["Halo__Sec__BaseUrl"] = _server.Address,
            ["Halo__Sec__Contact"] = contact,
            ["ConnectionStrings__Halo"] = _database?.ConnectionString,
        },
        arguments);

    private static async Task<Halo.Run> TellAsync(Process halo)
    {
        var run = await Halo.EndOfAsync(halo);
        return run with { Output = run.Output.ReplaceLineEndings("\n"), Errors = run.Errors.ReplaceLineEndings("\n") };
    }
}
