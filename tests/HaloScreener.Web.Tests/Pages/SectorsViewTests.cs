using Bunit;
using HaloScreener.Scoring.Book;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Features.Sectors;

namespace HaloScreener.Web.Tests.Pages;

public sealed class SectorsViewTests
{
    [Fact]
    public async Task A_sector_leads_to_its_groups_and_to_its_companies_and_each_number_to_its_filings()
    {
        await using var context = PageContext.Create();
        var row = Draw(context, "").FindAll("tbody tr").First(r => r.TextContent.Contains("Software", StringComparison.Ordinal));
        Assert.Equal("/sectors?sector=software-it", row.QuerySelector("th a")!.GetAttribute("href"));
        Assert.Equal("/screen?sector=software-it", row.QuerySelector("td.num a.to-screen")!.GetAttribute("href"));
        Assert.Equal(
            ["companies", "halo", "h", "r", "revenue", "ppe_net"],
            row.QuerySelectorAll("td.num a.source").Select(a => a.GetAttribute("href")!).Select(href => href.Replace("/figures?of=sectors&figure=", "", StringComparison.Ordinal).Replace("&group=software-it", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_group_of_financials_alone_leads_to_their_track_and_has_no_median()
    {
        await using var context = PageContext.Create();
        var row = Draw(context, "?sector=financials&sort=companies").FindAll("tbody tr").First(r => r.TextContent.Contains("Banks", StringComparison.Ordinal));
        Assert.Equal("/screen?sector=financials&sic=60&track=financials", row.QuerySelector("td.num a.to-screen")!.GetAttribute("href"));
        Assert.Equal("–", row.QuerySelector("td.score span")!.TextContent);
    }

    [Fact]
    public async Task Chosen_sectors_stand_side_by_side_with_all_beside_them()
    {
        await using var context = PageContext.Create();
        var panel = Draw(context, "?compare=transport,software-it").Find(".side-by-side");
        Assert.Equal(["Transport", "Software and IT services", "All"], panel.QuerySelectorAll("thead th").Select(h => h.TextContent));
        var h = panel.QuerySelectorAll("tbody tr").First(r => r.QuerySelector("th")!.TextContent == "Heaviness");
        Assert.Equal(["90.0", "54.0", "60.0"], h.QuerySelectorAll("td").Select(d => d.TextContent.Trim()));
        Assert.Equal("90.0", h.QuerySelector("b")!.TextContent);
    }

    [Fact]
    public async Task Groups_of_ones_own_are_offered_where_there_are_any_and_lead_to_their_companies()
    {
        await using var context = PageContext.Create();
        Assert.DoesNotContain("Your groups", Draw(context, "").Markup, StringComparison.Ordinal);
        Assert.Contains("halo import groups FILE", Draw(context, "?by=group").Find(".problem").TextContent, StringComparison.Ordinal);

        var book = HandmadeBook.Of(SmallUniverse.Union with { Group = "10" }, SmallUniverse.Next with { Group = "Oil, Gas & Rails" }, SmallUniverse.Card);
        var page = Draw(context, "?by=group", book);
        Assert.Equal("Your groups", page.Find(".segments a[aria-current]").TextContent);
        var rows = page.FindAll("tbody tr th a");
        Assert.Equal(["10", "Oil, Gas & Rails"], rows.Select(r => r.TextContent));
        Assert.Equal(["/screen?group=10", "/screen?group=Oil,%20Gas%20%26%20Rails"], rows.Select(r => r.GetAttribute("href")));
        Assert.Equal("/sectors?by=group&compare=Oil%2C%20Gas%20%26%20Rails", page.FindAll(".compare-cell a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task What_the_address_cannot_mean_is_named()
    {
        await using var context = PageContext.Create();
        Assert.Contains("by=planet", Draw(context, "?by=planet").Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<SectorsView> Draw(BunitContext context, string query, ScoreBook? book = null) => context.Render<SectorsView>(parameters => parameters
        .Add(v => v.Book, book ?? SmallUniverse.Book)
        .Add(v => v.Query, ScreenAddress.Of("http://localhost/sectors" + query)));
}
