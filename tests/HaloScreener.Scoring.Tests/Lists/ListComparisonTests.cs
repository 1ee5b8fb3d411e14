using HaloScreener.Data.Lists;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Lists;

/// <summary>Over the small universe: HALO ranks UNION 1 (90), NEXT 2 (80), MACRO 3 (70), YEN 4 (60), BRK-B 5 (50), CARD 6 (40), ADWARE 7 (10).</summary>
public sealed class ListComparisonTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    [Fact]
    public void Members_are_counted_by_where_they_stand_and_beside_what_chance_would_give()
    {
        // Ranks 1, 3 and 7, a bank, a shell, and a company that the store does not have.
        var comparison = ListComparison.Of(Book, [100885, 789019, 796343, 19617, 1800000, 42]);

        Assert.Equal((6, 3, 1, 1, 1, 7), (comparison.Count, comparison.Ranked, comparison.Financials, comparison.Unrated, comparison.Missing, comparison.Universe));
        Assert.Equal(3, comparison.MedianRank);
        Assert.Equal(70, comparison.MedianHalo!.Value, 9);
        // Of the top three (UNION, NEXT, MACRO) two are in the list; three drawn from seven would hold 3·3/7.
        Assert.Equal(2, comparison.Overlap.InList);
        Assert.Equal(9.0 / 7, comparison.Overlap.Expected, 12);
        // Rank r of seven stands in tenth ⌊(r − 1)·10/7⌋: 1 → 0, 3 → 2, 7 → 8.
        Assert.Equal([1, 0, 1, 0, 0, 0, 0, 0, 1, 0], comparison.ByTenth.Select(t => t.InList));
        Assert.Equal(3.0, comparison.ByTenth.Sum(t => t.Expected), 12);
        // HALO quadrant: UNION, NEXT and YEN of the universe; UNION of the list.
        Assert.Equal((Quadrant.Halo, 1), (comparison.ByQuadrant[0].Quadrant, comparison.ByQuadrant[0].Share.InList));
        Assert.Equal(9.0 / 7, comparison.ByQuadrant[0].Share.Expected, 12);
        // The top fifth of seven is rank 1, UNION's.
        Assert.Equal(1, comparison.TopFifth.InList);
        Assert.Equal(3.0 / 7, comparison.TopFifth.Expected, 12);
    }

    [Fact]
    public void A_list_of_nothing_ranked_has_no_medians_and_expects_nothing()
    {
        var comparison = ListComparison.Of(Book, [19617]);

        Assert.Null(comparison.MedianRank);
        Assert.Equal(new ListShare(0, 0), comparison.Overlap);
    }

    [Fact]
    public void Changes_are_counted_between_two_books_and_only_where_both_have_a_value()
    {
        // Then: CARD was ahead of YEN and UNION was light; the bank has never a rank.
        var then = HandmadeBook.Of(SmallUniverse.Union with { H = 40, R = 10 }, SmallUniverse.Yen with { H = 10 }, SmallUniverse.Card, SmallUniverse.Bank);

        var members = ListMember.Of([100885, 1094517, 789019, 19617], Book, then);

        Assert.Equal([0, -1, null, null], members.Select(m => m.RankChange));
        Assert.Equal([true, true, false, false], members.Select(m => m.QuadrantChanged));
        Assert.Equal(30, members[0].HaloChange!.Value, 9);
        Assert.Equal(50, members[0].HChange);
    }

    [Fact]
    public void A_list_is_put_in_order_by_what_is_asked_and_what_has_no_value_comes_last_both_ways()
    {
        var list = new Watchlist { Id = 1, Name = "Mine", RowVersion = 1, CreatedAtUtc = DateTime.UnixEpoch, Items = [Item(19617), Item(789019), Item(100885)] };
        string[] Labels(string query) =>
            [.. MemberOrder.Rows(list, Book, null, WatchlistRequest.Parse([KeyValuePair.Create("sort", query)]).Request!).Select(r => Book.Companies[r.Row!.Value].Label)];

        Assert.Equal(["BANK", "MACRO", "UNION"], Labels("order"));
        Assert.Equal(["UNION", "MACRO", "BANK"], Labels("-order"));
        Assert.Equal(["UNION", "MACRO", "BANK"], Labels("rank"));
        Assert.Equal(["MACRO", "UNION", "BANK"], Labels("-rank"));
        Assert.Equal(["BANK", "MACRO", "UNION"], Labels("name"));
    }

    [Theory]
    [InlineData("asOf=2025-06-30&since=2024-06-30&sort=-halo_change")]
    [InlineData("")]
    public void A_lists_address_reads_back_as_it_was_written(string query)
    {
        var request = WatchlistRequest.Parse(ScreenQueryPairs(query)).Request!;

        Assert.Equal(query.Length == 0 ? "" : "?" + query, request.ToQueryString());
    }

    [Theory]
    [InlineData("since=yesterday", "since")]
    [InlineData("sort=colour", "sort")]
    [InlineData("foo=1", "foo")]
    public void What_a_lists_address_cannot_mean_is_said(string query, string parameter) =>
        Assert.Equal([parameter], WatchlistRequest.Parse(ScreenQueryPairs(query)).Errors.Select(e => e.Parameter));

    [Fact]
    public void A_screen_of_a_list_shows_its_companies_and_counts_each_list_beside_the_other_filters()
    {
        NamedList[] lists = [new(7, "Rails", new HashSet<int> { 100885, 753308, 19617 }), new(8, "Software", new HashSet<int> { 789019 })];
        var request = ScreenRequest.Parse("?list=7&quadrant=halo", Book.Method).Request!;

        Assert.Equal("?quadrant=halo&list=7", request.ToQueryString());
        Assert.Equal([100885, 753308], Screener.Answer(Book, Book.Ranking, request, lists).Rows.Select(r => Book.Companies[r].Cik));
        var facets = ScreenFacets.Count(Book, Book.Ranking, request, lists);
        Assert.Equal([("7", 2, true), ("8", 0, false)], facets.Lists.Select(f => (f.Id, f.Count, f.Selected)));
        Assert.Equal(2, facets.Quadrants[0].Count);
        Assert.Throws<ArgumentException>(() => Screener.Answer(Book, Book.Ranking, request));
        Assert.Equal(["list"], ScreenRequest.Parse("?list=rails", Book.Method).Errors.Select(e => e.Parameter));
    }

    private static WatchlistItem Item(int cik) => new(cik, "", 1, DateTime.UnixEpoch);

    private static IEnumerable<KeyValuePair<string, string>> ScreenQueryPairs(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => KeyValuePair.Create(p.Split('=')[0], p.Split('=')[1]));
}
