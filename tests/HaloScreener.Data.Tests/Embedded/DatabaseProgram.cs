using System.Diagnostics;

namespace HaloScreener.Data.Tests.Embedded;

/// <summary>Another program that uses the database of a data directory: this test program in a process of its own, which a test may kill.</summary>
internal sealed class DatabaseProgram : IAsyncDisposable
{
    public const string Verb = "hold-database";

    private const string Ready = "ready";

    private readonly Process _process;
    private readonly Task<string> _error;

    private DatabaseProgram(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The program's side: opens the database, says so, and holds it until its input ends.</summary>
    public static async Task<int> HoldAsync(string directory)
    {
        try
        {
            await using var database = await HaloDatabase.OpenAsync(new DatabaseOptions { DataDirectory = directory }, CancellationToken.None);
            Console.WriteLine(Ready);
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (DatabaseUnavailableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Starts it, as another user where one is named, without waiting.</summary>
    public static DatabaseProgram Start(string directory, string? user = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Verb, directory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        if (user is not null)
        {
            start.UserName = user;
            start.Environment["HOME"] = directory;
        }
        return new DatabaseProgram(Process.Start(start)!);
    }

    /// <summary>Returns once it has the database open; fails with what it said instead.</summary>
    public async Task WaitUntilReadyAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) != Ready)
            Assert.Fail($"The program did not open the database: {await _error}");
    }

    /// <summary>kill -9</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets it leave in good order.</summary>
    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }
}
