using System.Security.Cryptography;
using HaloScreener.Import.Fetching;
using HaloScreener.TestKit.Http;

namespace HaloScreener.Import.Tests.Fetching;

/// <summary>A fetcher between a clock of its own, an unruly server and a folder that goes away afterwards.</summary>
internal sealed class FetchBench : IAsyncDisposable
{
    private readonly List<UnrulyServer> _servers = [];

    public FetchBench(params Func<Asked, Reply>[] script) => Serve(script);

    public ImpatientClock Clock { get; } = new();
    public string Folder { get; } = Directory.CreateTempSubdirectory("halo-fetch-").FullName;
    public List<string> Said { get; } = [];
    public string Contact { get; init; } = "someone@example.org";
    public Action<long> Received { get; init; } = _ => { };

    /// <summary>The newest server.</summary>
    public UnrulyServer Server => _servers[^1];

    /// <summary>A quarter that does not look for itself in a second place, so that a script has one entry a try.</summary>
    public static RemoteFile Quarter { get; } = RemoteFile.DataSet(new Quarter(2010, 1)) with { Paths = ["files/2010q1.zip"] };

    /// <summary>From now on another script is played.</summary>
    public void Serve(params Func<Asked, Reply>[] script) => _servers.Add(new UnrulyServer(Clock, script));

    public string PathOf(string name) => Path.Combine(Folder, name);

    public byte[] BytesOf(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>Names in the folder that a person would look at.</summary>
    public IEnumerable<string> Names => Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Where(n => n is not (".lock" or "downloads.json")).Order(StringComparer.Ordinal);

    /// <summary>As one run of the program does it.</summary>
    public Task<FetchedFile> FetchAsync(CancellationToken? ct = null) => FetchAsync(Quarter, ct);

    public Task<FetchedFile> FetchAsync(RemoteFile file, CancellationToken? ct = null) =>
        WithAsync(fetcher => fetcher.FetchAsync(file, ct ?? TestContext.Current.CancellationToken));

    public async Task<T> WithAsync<T>(Func<SecFetcher, Task<T>> use)
    {
        var settings = new SecSettings { Contact = Contact, BaseUrl = Server.Address };
        using var fetcher = new SecFetcher(settings, Folder, Clock, new FetchObserver { Said = Said.Add, Received = (_, bytes, _) => Received(bytes) });
        return await use(fetcher);
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
