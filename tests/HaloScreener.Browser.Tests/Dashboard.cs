using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using HaloScreener.TestKit;
using Microsoft.Playwright;

namespace HaloScreener.Browser.Tests;

/// <summary>The real program on a free port, on a fresh database with the bundled sample, and one browser for all tests.</summary>
public sealed partial class Dashboard : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    /// <summary>How long an expectation waits for what is on its way: nothing is slow on a free machine, but a build server is shared.</summary>
    private const float ExpectMilliseconds = 30_000;

    private readonly PostgresFixture _postgres = new();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"halo-browser-{Environment.ProcessId}");
    private readonly StringBuilder _said = new();
    private TestDatabase? _database;
    private Process? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var chromium = Chromium.Path;
        await _postgres.InitializeAsync();
        _database = await _postgres.CreateDatabaseAsync();
        Directory.CreateDirectory(_folder);
        Address = await StartAsync(_database.ConnectionString);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(ExpectMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Chromium.Arguments });
        await BecomeReadyAsync();
    }

    /// <summary>A page of its own that the server has taken over, with cookies of its own, in a browser that asks for this language.</summary>
    public async Task<IPage> OpenAsync(string path, int width = 1440, int height = 900, bool dark = false, bool scripts = true, string language = "en-GB")
    {
        var page = await NewPageAsync(width, height, dark, scripts, language);
        await page.GotoAsync(path);
        if (scripts)
            await LiveAsync(page);
        return page;
    }

    /// <summary>A page that has gone nowhere yet.</summary>
    public async Task<IPage> NewPageAsync(int width = 1440, int height = 900, bool dark = false, bool scripts = true, string language = "en-GB")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            AcceptDownloads = true,
            Locale = language,
        });
        return await context.NewPageAsync();
    }

    /// <summary>Waits until the server has taken the page over.</summary>
    public static Task LiveAsync(IPage page) => page.Locator(".shell[data-live]").WaitForAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is { HasExited: false })
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync();
        }
        _program?.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> StartAsync(string connectionString)
    {
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HaloScreener.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Halo"] = connectionString;
        start.Environment["HALO_DATA_DIR"] = _folder;
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        _program = new Process { StartInfo = start, EnableRaisingEvents = true };
        void Hear(string? line)
        {
            lock (_said)
                _said.AppendLine(line);
            if (line is not null && ListensOn().Match(line) is { Success: true } match)
                listens.TrySetResult(match.Groups[1].Value);
        }
        _program.OutputDataReceived += (_, e) => Hear(e.Data);
        _program.ErrorDataReceived += (_, e) => Hear(e.Data);
        _program.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"The dashboard ended at its start. It said:\n{Said}"));
        _program.Start();
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
        return await listens.Task.WaitAsync(LongestStart, TestContext.Current.CancellationToken);
    }

    private string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    private async Task BecomeReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
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

    [GeneratedRegex(@"listens on (http://\S+?)(,|\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ListensOn();
}
