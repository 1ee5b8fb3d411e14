using System.Globalization;
using System.Runtime.InteropServices;

namespace HaloScreener.Data.Embedded;

/// <summary>The user that the server runs as when this program runs as root, which Postgres refuses to do.</summary>
/// <param name="Name">User name.</param>
/// <param name="UserId">Its number.</param>
/// <param name="GroupId">Its main group.</param>
internal sealed partial record ServerAccount(string Name, uint UserId, uint GroupId)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Null for an ordinary user: the server runs as that user.</summary>
    /// <exception cref="DatabaseUnavailableException">Root without any of the candidates.</exception>
    public static ServerAccount? Needed()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        return Candidates
            .Select(name => users.FirstOrDefault(fields => fields[0] == name))
            .OfType<string[]>()
            .Select(fields => new ServerAccount(
                fields[0], uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture)))
            .FirstOrDefault()
            ?? throw new DatabaseUnavailableException(
                "Postgres does not run as root, and this machine has neither a user 'postgres' nor 'nobody' to run it as. "
                + "Start the program as an ordinary user, or set ConnectionStrings__Halo to a server of your own.");
    }

    public void Own(string path)
    {
        if (Chown(path, UserId, GroupId) != 0)
            throw new DatabaseUnavailableException($"{path} cannot be given to the user '{Name}': {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Checks that the server's user can get into a directory, from the root down.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot; the message names the directory that is closed.</exception>
    public async Task RequireAccessAsync(string directory, CancellationToken ct)
    {
        if (await CanEnterAsync(directory, ct))
            return;
        var closed = directory;
        for (var parent = Path.GetDirectoryName(directory); parent is not null && !await CanEnterAsync(parent, ct); parent = Path.GetDirectoryName(parent))
            closed = parent;
        throw new DatabaseUnavailableException(
            $"As root, the database runs as the user '{Name}', who cannot get into {closed}. Set HALO_DATA_DIR to a directory that is open to all, "
            + $"such as {DatabaseOptions.DefaultDataDirectory}, or open that one (chmod a+x).");
    }

    private async Task<bool> CanEnterAsync(string directory, CancellationToken ct) =>
        (await Command.RunAsync("/bin/sh", ["-c", "cd -- \"$0\"", directory], this, ct)).ExitCode == 0;

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chown(string path, uint owner, uint group);
}
