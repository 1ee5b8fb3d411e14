using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Features.Screen;

namespace HaloScreener.Web.Tests.Pages;

public sealed class ScreenLinksTests
{
    private static readonly string[] Columns = ["rank", "name", "halo"];

    [Fact]
    public void A_column_is_sorted_by_its_first_direction_and_then_turned()
    {
        var columns = ScreenColumns.Of(ScoringMethod.Default);
        Assert.Equal("/screen?sort=-revenue", Links(new()).Sort(columns.Find("revenue")!));
        Assert.Equal("/screen?sort=revenue", Links(new() { Sort = [new SortKey("revenue", true)] }).Sort(columns.Find("revenue")!));
        Assert.Equal("/screen?sort=name", Links(new()).Sort(columns.Find("name")!));
        // Without a sort the rows are in the order of the HALO score, so its head turns them round.
        Assert.Equal("/screen?sort=halo", Links(new()).Sort(columns.Find("halo")!));
    }

    [Fact]
    public void One_more_key_comes_after_those_before_is_turned_and_then_taken_away()
    {
        var columns = ScreenColumns.Of(ScoringMethod.Default);
        var (revenue, sector) = (columns.Find("revenue")!, columns.Find("sector")!);
        // The order by HALO score that needs no word in the address is a key like any other.
        Assert.Equal("/screen?sort=-halo,-revenue", Links(new() { Page = 3 }).ThenSort(revenue));
        var bySector = new ScreenRequest { Sort = [new SortKey("sector", false)] };
        Assert.Equal("/screen?sort=sector,-revenue", Links(bySector).ThenSort(revenue));
        Assert.Equal("/screen?sort=-sector", Links(bySector).ThenSort(sector));
        var both = bySector with { Sort = [.. bySector.Sort, new SortKey("revenue", true)] };
        Assert.Equal("/screen?sort=sector,revenue", Links(both).ThenSort(revenue));
        Assert.Equal("/screen?sort=sector", Links(both with { Sort = [both.Sort[0], new SortKey("revenue", false)] }).ThenSort(revenue));
        Assert.Equal([1, 2, null], new[] { "sector", "revenue", "h" }.Select(Links(both).KeyNumberOf));
        Assert.Null(Links(bySector).KeyNumberOf("sector"));
    }

    [Fact]
    public void A_pinned_address_names_day_and_method_and_a_live_one_neither()
    {
        var request = new ScreenRequest { Sectors = ["utilities"], AsOf = new DateOnly(2019, 6, 30) };
        var book = SmallUniverse.Book;
        var pinned = request.PinnedTo(book);
        Assert.Equal($"?asOf={book.Key.AsOf:yyyy-MM-dd}&method={book.Method.Hash[..12]}&sector=utilities", pinned.ToQueryString());
        Assert.Equal(pinned, ScreenRequest.Parse(pinned.ToQueryString(), book.Method).Request);
        Assert.Equal("?sector=utilities", pinned.Live.ToQueryString());
    }

    [Fact]
    public void A_range_replaces_the_one_before_turns_crossed_bounds_and_goes_away_without_bounds()
    {
        var links = Links(new() { Ranges = [new ColumnRange("h", 60, null)], Page = 3 });
        Assert.Equal("/screen?h=20..40", links.Range("h", 40, 20));
        Assert.Equal("/screen", links.Range("h", null, null));
    }

    [Fact]
    public void Hiding_a_default_column_names_the_others_and_showing_it_again_is_the_short_address()
    {
        Assert.Equal("/screen?cols=rank,name", Links(new()).Column("halo"));
        Assert.Equal("/screen", Links(new() { Columns = ["rank", "name"] }).Column("halo"));
        Assert.Equal("/screen", Links(new() { Columns = ["rank"] }).Column("rank"));
    }

    [Fact]
    public void Taking_all_filters_away_keeps_weights_columns_and_order()
    {
        var links = Links(new()
        {
            Text = "rail",
            Quadrants = [Quadrant.Halo],
            Ranges = [new ColumnRange("h", 60, null)],
            Page = 2,
            Weights = [new FactorWeight("ppe_intensity", 0.5)],
            Sort = [new SortKey("r", true)],
        });
        Assert.Equal("/screen?w.ppe_intensity=0.5&sort=-r", links.NoFilters());
    }

    [Theory]
    [InlineData("1bn", 1e9), InlineData(" 2.5 BN ", 2.5e9), InlineData("500m", 5e8), InlineData("1e9", 1e9), InlineData("1,000,000", 1e6), InlineData("", null)]
    [InlineData("50 亿", 5e9), InlineData("1.5万亿", 1.5e12), InlineData("300万", 3e6)]
    public void Amounts_read_as_people_type_them(string text, double? amount)
    {
        Assert.True(Amounts.TryParse(text, out var read));
        Assert.Equal(amount, read);
    }

    [Theory, InlineData("lots"), InlineData("1 zillion"), InlineData("NaN"), InlineData("1e999"), InlineData("--1")]
    public void What_is_no_amount_is_none(string text) => Assert.False(Amounts.TryParse(text, out _));

    [Fact]
    public void The_search_prefers_the_ticker_itself_then_its_beginning_then_names()
    {
        var book = SmallUniverse.Book;
        IEnumerable<string> Found(string text) => CompanyFinder.Suggest(book, text, 8).Select(row => book.Companies[row].Label);
        Assert.Equal("BRK-B", Found("brk.b").First());
        Assert.Equal(["UNION"], Found("union r"));
        Assert.Equal(["NEXT"], Found("grid"));
        Assert.Equal(["MACRO"], Found("789019"));
        Assert.Empty(Found("  "));
    }

    private static ScreenLinks Links(ScreenRequest request) => new(request, Columns);
}
