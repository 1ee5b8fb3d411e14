using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

/// <summary>What is done on a page before the server has taken it over is not lost.</summary>
public sealed class EarlyTests(Dashboard dashboard)
{
    [Fact]
    public async Task What_is_clicked_opened_and_typed_before_the_page_is_live_is_done_once_it_is()
    {
        var (page, takeOver) = await EarlyAsync("/screen?sector=transport");
        var row = page.Locator("tbody tr[data-href]").First;
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await row.Locator("[data-expand]").ClickAsync();
        await page.Locator("[data-theme-switch]").First.ClickAsync();
        await page.Locator("summary", new() { HasText = "Columns" }).ClickAsync();
        await page.Locator("[data-search]").FillAsync("union pac");

        takeOver.SetResult();

        await Dashboard.LiveAsync(page);
        await Expect(page.Locator(".selection-bar [role=status]")).ToHaveTextAsync("1 selected");
        await Expect(page.Locator(".row-detail")).ToHaveCountAsync(1);
        await Expect(page.Locator(".pop-columns")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-search]")).ToHaveValueAsync("union pac");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("UNP");
        // Still there, and switched once: what a script in the browser does is not done again.
        await Expect(page.Locator("[data-search]")).ToBeFocusedAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task A_form_sent_before_the_page_is_live_is_sent_once_it_is()
    {
        var (page, takeOver) = await EarlyAsync("/watchlists");
        await page.GetByLabel("Name of a new watchlist").FillAsync("Early");
        await page.GetByRole(AriaRole.Button, new() { Name = "New watchlist" }).ClickAsync();

        takeOver.SetResult();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Early");
        await Expect(page).ToHaveURLAsync(new Regex(@"/watchlists/\d+$"));
    }

    /// <summary>A page whose circuit waits until it is told to begin.</summary>
    private async Task<(IPage Page, TaskCompletionSource TakeOver)> EarlyAsync(string path)
    {
        var takeOver = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var page = await dashboard.NewPageAsync();
        await page.RouteAsync(new Regex("/_blazor/negotiate"), async route =>
        {
            await takeOver.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(path);
        return (page, takeOver);
    }
}
