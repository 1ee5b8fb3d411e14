using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace HaloScreener.Data.Embedded;

/// <summary>
/// One database cluster in <c>pg&lt;major&gt;/</c> of the data directory: made, started, found running, stopped. The caller holds the start
/// lock, so that only one program does any of it at a time.
/// </summary>
internal sealed class Cluster
{
    public const string UserName = "halo";

    private const string PasswordFile = "halo.password";
    private const string SettingsFile = "halo.conf";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly ServerBinaries _binaries;
    private readonly ServerAccount? _account;

    public Cluster(string dataDirectory, ServerBinaries binaries, ServerAccount? account)
    {
        Directory = Path.Combine(dataDirectory, string.Create(CultureInfo.InvariantCulture, $"pg{binaries.Major}"));
        _binaries = binaries;
        _account = account;
    }

    public string Directory { get; }

    private string Log => Path.Combine(Directory, "server.log");

    /// <summary>The port of the running server, started where it does not run, made where there is none.</summary>
    /// <param name="database">Created with the cluster.</param>
    /// <param name="ct">Cancels the waiting.</param>
    public async Task<int> EnsureRunningAsync(string database, CancellationToken ct)
    {
        if (!System.IO.Directory.Exists(Directory))
            await CreateAsync(database, ct);

        var waited = Stopwatch.StartNew();
        while (true)
        {
            // Left behind by a kill -9 of the program: the server still runs and is adopted. Left behind by a kill -9 of the server: started anew.
            if (PostmasterFile.Read(Directory) is { } running && running.IsAlive())
            {
                if (running.IsReady)
                    return running.Port;
            }
            else if (await TryStartAsync(waited.Elapsed, ct) is { } port)
            {
                return port;
            }

            if (waited.Elapsed > StartPatience)
                throw new DatabaseUnavailableException($"The database did not start within {StartPatience.TotalSeconds:0} seconds. {LastWords()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (PostmasterFile.Read(Directory) is { } running && running.IsAlive())
            await RunAsync("pg_ctl", ["stop", "-D", Directory, "-m", "fast", "-w", "-t", "60"], ct);
    }

    public string ReadPassword()
    {
        try
        {
            return File.ReadAllText(Path.Combine(Directory, PasswordFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"The password of the database cannot be read from {Path.Combine(Directory, PasswordFile)}.", e);
        }
    }

    /// <summary>Made beside its place and moved there whole: a program killed on the way leaves nothing that looks like a cluster.</summary>
    private async Task CreateAsync(string database, CancellationToken ct)
    {
        var fresh = Directory + ".new";
        var password = fresh + ".password";
        if (System.IO.Directory.Exists(fresh))
            System.IO.Directory.Delete(fresh, recursive: true);
        System.IO.Directory.CreateDirectory(fresh);
        File.Delete(password);
        await using (var file = new FileStream(password, OwnerOnly()))
        await using (var writer = new StreamWriter(file))
            await writer.WriteAsync(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        _account?.Own(fresh);
        _account?.Own(password);

        await RequireAsync(
            "initdb",
            ["-D", fresh, "-U", UserName, "--pwfile", password, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"],
            ct);
        await RequireAsync("postgres", ["--single", "-D", fresh, "postgres"], ct, $"create database {database}\n");
        File.Move(password, Path.Combine(fresh, PasswordFile));
        await File.AppendAllTextAsync(Path.Combine(fresh, "postgresql.conf"), $"\ninclude '{SettingsFile}'\n", ct);
        System.IO.Directory.Move(fresh, Directory);
    }

    private async Task<int?> TryStartAsync(TimeSpan waited, CancellationToken ct)
    {
        PostmasterFile.DeleteIfOfAnotherProgram(Directory);
        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(Directory, SettingsFile), ServerSettings.For(port), ct);
        var before = File.Exists(Log) ? new FileInfo(Log).Length : 0;
        // pg_ctl gives the server a session of its own: Ctrl-C in this program's terminal does not reach it.
        var (code, output) = await RunAsync("pg_ctl", ["start", "-D", Directory, "-l", Log, "-w", "-t", "60", "-s"], ct);
        if (code == 0)
            return port;

        // The port was taken between choosing and binding it, or children of a killed server are still leaving: try again.
        var log = LogFrom(before);
        var passes = log.Contains("could not bind", StringComparison.Ordinal)
            || log.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)
            || log.Contains("pre-existing shared memory block", StringComparison.Ordinal);
        if (passes && waited < StartPatience)
            return null;
        throw new DatabaseUnavailableException($"The database in {Directory} does not start. {LastWords()} {output.Trim()}".TrimEnd());
    }

    private Task<(int ExitCode, string Output)> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct, string? input = null) =>
        Command.RunAsync(_binaries.Path(program), arguments, _account, ct, input);

    private async Task RequireAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct, string? input = null)
    {
        var (code, output) = await RunAsync(program, arguments, ct, input);
        if (code != 0)
            throw new DatabaseUnavailableException($"A new database cannot be made in {Directory}: {program} says: {output.Trim()}");
    }

    private string LastWords()
    {
        var lines = File.Exists(Log) ? File.ReadLines(Log).TakeLast(3).ToList() : [];
        return lines.Count == 0 ? $"There is no log at {Log}." : $"Its log ({Log}) ends: {string.Join(" / ", lines)}";
    }

    private string LogFrom(long position)
    {
        if (!File.Exists(Log))
            return "";
        using var stream = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Min(position, stream.Length);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
