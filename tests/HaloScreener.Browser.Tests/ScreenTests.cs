using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

public sealed partial class ScreenTests(Dashboard dashboard)
{
    [Fact]
    public async Task Without_scripts_the_first_answer_of_the_server_holds_the_ranked_rows()
    {
        var page = await dashboard.OpenAsync("/screen", scripts: false);
        await Expect(Rows(page)).ToHaveCountAsync(50);
        Assert.Equal("1", await Rows(page).First.Locator("td.col-rank").InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        Assert.Equal("51", await Rows(page).First.Locator("td.col-rank").InnerTextAsync());
    }

    [Fact]
    public async Task A_click_on_a_head_sorts_and_a_second_one_turns_the_order_round()
    {
        var page = await dashboard.OpenAsync("/screen");
        var head = page.Locator("th.col-r");
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.EndsWith("/screen?sort=-r", page.Url, StringComparison.Ordinal);
        var falling = await ColumnAsync(page, "r");
        Assert.Equal(falling.OrderDescending(), falling);
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        var rising = await ColumnAsync(page, "r");
        Assert.Equal(rising.Order(), rising);
        Assert.True(rising[0] < falling[0]);
    }

    [Fact]
    public async Task A_filter_shows_as_many_rows_as_its_count_promised_and_its_chip_takes_it_away()
    {
        var page = await dashboard.OpenAsync("/screen");
        var all = await TotalAsync(page);
        var choice = Filters(page).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Heavy-perishable") });
        var promised = int.Parse(await choice.Locator(".tick-count").InnerTextAsync(), CultureInfo.InvariantCulture);
        await choice.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("quadrant=heavy-perishable"));
        await Expect(Status(page)).ToContainTextAsync($"{promised} of {all}");
        await Expect(page.Locator("td.col-quadrant .quadrant-heavy")).ToHaveCountAsync(Math.Min(50, promised));
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove the filter “Heavy-perishable”" }).ClickAsync();
        await Expect(Status(page)).ToContainTextAsync($"{all} of {all}");
    }

    [Fact]
    public async Task Ranges_and_texts_narrow_the_screen_and_a_wrong_amount_is_said()
    {
        var page = await dashboard.OpenAsync("/screen");
        var least = Filters(page).GetByLabel("Revenue, at least");
        await least.FillAsync("lots");
        await least.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write an amount");
        await least.FillAsync("100 bn");
        await least.PressAsync("Tab");
        await Expect(page).ToHaveURLAsync(new Regex("revenue=1e11|revenue=100000000000"));
        await Expect(page.Locator(".filters-active")).ToContainTextAsync("Revenue ≥ 100.0 bn");
        await Filters(page).GetByLabel("Filter by name, ticker or industry").FillAsync("walmart");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Rows(page)).ToContainTextAsync("WMT");
        await Expect(page).ToHaveURLAsync(new Regex("q=walmart"));
    }

    [Fact]
    public async Task A_weight_ranks_anew_at_once_and_the_methods_own_weights_come_back()
    {
        var page = await dashboard.OpenAsync("/screen");
        var before = await Rows(page).Locator(".company b").AllInnerTextsAsync();
        await Filters(page).Locator("details.weights summary").First.ClickAsync();
        await SetSliderAsync(Filters(page).Locator("[data-weight=ppe_intensity]"), "0");
        await SetSliderAsync(Filters(page).Locator("[data-weight=tangible_share]"), "0");
        await Expect(page).ToHaveURLAsync(new Regex(@"w\.ppe_intensity=0&w\.tangible_share=0"));
        await Expect(Filters(page).Locator("[data-weight=capex_intensity] >> xpath=../div/output")).ToHaveTextAsync("40.0%");
        var after = await Rows(page).Locator(".company b").AllInnerTextsAsync();
        Assert.NotEqual(before, after);
        await page.GetByRole(AriaRole.Link, new() { Name = "Reset to method" }).ClickAsync();
        await Expect(Rows(page).Locator(".company b")).ToHaveTextAsync(before);
    }

    [Fact]
    public async Task The_file_holds_every_row_of_the_screen_and_not_a_page_of_it()
    {
        var page = await dashboard.OpenAsync("/screen?quadrant=halo&size=25");
        var total = await TotalAsync(page);
        Assert.True(total > 25);
        await page.GetByText($"Export {total} rows").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".pop-menu a", new() { HasText = "Every row of this screen" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("rank,cik,", lines[0], StringComparison.Ordinal);
        Assert.Equal(total + 1, lines.Length);
    }

    [Fact]
    public async Task The_address_is_the_whole_state_through_reload_back_and_forward()
    {
        var page = await dashboard.OpenAsync("/screen");
        await Filters(page).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Utilities") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sector=utilities"));
        await page.Locator("th.col-revenue a").ClickAsync();
        await Expect(page.Locator("th.col-revenue")).ToHaveAttributeAsync("aria-sort", "descending");
        var rows = await Rows(page).Locator(".company b").AllInnerTextsAsync();
        await page.ReloadAsync();
        await Dashboard.LiveAsync(page);
        Assert.Equal(rows, await Rows(page).Locator(".company b").AllInnerTextsAsync());
        await page.GoBackAsync();
        await Expect(page.Locator("th.col-revenue[aria-sort]")).ToHaveCountAsync(0);
        await page.GoForwardAsync();
        await Expect(page.Locator("th.col-revenue")).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal(rows, await Rows(page).Locator(".company b").AllInnerTextsAsync());
    }

    [Fact]
    public async Task Columns_come_and_go_by_the_chooser()
    {
        var page = await dashboard.OpenAsync("/screen");
        await page.Locator("summary", new() { HasText = "Columns" }).ClickAsync();
        await page.Locator(".pop-columns a", new() { HasTextRegex = new Regex("^Total assets$") }).ClickAsync();
        await Expect(page.Locator("th.col-assets")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("cols=.*assets"));
        await page.Locator(".pop-columns a", new() { HasText = "Default columns" }).ClickAsync();
        await Expect(page.Locator("th.col-assets")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_move_through_the_rows_and_open_a_company()
    {
        var page = await dashboard.OpenAsync("/screen");
        var second = await Rows(page).Nth(1).Locator(".company b").InnerTextAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(Rows(page).Nth(1).Locator("a.company")).ToBeFocusedAsync();
        // Within the row to its score, in that column to the next row, to both ends, and back.
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Rows(page).Nth(2).Locator("td.col-halo a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(Rows(page).Nth(2).Locator("a").Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(Rows(page).Nth(2).Locator("[data-expand]")).ToBeFocusedAsync();
        // Past the tick and the rank.
        foreach (var key in (string[])["ArrowRight", "ArrowRight", "ArrowRight", "k"])
            await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/company/\d+$"));
        await Expect(page.Locator(".company-facts b").First).ToHaveTextAsync(second);
    }

    [Fact]
    public async Task Shift_and_a_click_on_a_head_decide_between_companies_that_are_alike_so_far()
    {
        var page = await dashboard.OpenAsync("/screen?sort=confidence");
        await page.Locator("th.col-revenue a").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page).ToHaveURLAsync(new Regex(@"\?sort=confidence,-revenue$"));
        await Expect(page.Locator("th.col-confidence .sort-mark")).ToHaveTextAsync("↑1");
        await Expect(page.Locator("th.col-revenue .sort-mark")).ToHaveTextAsync("↓2");
        Assert.Single(page.Context.Pages);
    }

    [Fact]
    public async Task Keys_are_told_take_a_row_apart_and_select_it()
    {
        var page = await dashboard.OpenAsync("/screen");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#key-help")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#key-help")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("tr.detail .row-detail section")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator(".selection-bar")).ToContainTextAsync("1");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("tr.detail")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Density_and_own_columns_are_remembered_and_a_link_carries_the_columns()
    {
        var page = await dashboard.OpenAsync("/screen?cols=rank,ticker,name,halo,assets");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between compact and comfortable tables" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Always show these" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/screen$"));
        await Dashboard.LiveAsync(page);
        Assert.Equal("comfortable", await page.EvaluateAsync<string>("document.documentElement.dataset.density"));
        await Expect(page.Locator("thead th")).ToHaveCountAsync(5);
        await Expect(page.Locator("th.col-assets")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-copy*='asOf=']")).ToHaveAttributeAsync("data-copy", new Regex(@"\?asOf=\d{4}-\d\d-\d\d&method=[0-9a-f]{12}&cols=rank,ticker,name,halo,assets$"));
        await page.Locator("summary", new() { HasText = "Columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget my columns" }).ClickAsync();
        await Expect(page.Locator("th.col-assets")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_nothing_passes_for_an_empty_screen()
    {
        var page = await dashboard.OpenAsync("/screen?revenue=much");
        await Expect(page.Locator(".problem-list")).ToContainTextAsync("revenue=much");
        await page.GotoAsync("/screen?halo=99.9..&r=99..");
        await Expect(page.Locator(".problem h2")).ToHaveTextAsync("No company passes all of this");
        await page.GotoAsync("/screen?track=all&rated=false");
        await Expect(page.Locator("td.col-reason").First).Not.ToHaveTextAsync("–");
    }

    [Fact]
    public async Task An_earlier_day_has_a_universe_of_its_own()
    {
        var page = await dashboard.OpenAsync("/screen?asOf=2019-06-30");
        await Expect(page.Locator(".filters-active")).ToContainTextAsync("As of 2019-06-30");
        Assert.InRange(await TotalAsync(page), 100, 396);
    }

    private static ILocator Rows(IPage page) => page.Locator("tbody tr[data-href]");

    private static ILocator Filters(IPage page) => page.Locator(".screen-filters");

    private static ILocator Status(IPage page) => page.Locator(".page-head [role=status]");

    private static async Task<int> TotalAsync(IPage page) =>
        int.Parse(Number().Match(await Status(page).InnerTextAsync()).Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static async Task<double[]> ColumnAsync(IPage page, string id) =>
        [.. (await page.Locator($"td.col-{id} > span").AllInnerTextsAsync()).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];

    /// <summary>What letting go of a thumb does.</summary>
    private static async Task SetSliderAsync(ILocator slider, string value) =>
        await slider.EvaluateAsync("(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('change', { bubbles: true })); }", value);

    [GeneratedRegex(@"[\d,]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
