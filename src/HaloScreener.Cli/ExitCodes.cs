using System.CommandLine;
using System.Runtime.InteropServices;
using HaloScreener.Data;
using HaloScreener.Import.Fetching;
using HaloScreener.Import.Readers;
using Npgsql;

namespace HaloScreener.Cli;

/// <summary>How <c>halo</c> ends: 0 done; 1 failed, nothing half-done; 2 wrong usage; 130 cancelled.</summary>
internal static class ExitCodes
{
    private const int Failed = 1;
    public const int WrongUsage = 2;
    private const int Cancelled = 130;

    /// <summary>Runs a command line. What can go wrong with files and servers is a sentence on stderr, never a stack trace.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return WrongUsage;
        }
        // Never disposed: a second Ctrl-C may still be on its way when the command has ended.
        var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Cancelled; nothing was changed by the unfinished step.");
            return Cancelled;
        }
        catch (Exception e) when (e is ImportException or FetchException or DatabaseUnavailableException or NpgsqlException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
