using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

public sealed class AnalysisTests(Dashboard dashboard)
{
    [Fact]
    public async Task A_deeper_shortfall_changes_figures_ranks_and_address_and_a_reload_keeps_them()
    {
        var page = await dashboard.OpenAsync("/stress");
        var lost = page.Locator(".figure-card b").First;
        var ranks = page.Locator(".stress-table tbody td:nth-of-type(2)");
        var (lostBefore, ranksBefore) = (await lost.InnerTextAsync(), await ranks.AllInnerTextsAsync());
        await page.Locator("[data-stress=Shortfall]").EvaluateAsync("slider => { slider.value = '0.6'; slider.dispatchEvent(new Event('change', { bubbles: true })); }");
        await Expect(lost).Not.ToHaveTextAsync(lostBefore);
        await Expect(page).ToHaveURLAsync(new Regex(@"/stress\?shortfall=0\.6$"));
        var (lostAfter, ranksAfter) = (await lost.InnerTextAsync(), await ranks.AllInnerTextsAsync());
        Assert.NotEqual(ranksBefore, ranksAfter);
        await page.ReloadAsync();
        await Dashboard.LiveAsync(page);
        Assert.Equal(lostAfter, await lost.InnerTextAsync());
        Assert.Equal(ranksAfter, await ranks.AllInnerTextsAsync());
        Assert.Equal("0.6", await page.Locator("[data-stress=Shortfall]").InputValueAsync());

        // By keyboard to the second company's change of rank, and to what it is made of under this scenario.
        var row = page.Locator(".stress-table tbody tr").Nth(1);
        await page.Keyboard.PressAsync("j");
        foreach (var key in (string[])["ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown"])
            await page.Keyboard.PressAsync(key);
        await Expect(row.Locator("td:nth-of-type(3) a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/figures\?of=stress&figure=rank_change&.*shortfall=0\.6"));
    }

    [Fact]
    public async Task Without_hyperscalers_the_heaviest_fifth_has_another_share_of_capex()
    {
        var page = await dashboard.OpenAsync("/migration");
        var shares = page.Locator(".migration-cards b");
        var all = await shares.AllInnerTextsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Without hyperscalers" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/migration\?hyperscalers="));
        await Expect(page.Locator(".segments a[aria-current]")).ToHaveTextAsync("Without hyperscalers");
        Assert.NotEqual(all, await shares.AllInnerTextsAsync());
        await page.GoBackAsync();
        await Expect(shares).ToHaveTextAsync(all);
    }

    [Fact]
    public async Task Calendar_years_put_the_fiscal_years_of_the_build_out_together_anew()
    {
        var page = await dashboard.OpenAsync("/ai-capex");
        var sums = page.Locator(".capex-table .sum-row td");
        var fiscal = await sums.AllInnerTextsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Calendar years" }).ClickAsync();
        await Expect(page.GetByText("by calendar year, US dollars")).ToBeVisibleAsync();
        Assert.EndsWith("/ai-capex?years=calendar", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(fiscal, await sums.AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_sector_opens_down_to_its_companies_and_back_leads_up_again()
    {
        var page = await dashboard.OpenAsync("/sectors");
        var years = page.Locator("picture.only-light img[src*='/charts/sectors-years.svg']");
        await years.ScrollIntoViewIfNeededAsync();
        await Expect(years).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await years.EvaluateAsync<int>("image => image.naturalWidth") > 0);
        var names = page.Locator(".sectors-table tbody th a");
        await names.GetByText("Software and IT services", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Software and IT services");
        await names.Filter(new() { HasText = "Business services" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/sectors\?sector=software-it&sic=73$"));
        var industry = names.Filter(new() { HasText = "7372" });
        var companies = await industry.Locator("xpath=../../td[2]/a[1]").InnerTextAsync();
        await industry.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/screen\?sector=software-it&sic=7372$"));
        await Expect(page.Locator("tbody tr[data-href]")).ToHaveCountAsync(int.Parse(companies, System.Globalization.CultureInfo.InvariantCulture));
        await page.GoBackAsync();
        await Expect(page.Locator(".crumbs a").Last).ToHaveTextAsync("Software and IT services");
        await page.GoBackAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Software and IT services");
        // One click from a sum to the filings behind it, and one more to the company's own page with that figure open.
        var sum = page.Locator(".sectors-table tbody a[href*='figure=capex&']").First;
        var capex = await sum.InnerTextAsync();
        await sum.ClickAsync();
        await Expect(page.Locator(".figure-sum-value")).ToHaveTextAsync(capex);
        var largest = page.Locator(".figure-parts tbody tr").First;
        await Expect(largest.Locator("a[href*='sec.gov/Archives']")).ToBeVisibleAsync();
        var accession = await largest.Locator("a code").InnerTextAsync();
        await largest.Locator("a.company").ClickAsync();
        await Expect(page.Locator(".lineage")).ToContainTextAsync(accession);
        await page.GoBackAsync();
        await Expect(page.Locator(".figure-sum-value")).ToHaveTextAsync(capex);
    }
}
