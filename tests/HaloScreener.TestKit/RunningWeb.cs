using System.Diagnostics;
using System.Net;

namespace HaloScreener.TestKit;

/// <summary>The dashboard as a process of its own on a store, until it is disposed.</summary>
public sealed class RunningWeb : IAsyncDisposable
{
    private readonly Process _process;

    private RunningWeb(Process process) => _process = process;

    /// <summary>Starts a program and waits for <c>/health/ready</c>.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public static async Task<RunningWeb> StartAsync(string data, string url, string program, string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["HALO_DATA_DIR"] = data;
        var process = Process.Start(info)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await IsReadyAsync(http))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{program} ended with {process.ExitCode} before it was ready.");
            await timer.WaitForNextTickAsync();
        }
        return new RunningWeb(process);
    }

    /// <summary>Waits until the work behind the scenes (score runs of the past) is done: a second with next to no processor time.</summary>
    public async Task StopsUsingCpuAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        TimeSpan before;
        do
        {
            _process.Refresh();
            before = _process.TotalProcessorTime;
            await timer.WaitForNextTickAsync();
            _process.Refresh();
        }
        while (_process.TotalProcessorTime - before > TimeSpan.FromMilliseconds(50));
    }

    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A polite stop, so that the private server stops too; `dotnet run` passes it on to its child.
        using var kill = Process.Start("sh", ["-c", $"pkill -TERM -P {_process.Id}; kill -TERM {_process.Id}"]);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
