using Bunit;
using HaloScreener.Data.Lists;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.AiCapex;
using HaloScreener.Web.Features.Compare;
using HaloScreener.Web.Features.Migration;
using HaloScreener.Web.Features.Overview;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Features.Sectors;
using HaloScreener.Web.Features.Stress;
using HaloScreener.Web.Features.Watchlists;
using HaloScreener.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HaloScreener.Web.Tests.Pages;

/// <summary>Whoever looks at a day stays on it: every link of a page to companies leads to the same day on the same basis.</summary>
public sealed class CarriedLinksTests
{
    private static readonly HandmadeCompany[] Companies =
        [SmallUniverse.Union, SmallUniverse.Next, SmallUniverse.Macro with { Group = "Platforms" }, SmallUniverse.Card, SmallUniverse.Bank, SmallUniverse.Shell];

    /// <summary>A year before, Union stood last: there are movers.</summary>
    private static readonly ScoreBook Book = HandmadeBook.Of(Companies) with
    {
        YearBefore = new Lazy<ScoreBook>(() => HandmadeBook.Of([Companies[0] with { H = 1 }, .. Companies[1..]])),
    };

    private static readonly Watchlist List = new()
    {
        Id = 7,
        Name = "Rails",
        RowVersion = 1,
        CreatedAtUtc = DateTime.UnixEpoch,
        Items = [new WatchlistItem(SmallUniverse.Union.Cik, "", 1, DateTime.UnixEpoch)],
    };

    [Theory]
    [InlineData("/", 14)]
    [InlineData("/sectors", 5)]
    [InlineData("/sectors?sector=software-it&sic=73", 2)]
    [InlineData("/sectors?by=group", 2)]
    [InlineData("/migration", 0)]
    [InlineData("/ai-capex", 3)]
    [InlineData("/stress", 4)]
    [InlineData("/compare", 1)]
    [InlineData("/compare?ids=UNION,MACRO", 2)]
    [InlineData("/compare?sector=transport,utilities", 2)]
    [InlineData("/watchlists", 1)]
    [InlineData("/watchlists/7", 2)]
    public async Task Every_link_to_companies_keeps_day_and_basis(string address, int least)
    {
        await using var context = PageContext.Create(books: Books.Of(ScoringService.Of(Book)), lists: Lists.Of(new ListSnapshot { Lists = address == "/watchlists" ? [] : [List] }));
        var query = ScreenAddress.Of("http://localhost" + address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "asOf=2025-06-30&basis=ttm");
        var page = Draw(context, address.Split('?')[0], query);
        page.WaitForElement("h1");
        var links = page.FindAll("a[href]").Select(a => a.GetAttribute("href")!).Where(IsOfCompanies).ToArray();
        Assert.True(links.Length >= least, $"{links.Length} links: {string.Join(' ', links)}");
        Assert.All(links, link => Assert.Matches("[?&]asOf=2025-06-30&basis=ttm(&|$)", link));
    }

    private static bool IsOfCompanies(string link) =>
        link.StartsWith("/screen", StringComparison.Ordinal) || link.StartsWith("/company/", StringComparison.Ordinal) || link.StartsWith("/compare?", StringComparison.Ordinal);

    private static IRenderedComponent<IComponent> Draw(BunitContext context, string path, ScreenAddress query) => path switch
    {
        "/" => context.Render<OverviewView>(p => p.Add(v => v.Book, Book).Add(v => v.Query, query)),
        "/sectors" => context.Render<SectorsView>(p => p.Add(v => v.Book, Book).Add(v => v.Query, query)),
        "/migration" => context.Render<MigrationView>(p => p.Add(v => v.Book, Book).Add(v => v.Query, query)),
        "/ai-capex" => context.Render<AiCapexView>(p => p.Add(v => v.Book, Book).Add(v => v.Query, query)),
        "/stress" => context.Render<StressView>(p => p.Add(v => v.Book, Book).Add(v => v.Query, query)),
        "/compare" => context.Render<CompareView>(p => p.Add(v => v.Book, Book).Add(v => v.Query, query)),
        "/watchlists" => context.Render<WatchlistsView>(p => p.Add(v => v.Book, Book).Add(v => v.Query, query)),
        _ => context.Render<WatchlistView>(p => p.Add(v => v.Book, Book).Add(v => v.List, List).Add(v => v.Request, WatchlistRequest.Parse(query.Pairs).Request!)),
    };
}
