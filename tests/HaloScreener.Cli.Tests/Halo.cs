using System.Diagnostics;
using HaloScreener.Cli.Commands;
using HaloScreener.TestKit;

namespace HaloScreener.Cli.Tests;

/// <summary>Runs <c>halo</c> as a person does: as a program, on a database of its own.</summary>
internal static class Halo
{
    public sealed record Run(int ExitCode, string Output, string Errors);

    public static async Task<Run> RunAsync(TestDatabase database, params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        var info = new ProcessStartInfo("dotnet", [typeof(ImportCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["ConnectionStrings__Halo"] = database.ConnectionString;
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new Run(process.ExitCode, await output, await errors);
    }
}
