using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HaloScreener.Browser.Tests;

/// <summary>The dashboard's program, started as a person starts it, on a port of its own.</summary>
public sealed partial class WebProgram : IAsyncDisposable
{
    /// <summary>How long anything may take that a start does.</summary>
    public static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    private readonly Process _process = new();
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebProgram(string connectionString, string folder, int port)
    {
        _process.StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HaloScreener.Web.dll"), "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process.StartInfo.Environment["ConnectionStrings__Halo"] = connectionString;
        _process.StartInfo.Environment["HALO_DATA_DIR"] = folder;
        _process.StartInfo.Environment.Remove("ASPNETCORE_URLS");
        _process.StartInfo.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        _process.EnableRaisingEvents = true;
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException($"The dashboard ended at its start. It said:\n{Said}"));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts it and waits until it listens; on a free port unless one is named.</summary>
    public static async Task<WebProgram> StartAsync(string connectionString, string folder, int port = 0)
    {
        var program = new WebProgram(connectionString, folder, port);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        program.Address = new Uri(await program._listens.Task.WaitAsync(LongestStart, TestContext.Current.CancellationToken));
        return program;
    }

    /// <summary>Waits until it has a book.</summary>
    public async Task BecomeReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            if (since.Elapsed > LongestStart)
                throw new TimeoutException($"The dashboard was not ready after {LongestStart}. It said:\n{Said}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends it at once, as a fault or a power cut would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
        if (line is not null && ListensOn().Match(line) is { Success: true } match)
            _listens.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex(@"listens on (http://\S+?)(,|\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ListensOn();
}
