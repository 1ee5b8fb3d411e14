using System.Diagnostics;
using System.Globalization;

namespace HaloScreener.Data.Embedded;

/// <summary>
/// What a running server writes of itself into <c>postmaster.pid</c>: pid, data directory, start time, port, socket directory, address,
/// shared memory key, status.
/// </summary>
/// <param name="ProcessId">The server's process.</param>
/// <param name="Port">Its port.</param>
/// <param name="IsReady">Whether it takes connections.</param>
internal sealed record PostmasterFile(int ProcessId, int Port, bool IsReady)
{
    private const string Name = "postmaster.pid";

    /// <summary>Null where there is no such file, or it is half written.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(cluster, Name));
            return lines.Length >= 4
                && int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid)
                && int.TryParse(lines[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out var port)
                ? new PostmasterFile(pid, port, lines.Length >= 8 && lines[7].Trim() == "ready")
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// After a crash the number may have gone to another program of the same user; Postgres would then refuse to start until someone deletes the
    /// file. Where the number is alive but no server's, the file is stale for certain.
    /// </summary>
    public static void DeleteIfOfAnotherProgram(string cluster)
    {
        if (Read(cluster) is { } file && ProcessName(file.ProcessId) is { } name && !IsServer(name))
            File.Delete(Path.Combine(cluster, Name));
    }

    public bool IsAlive() => ProcessName(ProcessId) is { } name && IsServer(name);

    private static bool IsServer(string name) => name.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);

    private static string? ProcessName(int pid)
    {
        try
        {
            // A killed server that nobody has waited for yet is a zombie: it has a number and a name, and is dead.
            if (OperatingSystem.IsLinux() && File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("State:", StringComparison.Ordinal)) is { } state
                && state.Contains('Z', StringComparison.Ordinal))
            {
                return null;
            }
            using var process = Process.GetProcessById(pid);
            return process.HasExited ? null : process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
