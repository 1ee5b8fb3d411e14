using Bunit;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Movers;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Features.Overview;

namespace HaloScreener.Web.Tests.Pages;

public sealed class ExplainCardTests
{
    /// <summary>Three companies with one factor each, in three industries.</summary>
    private static readonly ScoreBook Book = HandmadeBook.Of(
        Company(1, "RAIL", 4011, 90, 2.4), Company(2, "PIPE", 4922, 70, 1.0), Company(3, "SOFT", 7372, 20, 0.1));

    private static HandmadeCompany Company(int cik, string ticker, int sic, double h, double raw) => new()
    {
        Cik = cik,
        Name = ticker + " Co",
        Tickers = [ticker],
        Sic = sic,
        H = h,
        R = 30,
        Raw = new Dictionary<string, double> { ["ppe_intensity"] = raw },
    };

    [Fact]
    public async Task Peers_stand_side_by_side_with_a_link_to_compare_them()
    {
        await using var context = PageContext.Create();
        var row = Book.RowOf(3)!.Value;
        var card = context.Render<PeersCard>(p => p
            .Add(c => c.Answer, CompanyAnswer.Of(Book, Book.Ranking, row, [])).Add(c => c.Book, Book).Add(c => c.Ranking, Book.Ranking).Add(c => c.Row, row)
            .Add(c => c.Request, new ScreenRequest { AsOf = HandmadeBook.AsOf }));
        Assert.Equal("/compare?asOf=2025-06-30&ids=3,1,2", card.Find(".card-head a").GetAttribute("href"));
        var rows = card.FindAll("tbody tr");
        Assert.Equal("true", rows[0].GetAttribute("aria-current"));
        Assert.Contains("2.40×", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("nearest of all", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_movers_card_says_places_ranks_and_factor_on_both_sides()
    {
        // RAIL and SOFT change places.
        var now = HandmadeBook.Of(
            Company(1, "RAIL", 4011, 20, 2.4) with { Raw = new Dictionary<string, double>() }, Company(2, "PIPE", 4922, 70, 1.0), Company(3, "SOFT", 7372, 90, 0.1));
        await using var context = PageContext.Create();
        var card = context.Render<MoversCard>(p => p.Add(c => c.Moves, RankMoves.Between(Book, Book.Ranking, now, now.Ranking)));
        var tables = card.FindAll("tbody");
        Assert.Equal(["SOFT", "RAIL"], tables.Select(t => t.QuerySelector("b")!.TextContent));
        Assert.Contains("+2", tables[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 → 3", tables[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("PP&E intensity −12.5", string.Join(' ', tables[1].QuerySelectorAll("td")[2].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_without_a_year_before_says_so_instead_of_movers()
    {
        await using var context = PageContext.Create();
        Assert.Contains("No company was ranked a year before.", context.Render<MoversCard>(p => p.Add(c => c.Moves, null)).Markup, StringComparison.Ordinal);
    }
}
