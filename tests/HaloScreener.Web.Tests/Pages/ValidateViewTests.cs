using Bunit;
using HaloScreener.Data.Lists;
using HaloScreener.Scoring.Validation;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Validate;
using HaloScreener.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HaloScreener.Web.Tests.Pages;

public sealed class ValidateViewTests
{
    [Fact]
    public async Task A_list_in_the_address_is_shown_beside_its_industry_with_what_was_not_compared()
    {
        await using var context = PageContext.Create();
        var page = Draw(context, new ValidationRequest { Tickers = "UNION,NEXT,BANK,ZZZZ" });

        // Ranks 1 and 2 of 7.
        Assert.Equal("Of 100 pairs of a member and another ranked company, HALO puts the member above the other in 100.", page.Find(".verdict-said").TextContent);
        Assert.Contains("With fewer than 10 companies on a side nothing can be said of a gain over industry exposure alone", page.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Contains("industry exposure alone already separates most published lists", page.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Equal(["UNION", "NEXT"], page.FindAll(".members tbody th b").Select(b => b.TextContent));
        Assert.Equal(["ZZZZ", "BANK · First Bank"], page.FindAll(".not-compared li b").Select(b => b.TextContent));
        Assert.Equal("Without a rank2financials 1 · unrated 0 · unmatched 1", page.FindAll(".list-cards .card")[3].TextContent);
        Assert.Equal("/validate?tickers=UNION,NEXT,BANK,ZZZZ&sort=-halo", page.FindAll(".members thead a")[2].GetAttribute("href"));
    }

    [Fact]
    public async Task A_pasted_list_becomes_the_address()
    {
        await using var context = PageContext.Create();
        var page = Draw(context, new ValidationRequest { Tickers = "NEXT", Label = Core.Companies.CompanyLabel.AtRisk });

        page.Find("textarea").Input("union\nNobody, Ltd\n1403161");
        await page.Find("form").SubmitAsync();

        Assert.Equal("http://localhost/validate?tickers=UNION,CARD,Nobody,Ltd&label=at_risk", context.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task A_list_too_long_for_an_address_stays_in_the_page_and_says_so()
    {
        await using var context = PageContext.Create();
        var page = Draw(context, new ValidationRequest());

        page.Find("textarea").Input("UNION\n" + string.Join('\n', Enumerable.Range(0, 800).Select(i => $"Unknown{i}")));
        await page.Find("form").SubmitAsync();

        Assert.Contains("too long for an address", page.Find(".validate-form").TextContent, StringComparison.Ordinal);
        Assert.Equal(["UNION"], page.FindAll(".members tbody th b").Select(b => b.TextContent));
        Assert.Contains("and 300 more", page.Find(".not-compared").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watchlist_is_compared_and_one_that_is_gone_is_said_to_be()
    {
        var list = new Watchlist
        {
            Id = 7,
            Name = "Grid builders",
            RowVersion = 1,
            CreatedAtUtc = DateTime.UnixEpoch,
            Items = [new WatchlistItem(SmallUniverse.Next.Cik, "", 1, DateTime.UnixEpoch)],
        };
        await using var context = PageContext.Create(lists: Lists.Of(new ListSnapshot { Lists = [list] }));

        Assert.Contains("Watchlist “Grid builders”", Draw(context, new ValidationRequest { List = 7 }).Markup, StringComparison.Ordinal);
        Assert.Contains("There is no such watchlist any more.", Draw(context, new ValidationRequest { List = 8 }).Markup, StringComparison.Ordinal);
        Assert.Contains("/validate?list=7", Draw(context, new ValidationRequest()).Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<ValidateView> Draw(BunitContext context, ValidationRequest request) => context.Render<ValidateView>(parameters => parameters
        .Add(v => v.Book, SmallUniverse.Book)
        .Add(v => v.Request, request));
}
