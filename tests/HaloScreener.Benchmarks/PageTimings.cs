using System.Diagnostics;
using System.Globalization;
using HaloScreener.TestKit;
using Microsoft.Playwright;

namespace HaloScreener.Benchmarks;

/// <summary>
/// What a person waits for over a store of ten thousand companies, in Chromium: the first page of a cold circuit, and from a click to the next
/// painted table. The pictures are timed over HTTP, each with an address of its own, so that none comes from a cache.
/// </summary>
internal static class PageTimings
{
    private const string Url = "http://127.0.0.1:5986";
    private const int ColdPages = 8;
    private const int Rounds = 40;

    /// <summary>Clicks or moves one control and resolves with the milliseconds until the changed table is on screen.</summary>
    private const string UntilPainted =
        """
        ([selector, value]) => new Promise(resolve => {
          const control = document.querySelector(selector);
          const result = document.querySelector(".screen-result");
          const began = performance.now();
          const seen = new MutationObserver(() => {
            seen.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
          });
          seen.observe(result, { subtree: true, childList: true, characterData: true });
          if (value === null) { control.click(); return; }
          control.value = value;
          control.dispatchEvent(new Event("change", { bubbles: true }));
        })
        """;

    public static async Task RunAsync()
    {
        var folder = Programs.Scratch("pages");
        try
        {
            var watch = Stopwatch.StartNew();
            var companies = await LargeStore.WriteAsync(folder, CancellationToken.None);
            Measured.Say($"pages: store of {companies:N0} companies written in {watch.Elapsed.TotalSeconds:0.0} s");
            watch.Restart();
            await using var web = await RunningWeb.StartAsync(folder, Url, "dotnet", [Programs.Web, "--urls", Url]);
            Measured.Say($"pages: ready {watch.Elapsed.TotalSeconds:0.0} s after start");
            await web.StopsUsingCpuAsync();
            await PicturesAsync();
            await InBrowserAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PicturesAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        foreach (var (name, path) in new[] { ("map", "/charts/map.svg?h=620&w="), ("map as PNG", "/charts/map.png?h=620&w="), ("history", "/charts/history/320193.svg?w=") })
        {
            var timings = new List<double>();
            for (var i = 0; i < Rounds; i++)
            {
                var address = new Uri(path + (900 + i).ToString(CultureInfo.InvariantCulture), UriKind.Relative);
                var began = Stopwatch.GetTimestamp();
                await http.GetByteArrayAsync(address);
                timings.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            Say(name, timings.Skip(5));
        }
    }

    private static async Task InBrowserAsync()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Browser,
            Args = Chromium.Arguments,
        });
        var cold = new List<double>();
        IPage? page = null;
        for (var i = 0; i < ColdPages; i++)
        {
            if (page is not null)
                await page.Context.CloseAsync();
            var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Url, ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
            page = await context.NewPageAsync();
            var began = Stopwatch.GetTimestamp();
            await page.GotoAsync("/screen");
            await page.Locator(".shell[data-live]").WaitForAsync();
            cold.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Say("first page of a cold circuit", cold);

        await ClicksAsync(page!, "sort", i => (i % 2 == 0 ? "th.col-h a" : "th.col-r a", null));
        await ClicksAsync(page!, "page", i => (".pager a[rel=next]", null));
        await ClicksAsync(page!, "filter", i => (".screen-filters a.tick:not(.tick-none)", null));
        await ClicksAsync(page!, "weight", i => ("[data-weight]", i % 2 == 0 ? "0.4" : "0.1"));
        await page!.Context.CloseAsync();
        await ScrollTimings.RunAsync(browser, Url);
    }

    private static async Task ClicksAsync(IPage page, string name, Func<int, (string Selector, string? Value)> control)
    {
        var timings = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var (selector, value) = control(i);
            timings.Add(await page.EvaluateAsync<double>(UntilPainted, new object?[] { selector, value }));
        }
        Say(name, timings.Skip(3));
    }

    private static void Say(string what, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        Measured.Say($"pages: {what} median {sorted[sorted.Length / 2]:0} ms, p95 {sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1]:0} ms ({sorted.Length} times)");
    }
}
