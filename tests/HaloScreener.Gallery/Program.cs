using System.Globalization;
using System.Text.RegularExpressions;
using HaloScreener.TestKit;
using Microsoft.Playwright;
using SkiaSharp;

// dotnet run --project tests/HaloScreener.Gallery
// Draws docs/screenshots anew: every page over the bundled universe, light and dark, on a desk and on a telephone.
const string Url = "http://127.0.0.1:5985";

// Of WebP, 0–100: letters stay clean, and a page of a desk’s size stays under 100 kB.
const int Quality = 60;

(int Width, int Height)[] screens = [(1440, 900), (390, 844)];
ColorScheme[] themes = [ColorScheme.Light, ColorScheme.Dark];

var store = Path.Combine(Path.GetTempPath(), $"halo-gallery-{Environment.ProcessId}");
Directory.CreateDirectory(store);
var target = Path.Combine(RepositoryFolder(), "docs", "screenshots");
try
{
    await using var web = await RunningWeb.StartAsync(store, Url, "dotnet", [Path.Combine(AppContext.BaseDirectory, "HaloScreener.Web.dll"), "--urls", Url]);
    // The score history is worked out behind the scenes after a first start, and pages show it.
    await web.StopsUsingCpuAsync();
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Shell, Args = Chromium.Arguments });
    var pages = Pages(await WatchlistAsync(browser));
    foreach (var old in Directory.GetFiles(target))
        File.Delete(old);
    var bytes = 0L;
    foreach (var (width, height) in screens)
    {
        foreach (var theme in themes)
        {
            await using var context = await ContextAsync(browser, width, height, theme);
            var page = await context.NewPageAsync();
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(path);
                await page.Locator(".shell[data-live]").WaitForAsync();
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                using var shot = SKBitmap.Decode(await page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled }));
                using var image = shot.Encode(SKEncodedImageFormat.Webp, Quality);
                var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{(theme == ColorScheme.Dark ? "dark" : "light")}-{width}.webp");
                await File.WriteAllBytesAsync(Path.Combine(target, file), image.ToArray());
                bytes += image.Size;
                Console.WriteLine(FormattableString.Invariant($"{image.Size / 1000.0,6:0.0} kB  {file}"));
            }
        }
    }
    Console.WriteLine(FormattableString.Invariant($"{bytes / 1e6:0.00} MB in all"));
}
finally
{
    Directory.Delete(store, recursive: true);
}

static (string Name, string Path)[] Pages(string watchlist) =>
[
    ("overview", "/"),
    ("screen", "/screen"),
    ("map", "/map?company=100885"),
    ("company", "/company/100885"),
    ("sectors", "/sectors"),
    ("migration", "/migration"),
    ("ai-capex", "/ai-capex"),
    ("stress", "/stress"),
    ("compare", "/compare?ids=UNP,NEE,MSFT,ADBE"),
    ("watchlists", "/watchlists"),
    ("watchlist", watchlist),
    ("validate", "/validate?tickers=UNP,CSX,NSC,NEE,DUK,SO,XOM,CVX,LIN,APD,NEM,FCX,AMT,CCI,WM,RSG,KMI,WMB,OKE,CAT"),
    ("data", "/data"),
    ("method", "/method"),
];

// A list to show, made as a person makes it; its address.
static async Task<string> WatchlistAsync(IBrowser browser)
{
    await using var context = await ContextAsync(browser, 1440, 900, ColorScheme.Light);
    var page = await context.NewPageAsync();
    await page.GotoAsync("/watchlists");
    await page.Locator(".shell[data-live]").WaitForAsync();
    await page.GetByLabel("Name of a new watchlist").FillAsync("Grid and rails");
    await page.GetByRole(AriaRole.Button, new() { Name = "New watchlist" }).ClickAsync();
    await page.GetByLabel("Tickers, CIKs or company names").FillAsync("UNP, CSX, NSC, NEE, DUK, SO, KMI, WMB, AMT, MSFT, ADBE");
    await page.GetByRole(AriaRole.Button, new() { Name = "Add to the list" }).ClickAsync();
    var first = page.Locator(".members tr", new() { HasText = "Union Pacific" });
    await first.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Add a note") }).ClickAsync();
    await page.GetByLabel("Note on UNP").FillAsync("Class I rail: nobody lays a second line beside it");
    await page.GetByLabel("Note on UNP").PressAsync("Control+Enter");
    await first.Locator(".note").WaitForAsync();
    return new Uri(page.Url).AbsolutePath;
}

static Task<IBrowserContext> ContextAsync(IBrowser browser, int width, int height, ColorScheme theme) => browser.NewContextAsync(new BrowserNewContextOptions
{
    BaseURL = Url,
    ColorScheme = theme,
    Locale = "en-GB",
    ReducedMotion = ReducedMotion.Reduce,
    ViewportSize = new ViewportSize { Width = width, Height = height },
});

static string RepositoryFolder()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "HaloScreener.sln")))
            return folder.FullName;
    }
    throw new InvalidOperationException("The gallery runs from its build folder inside the repository.");
}
