using System.Diagnostics;
using HaloScreener.Cli.Commands;
using HaloScreener.TestKit;

namespace HaloScreener.Cli.Tests;

/// <summary>Runs <c>halo</c> as a person does: as a program, on a database of its own.</summary>
internal static class Halo
{
    public sealed record Run(int ExitCode, string Output, string Errors);

    public static Task<Run> RunAsync(TestDatabase database, params string[] arguments) =>
        EndOfAsync(Start(new() { ["ConnectionStrings__Halo"] = database.ConnectionString }, arguments));

    /// <summary>Starts it with these settings; null takes away one that this machine has.</summary>
    public static Process Start(Dictionary<string, string?> environment, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(ImportCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The program is compiled for long imports at once and best; commands of a second are done sooner when it is not.
        info.Environment["DOTNET_TieredCompilation"] = "1";
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    public static async Task<Run> EndOfAsync(Process halo)
    {
        var ct = TestContext.Current.CancellationToken;
        using var process = halo;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new Run(process.ExitCode, await output, await errors);
    }
}
