using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

public sealed class ValidateTests(Dashboard dashboard)
{
    [Fact]
    public async Task A_pasted_list_becomes_an_address_that_can_be_shared_and_an_uploaded_one_too()
    {
        var page = await dashboard.OpenAsync("/validate");
        await page.GetByLabel("Tickers, CIKs or company names").FillAsync("UNP\nCSX\nNextEra Energy Inc\nNobody at all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/validate\?tickers=UNP,CSX,NEE,Nobody%20at%20all$"));
        await Expect(page.Locator(".verdict-said")).ToContainTextAsync("HALO puts the member above the other in");
        await Expect(page.Locator(".not-compared")).ToContainTextAsync("Not compared: 1");

        await page.GetByRole(AriaRole.Link, new() { Name = "low", Exact = true }).ClickAsync();
        await Expect(page.Locator(".verdict-said")).ToContainTextAsync("HALO puts the member below the other in");
        await page.ReloadAsync();
        await Expect(page.Locator(".verdict-said")).ToContainTextAsync("HALO puts the member below the other in");

        await Dashboard.LiveAsync(page);
        await Dashboard.ChooseAsync(page.Locator("input[type=file]"), "holdings.csv", "Fund holdings as of 2026-06-30\n\nTicker,Name,Weight\nMSFT,Microsoft,5\nXOM,Exxon Mobil,3\n");
        await Expect(page).ToHaveURLAsync(new Regex(@"tickers=MSFT,XOM&label=at_risk$"));
    }
}
