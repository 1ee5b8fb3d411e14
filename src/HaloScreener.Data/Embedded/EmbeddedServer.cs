using System.Globalization;
using Npgsql;

namespace HaloScreener.Data.Embedded;

/// <summary>
/// The private server of a data directory, shared by all programs that use it. Each holds a shared lock on <c>users.lock</c>; whoever can
/// take it alone on leaving stops the server. Starting and stopping happen under <c>start.lock</c>. Both locks die with their holder, so a
/// killed program leaves a running server that the next start adopts.
/// </summary>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    public const string DatabaseName = "halo";

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(90);

    private readonly Cluster _cluster;
    private readonly int _port;
    private readonly string _password;
    private FileStream? _use;

    private EmbeddedServer(string dataDirectory, Cluster cluster, int port, FileStream use)
    {
        DataDirectory = dataDirectory;
        _cluster = cluster;
        _port = port;
        _password = cluster.ReadPassword();
        _use = use;
    }

    public string DataDirectory { get; }

    /// <param name="directory">The data directory, absolute; made where it does not exist.</param>
    /// <param name="ct">Cancels the waiting.</param>
    /// <param name="binaryDirectories">Where to look for the server's programs; null: in the usual places.</param>
    /// <exception cref="DatabaseUnavailableException">With a sentence: no binaries, another version, a directory that cannot be used, …</exception>
    public static async Task<EmbeddedServer> StartAsync(
        string directory, CancellationToken ct, IReadOnlyList<string>? binaryDirectories = null)
    {
        var found = await ServerBinaries.FindAsync(binaryDirectories ?? await ServerBinaries.UsualDirectoriesAsync(ct), ct);
        if (found.Count == 0)
            throw new DatabaseUnavailableException(NoBinaries);
        var account = ServerAccount.Needed();
        // Asked before anything is made, and of the new directory too: a umask may have closed it.
        if (account is not null && !Directory.Exists(directory))
            await account.RequireAccessAsync(NearestExisting(directory), ct);
        Prepare(directory);
        if (account is not null)
            await account.RequireAccessAsync(directory, ct);
        var cluster = new Cluster(directory, Choose(directory, found), account);

        await using var starting = await FileLock.TakeAsync(Path.Combine(directory, "start.lock"), LockPatience, ct);
        var use = FileLock.TryShare(UsersLock(directory))
            ?? throw new DatabaseUnavailableException($"{UsersLock(directory)} is locked by a program that is not HALO Screener.");
        try
        {
            return new EmbeddedServer(directory, cluster, await cluster.EnsureRunningAsync(DatabaseName, ct), use);
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }

    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Database = database,
        Username = Cluster.UserName,
        Password = _password,
        ApplicationName = "HALO Screener",
        // On loopback there is nothing to negotiate.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Leaves; the last one out stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_use is null)
            return;
        await using var stopping = await FileLock.TakeAsync(Path.Combine(DataDirectory, "start.lock"), LockPatience, CancellationToken.None);
        await _use.DisposeAsync();
        _use = null;
        if (FileLock.TryTake(UsersLock(DataDirectory)) is { } alone)
        {
            await using (alone)
                await _cluster.StopAsync(CancellationToken.None);
        }
    }

    private const string NoBinaries =
        "No Postgres binaries (15 or newer: initdb, pg_ctl, postgres) were found on this machine. Install them (Debian and Ubuntu: apt-get install "
        + "postgresql; macOS: brew install postgresql@17; Windows: the installer from postgresql.org), put pg_config on the PATH, "
        + "or set ConnectionStrings__Halo to a Postgres server that runs elsewhere.";

    private static string UsersLock(string directory) => Path.Combine(directory, "users.lock");

    private static string NearestExisting(string directory) =>
        Directory.Exists(directory) || Path.GetDirectoryName(directory) is not { } parent ? directory : NearestExisting(parent);

    private static void Prepare(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"The data directory {directory} cannot be made: {e.Message} Set HALO_DATA_DIR to another one.", e);
        }
    }

    /// <summary>The binaries of the newest cluster that lies here; the newest binaries where there is none.</summary>
    private static ServerBinaries Choose(string directory, IReadOnlyList<ServerBinaries> found)
    {
        var clusters = Directory.EnumerateDirectories(directory, "pg*")
            .Select(path => Path.GetFileName(path)[2..])
            .Where(version => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(version => int.Parse(version, CultureInfo.InvariantCulture))
            .OrderDescending()
            .ToList();
        if (clusters.Count == 0)
            return found[0];
        return clusters.Select(major => found.FirstOrDefault(b => b.Major == major)).FirstOrDefault(b => b is not null)
            ?? throw new DatabaseUnavailableException(
                $"The database in {Path.Combine(directory, $"pg{clusters[0]}")} was made by PostgreSQL {clusters[0]}, and this machine has the binaries of "
                + $"PostgreSQL {string.Join(", ", found.Select(b => $"{b.Major} ({b.Directory})"))}. Install PostgreSQL {clusters[0]} again (Debian and Ubuntu: "
                + $"apt-get install postgresql-{clusters[0]}) and start as before. To change over: save your lists with 'halo db dump' under the old binaries, "
                + "move that directory away, and load them with 'halo db load'; filings are imported again.");
    }
}
