using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

[Collection(Imports)]
public sealed class DataTests(Dashboard dashboard)
{
    /// <summary>Tests that import, and those that may not run beside them: pages say that newer filings are there.</summary>
    public const string Imports = "imports";

    [Fact]
    public async Task A_file_sent_from_the_page_is_imported_while_the_page_keeps_its_figures_until_asked_to_refresh()
    {
        // Reached by a link: the form must hold its token without a load of its own.
        var page = await dashboard.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).ClickAsync();
        await Expect(page.Locator(".import-table")).ToContainTextAsync("universe.halo");

        await SendAsync(page, "tickers", "one_ticker.json", """{"0":{"cik_str":1999999,"ticker":"ZZZT","title":"Data Test"}}""");

        await Expect(page.Locator(".import-queue li").First).ToContainTextAsync("New facts: 0; known: 0; companies: 1.");
        await Expect(page.Locator(".import-table tbody tr").First).ToContainTextAsync("one_ticker.json");
        var banner = page.Locator(".banner");
        await Expect(banner).ToContainTextAsync("New filings have been scored.");
        await banner.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(banner).ToHaveCountAsync(0);

        // The queue belongs to the server: another visitor sees it too, and the same file changes nothing.
        var other = await dashboard.OpenAsync("/data");
        await Expect(other.Locator(".import-queue")).ToContainTextAsync("one_ticker.json");
        await SendAsync(other, "tickers", "one_ticker.json", """{"0":{"cik_str":1999999,"ticker":"ZZZT","title":"Data Test"}}""");
        await Expect(other.Locator(".import-queue li").First).ToContainTextAsync("nothing changed.");
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_is_said_to_be_is_refused_with_its_name_and_the_reason()
    {
        var page = await dashboard.OpenAsync("/data");
        await SendAsync(page, "fsds", "2025q1.zip", "no zip at all");
        await Expect(page.Locator(".import-queue li", new() { HasText = "2025q1.zip" }).First).ToContainTextAsync("Not imported, and nothing changed. 2025q1.zip: this is not a zip file.");
    }

    [Fact]
    public async Task Every_cell_of_the_coverage_says_its_share_and_the_counts_lead_to_their_screens()
    {
        var page = await dashboard.OpenAsync("/data");
        await Expect(page.Locator(".heat tbody tr")).ToHaveCountAsync(40);
        await Expect(page.Locator(".heat [title^='Revenue, fiscal year 2023:']")).ToHaveTextAsync("99%");
        var reason = page.Locator("#unrated tbody tr").First;
        var count = await reason.Locator("td").First.InnerTextAsync();
        await reason.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".page-head")).ToContainTextAsync($"{count} companies without a rating");
    }

    private static async Task SendAsync(IPage page, string kind, string name, string content)
    {
        var form = page.Locator(".import-form").First;
        await form.GetByRole(AriaRole.Combobox).SelectOptionAsync(kind);
        await Dashboard.ChooseAsync(form.Locator("input[type=file]"), name, content);
        await form.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
    }
}
