using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

public sealed class CompanyTests(Dashboard dashboard)
{
    [Fact]
    public async Task A_ticker_leads_to_the_address_of_the_cik()
    {
        var page = await dashboard.OpenAsync("/company/unp");
        await Expect(page).ToHaveURLAsync(dashboard.Address + "/company/100885");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Union Pacific");
        await Expect(page.Locator(".company-marks .quadrant-halo")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_points_of_each_axis_add_up_to_its_total()
    {
        var page = await dashboard.OpenAsync("/company/789019");
        foreach (var axis in (string[])["h", "r"])
        {
            var parts = await page.Locator($".axis-{axis} tbody .part-points").AllInnerTextsAsync();
            var total = Parse(await page.Locator($".axis-{axis} tfoot .part-points").InnerTextAsync());
            var sum = parts.Where(p => p != "–").Sum(Parse);
            // Each is shown to a tenth.
            Assert.InRange(sum, total - 0.05 * (parts.Count + 1), total + 0.05 * (parts.Count + 1));
        }
    }

    [Fact]
    public async Task A_figure_opens_its_tag_and_the_filing_on_the_secs_site()
    {
        var page = await dashboard.OpenAsync("/company/789019");
        var figure = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Revenue, fiscal year 2024: 245,122") });
        await figure.ClickAsync();
        await Expect(figure).ToHaveAttributeAsync("aria-expanded", "true");
        var lineage = page.Locator(".lineage");
        await Expect(lineage).ToContainTextAsync("245,122,000,000");
        await Expect(lineage).ToContainTextAsync("year to 2024-06-30");
        await Expect(lineage).ToContainTextAsync("RevenueFromContractWithCustomerExcludingAssessedTax");
        await Expect(lineage.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new Regex(@"^https://www\.sec\.gov/Archives/edgar/data/789019/\d{18}/\d{10}-\d\d-\d{6}-index\.htm$"));
    }

    [Fact]
    public async Task The_map_and_the_history_are_drawn_and_the_history_has_its_table()
    {
        var page = await dashboard.OpenAsync("/company/100885");
        await DrawnAsync(page.Locator("picture.only-light img[src*='/charts/map.svg']"));
        await Expect(page.Locator(".data-table tbody tr")).Not.ToHaveCountAsync(0);
        await DrawnAsync(page.Locator("picture.only-light img[src*='/charts/history/100885.svg']"));
    }

    [Fact]
    public async Task An_unrated_company_says_why()
    {
        // Celadon stopped filing in 2018.
        var page = await dashboard.OpenAsync("/company/865941");
        await Expect(page.Locator(".unrated h2")).ToHaveTextAsync("Not rated: No annual report within 24 months");
    }

    [Fact]
    public async Task An_unknown_company_is_not_found_and_an_unknown_page_neither()
    {
        var page = await dashboard.OpenAsync("/");
        var answer = await page.GotoAsync("/company/NOSUCH");
        Assert.Equal(404, answer!.Status);
        await Expect(page.Locator(".problem")).ToContainTextAsync("No company has the ticker or CIK “NOSUCH”.");
        Assert.Equal(404, (await page.GotoAsync("/nowhere"))!.Status);
        await Expect(page.Locator(".problem h1")).ToHaveTextAsync("Page not found");
    }

    [Fact]
    public async Task A_name_typed_into_the_search_opens_the_company()
    {
        var page = await dashboard.OpenAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("union pac");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("UNP");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(dashboard.Address + "/company/100885");
    }

    private static async Task DrawnAsync(ILocator image)
    {
        await image.ScrollIntoViewIfNeededAsync();
        await Expect(image).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await image.EvaluateAsync<int>("image => image.naturalWidth") > 0);
    }

    private static double Parse(string text) => double.Parse(text.Replace('\u2212', '-'), CultureInfo.InvariantCulture);
}
