using Bunit;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Overview;
using HaloScreener.Web.Features.Screen;

namespace HaloScreener.Web.Tests.Pages;

public sealed class OverviewViewTests
{
    [Fact]
    public void Each_card_leads_to_its_page_on_the_day_of_the_address()
    {
        using var context = PageContext.Create();
        var page = context.Render<OverviewView>(p => p.Add(v => v.Book, SmallUniverse.Book).Add(v => v.Query, ScreenAddress.Of("http://localhost/?asOf=2025-06-30")));

        var leads = page.FindAll(".overview-figures .figure-card > a").Select(a => a.GetAttribute("href")).ToArray();
        Assert.Equal("/screen?asOf=2025-06-30", leads[0]);
        Assert.Contains("/migration?asOf=2025-06-30", leads);
    }

    [Fact]
    public void Heavy_against_light_says_so_where_no_market_value_is_known()
    {
        using var context = PageContext.Create();
        var page = context.Render<OverviewView>(p => p.Add(v => v.Book, SmallUniverse.Book));

        var card = page.FindAll(".figure-card").Single(c => c.TextContent.Contains("Heavy against light", StringComparison.Ordinal));
        Assert.Contains("no market values to compare", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("–", card.QuerySelector("b")!.TextContent.Trim());
    }
}
