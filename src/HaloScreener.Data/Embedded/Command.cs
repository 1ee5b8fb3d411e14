using System.Diagnostics;

namespace HaloScreener.Data.Embedded;

/// <summary>Runs one of the server's programs.</summary>
internal static class Command
{
    /// <param name="program">Path, or a name on the path.</param>
    /// <param name="arguments">Passed as they are, without a shell.</param>
    /// <param name="account">The user to run as; null: this one.</param>
    /// <param name="ct">Cancels the waiting, and ends the program.</param>
    /// <param name="input">Standard input; null: empty.</param>
    /// <returns>Exit code, and both outputs in one text.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IReadOnlyList<string> arguments, ServerAccount? account, CancellationToken ct, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The caller's directory may be closed to the server's user.
            WorkingDirectory = Path.GetPathRoot(Path.GetTempPath()),
        };
        if (account is not null)
            start.UserName = account.Name;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            if (input is not null)
                await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
            var text = await output + await error;
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, text);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: false);
            throw;
        }
    }
}
