using System.Text;
using HaloScreener.TestKit;
using Microsoft.Playwright;

namespace HaloScreener.Browser.Tests;

/// <summary>The real program on a free port, on a fresh database with the bundled sample, and one browser for all tests.</summary>
public sealed class Dashboard : IAsyncLifetime
{
    /// <summary>How long an expectation, a click or a way to a page waits: nothing is slow on a free machine, but a build server is shared.</summary>
    private const float ExpectMilliseconds = 120_000;

    private readonly PostgresFixture _postgres = new();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"halo-browser-{Environment.ProcessId}");
    private TestDatabase? _database;
    private WebProgram? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address { get; private set; } = "";

    /// <summary>Finds what is left in English; knows the companies of the sample.</summary>
    public EnglishLeft English { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var chromium = Chromium.Shell;
        await _postgres.InitializeAsync();
        _database = await _postgres.CreateDatabaseAsync();
        Directory.CreateDirectory(_folder);
        _program = await WebProgram.StartAsync(_database.ConnectionString, _folder);
        Address = _program.Address.GetLeftPart(UriPartial.Authority);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(ExpectMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Chromium.Arguments });
        await _program.BecomeReadyAsync();
        using var client = new HttpClient { BaseAddress = _program.Address, Timeout = WebProgram.LongestStart };
        await PastIsStoredAsync(client);
        English = await EnglishLeft.OfAsync(client, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the scores of the past are worked out, on which a page would change while a test compares it.</summary>
    private static async Task PastIsStoredAsync(HttpClient client)
    {
        foreach (var basis in (string[])["annual", "ttm"])
            await client.GetStringAsync(new Uri($"/screen.csv?cols=rank,halo_history&basis={basis}", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    /// <summary>A second program on the same store, which a test may stop and start again.</summary>
    public Task<WebProgram> StartAnotherAsync(int port = 0) => WebProgram.StartAsync(_database!.ConnectionString, _folder, port);

    /// <summary>A page of its own that the server has taken over, with cookies of its own, in a browser that asks for this language.</summary>
    public async Task<IPage> OpenAsync(string path, int width = 1440, int height = 900, bool dark = false, bool scripts = true, string language = "en-GB")
    {
        var page = await NewPageAsync(width, height, dark, scripts, language);
        await page.GotoAsync(path);
        if (scripts)
            await LiveAsync(page);
        return page;
    }

    /// <summary>A page that has gone nowhere yet, for the dashboard of all tests or another program.</summary>
    public async Task<IPage> NewPageAsync(int width = 1440, int height = 900, bool dark = false, bool scripts = true, string language = "en-GB", WebProgram? of = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = of?.Address.AbsoluteUri ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            AcceptDownloads = true,
            Locale = language,
        });
        context.SetDefaultTimeout(ExpectMilliseconds);
        OpenPages.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Waits until the server has taken the page over.</summary>
    public static Task LiveAsync(IPage page) => page.Locator(".shell[data-live]").WaitForAsync();

    /// <summary>Chooses a file once the page takes one.</summary>
    public static async Task ChooseAsync(ILocator field, string name, string content)
    {
        await Assertions.Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null)
            await _program.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
