using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

/// <summary>
/// The address of each page is its whole state. Words are compared whole, so nobody else may import filings or make watchlists, which pages name,
/// meanwhile: these tests run alone.
/// </summary>
[Collection(nameof(Alone))]
public sealed class AddressTests(Dashboard dashboard)
{
    /// <summary>In the top bar, behind the word for the basis.</summary>
    private const string Basis = ".basis-chip a[href$='basis=ttm']";

    /// <summary>A page, a control of its own, and what the address says after it.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "/", Basis, "/?basis=ttm" },
        { "/compare?ids=UNP,MSFT,JPM", "main a[href='/compare?ids=100885,19617']", "/compare?ids=100885,19617" },
        { "/watchlists", Basis, "/watchlists?basis=ttm" },
        { "/map", "main a[href='/map?quadrant=halo']", "/map?quadrant=halo" },
        { "/sectors", "main a[href='/sectors?by=sic2']", "/sectors?by=sic2" },
        { "/migration", "main a[href='/migration?hyperscalers=false']", "/migration?hyperscalers=false" },
        { "/ai-capex", "main a[href='/ai-capex?years=calendar']", "/ai-capex?years=calendar" },
        { "/stress", "main a[href='/stress?shortfall=0&lifeCut=0.5&theme=hyperscalers']", "/stress?shortfall=0&lifeCut=0.5&theme=hyperscalers" },
        { "/validate?tickers=UNP,CSX,NEE,ADBE,JPM", "main a[href$='sort=-halo']", "/validate?tickers=UNP,CSX,NEE,ADBE,JPM&sort=-halo" },
        { "/company/789019", "main a[href='/company/789019?show=h']", "/company/789019?show=h" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task What_a_control_changes_survives_a_reload_and_goes_with_the_way_back(string path, string control, string changed)
    {
        var page = await dashboard.OpenAsync(path);
        var main = page.Locator("main");
        var before = await SettledAsync(page);
        if (control == Basis)
            await page.Locator(".basis-chip summary").ClickAsync();
        await page.Locator(control).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(changed) + "$"));
        await Expect(main).Not.ToHaveTextAsync(before);
        var after = await SettledAsync(page);
        await page.ReloadAsync();
        await Dashboard.LiveAsync(page);
        await Expect(main).ToHaveTextAsync(after);
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"));
        await Expect(main).ToHaveTextAsync(before);
        await page.GoForwardAsync();
        await Expect(main).ToHaveTextAsync(after);
    }

    [Fact]
    public async Task The_day_asked_for_in_the_top_bar_survives_a_reload_and_goes_with_the_way_back()
    {
        var page = await dashboard.OpenAsync("/data");
        var today = await SettledAsync(page);
        await page.Locator(".chips-top summary", new() { HasText = "As of" }).ClickAsync();
        await page.Locator(".chips-top input[name=asOf]").FillAsync("2024-06-30");
        await page.Locator(".chips-top input[name=asOf]").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/data\?asOf=2024-06-30$"));
        await Dashboard.LiveAsync(page);
        var then = await SettledAsync(page);
        Assert.NotEqual(today, then);
        await page.ReloadAsync();
        await Expect(page.Locator("main")).ToHaveTextAsync(then);
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/data$"));
        await Expect(page.Locator("main")).ToHaveTextAsync(today);
    }

    /// <summary>The page's words once nothing more is on its way.</summary>
    private static async Task<string> SettledAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.Locator("main .skeleton")).ToHaveCountAsync(0);
        return await page.Locator("main").TextContentAsync() ?? "";
    }
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
