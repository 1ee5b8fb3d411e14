using System.Globalization;
using HaloScreener.TestKit;
using Microsoft.Playwright;

// dotnet run --project tests/HaloScreener.Gallery
// Draws docs/screenshots anew: every page over the bundled universe, light and dark, on a desk and on a telephone.
const string Url = "http://127.0.0.1:5985";
(string Name, string Path)[] pages =
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
    ("validate", "/validate?tickers=UNP,CSX,NSC,NEE,DUK,SO,XOM,CVX,LIN,APD,NEM,FCX,AMT,CCI,WM,RSG,KMI,WMB,OKE,CAT"),
    ("data", "/data"),
    ("method", "/method"),
];

var store = Path.Combine(Path.GetTempPath(), $"halo-gallery-{Environment.ProcessId}");
Directory.CreateDirectory(store);
var target = Path.Combine(RepositoryFolder(), "docs", "screenshots");
try
{
    await using var web = await RunningWeb.StartAsync(store, Url, "dotnet", [Path.Combine(AppContext.BaseDirectory, "HaloScreener.Web.dll"), "--urls", Url]);
    // The score history is worked out behind the scenes after a first start, and pages show it.
    await web.StopsUsingCpuAsync();
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
            {
                BaseURL = Url,
                ColorScheme = theme,
                Locale = "en-GB",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new ViewportSize { Width = width, Height = height },
            });
            var page = await context.NewPageAsync();
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(path);
                await page.Locator(".shell[data-live]").WaitForAsync();
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{(theme == ColorScheme.Dark ? "dark" : "light")}-{width}.png");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(target, file), Animations = ScreenshotAnimations.Disabled });
                Console.WriteLine(file);
            }
        }
    }
}
finally
{
    Directory.Delete(store, recursive: true);
}

static string RepositoryFolder()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "HaloScreener.sln")))
            return folder.FullName;
    }
    throw new InvalidOperationException("The gallery runs from its build folder inside the repository.");
}
