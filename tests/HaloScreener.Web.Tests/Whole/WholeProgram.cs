using System.Net;
using HaloScreener.Data;
using HaloScreener.Data.Lists;
using HaloScreener.TestKit;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Whole;

/// <summary>The program as it ships, on a database of its own with the bundled companies and one watchlist: for what is true of all addresses.</summary>
public sealed class WholeProgram(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>The collection of the classes that share one program; their tests run one after another.</summary>
    public const string Shared = "The whole program";

    private readonly string _folder = Directory.CreateTempSubdirectory("halo-whole-").FullName;
    private TestDatabase? _database;
    private RunningWeb? _program;
    private HttpClient? _http;

    /// <summary>The number of the watchlist.</summary>
    public long ListId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await using (var database = await _database.OpenAsync())
        {
            ListId = (await database.Watchlists.CreateAsync(Lists.Owner, "Rails and others", TestContext.Current.CancellationToken))!.Value;
            await database.WatchlistItems.AddAsync(
                Lists.Owner, ListId, [new NewItem(100885, "The western half"), new NewItem(789019, ""), new NewItem(19617, "")], TestContext.Current.CancellationToken);
        }
        var address = $"http://127.0.0.1:{Ports.Free()}";
        _program = await RunningWeb.StartAsync(_folder, address, "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "HaloScreener.Web.dll"), "--urls", address, "--ConnectionStrings:Halo", _database.ConnectionString]);
        _http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
    }

    public async Task<Answered> GetAsync(string address)
    {
        using var answer = await _http!.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var headers = answer.Headers.Where(h => h.Key.StartsWith("X-Halo-", StringComparison.Ordinal)).ToDictionary(h => h.Key["X-Halo-".Length..], h => h.Value.Single());
        return new Answered(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, headers, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens the store beside the program, as <c>halo import</c> does.</summary>
    public Task<HaloDatabase> OpenStoreAsync() => _database!.OpenAsync();

    /// <summary>Waits until the program answers from a version of the store.</summary>
    public async Task AnswersFromAsync(long version)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await GetAsync("/api/v1/screen?size=1")).Headers["Data"] != version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_program is not null)
            await _program.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>One program for all classes that ask it, since it takes longer to start than to answer.</summary>
[CollectionDefinition(WholeProgram.Shared)]
public sealed class WholeProgramCollection : ICollectionFixture<WholeProgram>;

/// <summary>What came back from an address.</summary>
/// <param name="Status">The status.</param>
/// <param name="Type">The content type.</param>
/// <param name="Headers">Those of the program's own, without their prefix.</param>
/// <param name="Body">The bytes.</param>
public sealed record Answered(HttpStatusCode Status, string? Type, IReadOnlyDictionary<string, string> Headers, byte[] Body);
