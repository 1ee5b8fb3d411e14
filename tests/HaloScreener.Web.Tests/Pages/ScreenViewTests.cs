using Bunit;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Screen;

namespace HaloScreener.Web.Tests.Pages;

public sealed class ScreenViewTests
{
    [Fact]
    public async Task Rows_stand_in_the_order_of_the_halo_score_with_the_number_its_bar_and_the_quadrant_in_words()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "");
        Assert.Equal(["UNION", "NEXT", "MACRO", "YEN", "BRK-B", "CARD", "ADWARE"], Labels(view));
        var first = view.Find("tbody tr");
        Assert.Equal("90.0", first.QuerySelector("td.col-halo > span")!.TextContent);
        Assert.Equal("width:90%", first.QuerySelector("td.col-halo .bar > i")!.GetAttribute("style"));
        Assert.Equal("HALO", first.QuerySelector("td.col-quadrant .badge")!.TextContent);
        Assert.Equal("24.2 bn", first.QuerySelector("td.col-revenue")!.TextContent.Trim());
        Assert.Equal("/company/100885", first.QuerySelector("a.company")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_number_leads_to_the_filings_behind_it_on_the_same_day()
    {
        await using var context = PageContext.Create();
        var first = Draw(context, "?asOf=2025-06-30&cols=rank,name,halo,ppe_intensity,ppe_intensity.points,capex,pb,period_end,sic&q=union").Find("tbody tr");
        string? Link(string column) => first.QuerySelector($"td.col-{column} a.source")?.GetAttribute("href");
        Assert.Equal("/company/100885?asOf=2025-06-30&show=ppe_intensity", Link("ppe_intensity"));
        Assert.Equal(Link("ppe_intensity"), Link("ppe_intensity-points"));
        Assert.EndsWith("&show=halo", Link("halo"), StringComparison.Ordinal);
        Assert.Null(Link("period_end"));
        Assert.Null(Link("capex"));
    }

    [Fact]
    public async Task The_head_that_orders_the_rows_says_so_and_leads_to_the_other_way_round()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "?sort=-r");
        var risk = view.Find("th.col-r");
        Assert.Equal("descending", risk.GetAttribute("aria-sort"));
        Assert.Equal("/screen?sort=r", risk.QuerySelector("a")!.GetAttribute("href"));
        Assert.Single(view.FindAll("th[aria-sort]"));
    }

    [Fact]
    public async Task Of_several_keys_each_head_says_its_number_and_only_the_first_that_it_is_sorted()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "?sort=confidence,-r");
        Assert.Equal("↑1", view.Find("th.col-confidence .sort-mark").TextContent);
        Assert.Equal("↓2", view.Find("th.col-r .sort-mark").TextContent);
        Assert.Equal("ascending", Assert.Single(view.FindAll("th[aria-sort]")).GetAttribute("aria-sort"));
        Assert.Equal("/screen?sort=confidence,-r,-h", view.Find("th.col-h a").GetAttribute("data-then"));
        Assert.Contains("key 2", view.Find("th.col-r a").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_keeps_the_rest_of_the_address_and_goes_back_to_the_first_page()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "?sort=-r&size=2&page=2");
        var halo = view.FindAll(".screen-filters a.tick").First(a => a.TextContent.Trim().StartsWith("HALO", StringComparison.Ordinal));
        Assert.Equal("/screen?quadrant=halo&sort=-r&size=2", halo.GetAttribute("href"));
        Assert.Equal("3", halo.QuerySelector(".tick-count")!.TextContent);
    }

    [Fact]
    public async Task Money_in_another_currency_carries_its_code_and_is_left_out_of_a_range_with_a_word_about_it()
    {
        await using var context = PageContext.Create();
        Assert.Contains("JPY", Draw(context, "?q=yen").Find("td.col-revenue").TextContent, StringComparison.Ordinal);
        var ranged = Draw(context, "?revenue=1e9..");
        Assert.DoesNotContain("YEN", Labels(ranged));
        Assert.EndsWith("another currency: 1", ranged.Find(".screen-result .banner").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_address_cannot_mean_is_named_and_no_row_is_shown()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "?quadrant=heavy&page=0");
        Assert.Empty(view.FindAll("tbody tr"));
        Assert.Contains("quadrant=heavy", view.Markup, StringComparison.Ordinal);
        Assert.Contains("page=0", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_screen_says_what_to_relax_and_each_active_filter_can_be_taken_away()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "?halo=99..&q=union");
        Assert.Equal("No company passes all of this", view.Find(".screen-result h2").TextContent);
        Assert.Equal(["“union”", "HALO ≥ 99"], view.FindAll(".filters-active li > span").Select(s => s.TextContent));
        Assert.Equal("/screen?halo=99..", view.Find(".filters-active a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_unrated_view_shows_reasons_instead_of_scores()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "?track=all&rated=false");
        Assert.NotEmpty(view.FindAll("tbody tr"));
        Assert.Empty(view.FindAll("th.col-halo"));
        Assert.All(view.FindAll("td.col-reason"), cell => Assert.Contains(' ', cell.TextContent.Trim()));
    }

    [Fact]
    public async Task A_weight_is_shown_as_it_counts_within_its_axis()
    {
        await using var context = PageContext.Create();
        var view = Draw(context, "");
        var slider = view.Find("[data-weight=ppe_intensity]");
        Assert.Equal("0.25", slider.GetAttribute("value"));
        Assert.Equal("25.0%", slider.ParentElement!.QuerySelector("output")!.TextContent);
    }

    private static IRenderedComponent<ScreenView> Draw(BunitContext context, string query) => context.Render<ScreenView>(parameters => parameters
        .Add(v => v.Book, SmallUniverse.Book)
        .Add(v => v.Query, ScreenAddress.Of("http://localhost/screen" + query)));

    private static IEnumerable<string> Labels(IRenderedComponent<ScreenView> view) => view.FindAll("tbody a.company b").Select(b => b.TextContent);
}
