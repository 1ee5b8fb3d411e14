using Microsoft.Playwright;

namespace HaloScreener.Benchmarks;

/// <summary>
/// Whether the screen's table janks: the wheel turned through its rows, and the time from each frame to the next while it turns. A frame of more than 50 ms
/// is seen as a stutter; tasks that hold the page that long are counted by the browser itself.
/// </summary>
internal static class ScrollTimings
{
    private const int Turns = 120;
    private const int PixelsPerTurn = 120;

    private const string Watch =
        """
        () => {
          window.frames_ = []; window.long_ = 0; window.watching_ = true;
          new PerformanceObserver(list => window.long_ += list.getEntries().length).observe({ entryTypes: ["longtask"] });
          window.lowest_ = 0;
          document.addEventListener("scroll", e => { window.lowest_ = Math.max(window.lowest_, e.target.scrollTop ?? 0); }, { capture: true, passive: true });
          let last = performance.now();
          const tick = now => { window.frames_.push(now - last); last = now; if (window.watching_) requestAnimationFrame(tick); };
          requestAnimationFrame(tick);
        }
        """;

    private const string Seen = "() => { window.watching_ = false; return { frames: window.frames_.slice(1), long: window.long_, lowest: window.lowest_ }; }";

    private sealed record Scrolled(double[] Frames, int Long, double Lowest);

    public static async Task RunAsync(IBrowser browser, string url)
    {
        foreach (var size in (int[])[50, 250])
        {
            foreach (var slower in (int[])[1, 4])
            {
                var (frames, tasks, lowest) = await ScrollAsync(browser, $"{url}/screen?size={size}", slower);
                var sorted = frames.Order().ToArray();
                Measured.Say(
                    $"pages: scrolling {size} rows, processor {slower}× slower: {sorted.Length} frames down {lowest:0} px and back, median {sorted[sorted.Length / 2]:0} ms, p95 {sorted[(int)(0.95 * sorted.Length)]:0} ms, longest {sorted[^1]:0} ms, {frames.Count(f => f > 50)} over 50 ms, {tasks} long tasks");
            }
        }
    }

    private static async Task<Scrolled> ScrollAsync(IBrowser browser, string address, int slower)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.Locator(".shell[data-live]").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = slower });
        await page.Mouse.MoveAsync(900, 500);
        await page.EvaluateAsync(Watch);
        for (var turn = 0; turn < Turns; turn++)
            await page.Mouse.WheelAsync(0, turn < Turns / 2 ? PixelsPerTurn : -PixelsPerTurn);
        var seen = await page.EvaluateAsync<System.Text.Json.JsonElement>(Seen);
        await context.CloseAsync();
        return new Scrolled([.. seen.GetProperty("frames").EnumerateArray().Select(f => f.GetDouble())], seen.GetProperty("long").GetInt32(), seen.GetProperty("lowest").GetDouble());
    }
}
