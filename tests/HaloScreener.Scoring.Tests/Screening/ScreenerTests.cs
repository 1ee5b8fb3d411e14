using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Screening;

public class ScreenerTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    [Fact]
    public void The_default_screen_is_the_rated_main_track_by_rank()
    {
        var answer = Answer(new ScreenRequest());

        Assert.Equal(["UNION", "NEXT", "MACRO", "YEN", "BRK-B", "CARD", "ADWARE"], Labels(answer));
        Assert.Equal(7, answer.Total);
        Assert.Equal("rank", answer.Columns[0].Id);
    }

    [Fact]
    public void Financials_stand_apart_with_the_least_at_risk_first()
    {
        Assert.Equal(["INSR", "BANK"], Labels(Answer(new ScreenRequest { Track = Track.Financials })));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_heaviness_is_asked_for_financials_sort_last_in_both_directions(bool descending)
    {
        var labels = Labels(Answer(new ScreenRequest { Track = null, Sort = [new("h", descending)] }));

        Assert.Equal(["INSR", "BANK"], labels[^2..]);
        Assert.Equal(descending ? "MACRO" : "ADWARE", labels[0]);
    }

    [Fact]
    public void The_unrated_are_shown_with_their_reason_when_asked_for()
    {
        var answer = Answer(new ScreenRequest { Rated = false, Columns = ["name", "reason", "reason_detail"] });

        Assert.Equal(["Blank Cheque Acquisition", "shell", "SIC 6770"], Texts(answer, answer.Rows.Single()));
    }

    [Fact]
    public void The_unrated_can_be_narrowed_to_a_reason()
    {
        Assert.Single(Answer(new ScreenRequest { Rated = false, Reasons = [UnratedReason.Shell, UnratedReason.TooSmall] }).Rows);
        Assert.Empty(Answer(new ScreenRequest { Rated = false, Reasons = [UnratedReason.TooSmall] }).Rows);
    }

    [Fact]
    public void A_group_of_the_users_own_is_a_filter_with_counts_a_column_and_a_name_that_must_be_known()
    {
        var groups = new Dictionary<string, string> { ["UNION"] = "Oil, Gas & Rails", ["YEN"] = "Wheels", ["CARD"] = "Wheels" };
        var book = Book with { Companies = [.. Book.Companies.Select(c => c with { Group = groups.GetValueOrDefault(c.Label) })] };
        var request = ScreenRequest.Parse("group=wheels&cols=ticker,group", book.Method).Request!;

        var answer = Screener.Answer(book, book.Ranking, request);
        Assert.Equal(["YEN", "CARD"], Labels(answer));
        Assert.All(answer.Rows, row => Assert.Equal("Wheels", answer.Columns[1].Text(book, book.Ranking, row)));
        Assert.Equal(
            [("Oil, Gas & Rails", 1, false), ("Wheels", 2, true)],
            ScreenFacets.Count(book, book.Ranking, request).Groups.Select(g => (g.Name, g.Count, g.Selected)));

        Assert.Empty(request.ErrorsIn(book));
        Assert.Equal("Oil, Gas & Rails; Wheels", Assert.Single((request with { Groups = ["Wheel"] }).ErrorsIn(book)).Allowed);
        Assert.StartsWith("nothing until a grouping is imported", Assert.Single(request.ErrorsIn(Book)).Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("union", "UNION")]
    [InlineData("RAIL", "UNION")]
    [InlineData("brk.b", "BRK-B")]
    [InlineData("brk/a", "BRK-B")]
    [InlineData("textile", "BRK-B")]
    [InlineData("0000789019", "MACRO")]
    [InlineData("789019", "MACRO")]
    [InlineData("corp rail", "UNION")]
    [InlineData("line-haul", "UNION")]
    [InlineData("rail grid", "")]
    [InlineData("=adware(1)", "ADWARE")]
    public void Text_is_found_in_name_former_name_ticker_cik_and_industry_every_word_of_it(string text, string found)
    {
        Assert.Equal(found, string.Join(' ', Labels(Answer(new ScreenRequest { Text = text }))));
    }

    [Fact]
    public void Filters_of_different_kinds_all_hold()
    {
        Assert.Equal(["NEXT", "UNION"], Sorted(new ScreenRequest { Quadrants = [Quadrant.Halo], Confidence = [Confidence.A] }));
        Assert.Equal(["ADWARE", "MACRO"], Sorted(new ScreenRequest { Sic = ["7372"] }));
        Assert.Equal(["BRK-B", "NEXT"], Sorted(new ScreenRequest { Sic = ["49", "633"] }));
        Assert.Equal(["ADWARE", "YEN"], Sorted(new ScreenRequest { Countries = ["IE", "JP"] }));
        Assert.Equal(["MACRO", "YEN"], Sorted(new ScreenRequest { Flags = ["tag_changed", "non_usd"] }));
        Assert.Equal(["BRK-B", "MACRO"], Sorted(new ScreenRequest { Borderline = true }));
        Assert.Equal(["NEXT"], Sorted(new ScreenRequest { Stagnant = true }));
        Assert.Equal(["UNION"], Sorted(new ScreenRequest { Sectors = [Book.Method.SectorOf(4011)!.Id], Text = "rail" }));
        Assert.Equal(["UNION"], Sorted(new ScreenRequest { Themes = [Book.Method.ThemesOf(100885, 4011)[0].Theme.Id] }));
    }

    [Fact]
    public void Ranges_hold_their_bounds_and_leave_out_what_has_no_value()
    {
        Assert.Equal(["MACRO", "NEXT", "UNION"], Sorted(new ScreenRequest { Ranges = [new("h", 80, null)] }));
        Assert.Equal(["CARD", "NEXT", "UNION"], Sorted(new ScreenRequest { Ranges = [new("r", null, 20)] }));
        Assert.Equal(["NEXT", "UNION"], Sorted(new ScreenRequest { Ranges = [new("ppe_intensity", 1, null)] }));
        Assert.Equal(["ADWARE"], Sorted(new ScreenRequest { Ranges = [new("filed", null, new DateOnly(2025, 1, 31).DayNumber)] }));
        Assert.Equal(["ADWARE"], Sorted(new ScreenRequest { Ranges = [new("net_income", -6e9, -1)] }));
    }

    [Fact]
    public void A_range_of_money_leaves_other_currencies_out_and_says_how_many()
    {
        var answer = Answer(new ScreenRequest { Ranges = [new("revenue", 100e9, null)] });

        Assert.Equal(["MACRO", "BRK-B"], Labels(answer));
        Assert.Equal(1, answer.LeftOutForCurrency);
        Assert.Equal(0, Answer(new ScreenRequest { Ranges = [new("revenue", 100e9, null)], Quadrants = [Quadrant.AtRiskLight] }).LeftOutForCurrency);
    }

    [Fact]
    public void Sorting_by_money_puts_other_currencies_last_as_yen_are_no_dollars()
    {
        Assert.Equal(["BRK-B", "MACRO", "CARD", "NEXT", "UNION", "ADWARE", "YEN"], Labels(Answer(new ScreenRequest { Sort = [new("revenue", true)] })));
    }

    [Fact]
    public void Several_sort_keys_decide_in_turn_and_ties_keep_the_rank()
    {
        // Confidence A, then B, then C; within it the SIC downwards; NaN-free ties by rank.
        Assert.Equal(["CARD", "MACRO", "ADWARE", "NEXT", "UNION", "YEN", "BRK-B"],
            Labels(Answer(new ScreenRequest { Sort = [new("confidence", false), new("sic", true)] })));
    }

    [Fact]
    public void Text_columns_sort_without_regard_to_case_and_quadrants_as_they_are_shown()
    {
        Assert.Equal(["CARD", "ADWARE", "BRK-B"], Labels(Answer(new ScreenRequest { Sort = [new("name", false)] }))[..3]);
        Assert.Equal(["UNION", "NEXT", "YEN", "MACRO", "BRK-B", "CARD", "ADWARE"], Labels(Answer(new ScreenRequest { Sort = [new("quadrant", false)] })));
    }

    [Fact]
    public void A_page_is_a_slice_of_the_whole_and_a_page_beyond_the_end_is_empty()
    {
        var second = Answer(new ScreenRequest { Page = 2, Size = 3 });

        Assert.Equal(second.Rows[3..6], second.PageRows.ToArray());
        Assert.Equal(3, second.PageCount);
        Assert.Empty(Answer(new ScreenRequest { Page = 1_000_000, Size = 1000 }).PageRows.ToArray());
    }

    [Fact]
    public void Facets_count_each_filter_with_itself_left_out()
    {
        var facets = ScreenFacets.Count(Book, Book.Ranking, new ScreenRequest { Quadrants = [Quadrant.Halo], Countries = ["US"] });

        // US companies by quadrant: UNION and NEXT, MACRO and BRK-B at 50 risk, CARD; the at-risk ADWARE is Irish.
        Assert.Equal([("halo", 2, true), ("heavy-perishable", 2, false), ("light-durable", 1, false), ("at-risk-light", 0, false)],
            facets.Quadrants.Select(q => (q.Id, q.Count, q.Selected)));
        // HALO companies by country: UNION and NEXT, and YEN.
        Assert.Equal([("US", 2, true), ("JP", 1, false)], facets.Countries.Select(c => (c.Id, c.Count, c.Selected)));
        Assert.Equal([("A", 2), ("B", 0), ("C", 0)], facets.Confidences.Select(c => (c.Id, c.Count)));
        Assert.Equal(0, facets.Borderline);
        Assert.Equal(1, facets.Stagnant);
        Assert.Empty(facets.Flags);
    }

    [Fact]
    public void What_a_facet_promises_is_what_choosing_it_shows()
    {
        var request = new ScreenRequest { Ranges = [new("h", 20, null)], Confidence = [Confidence.A] };
        var facets = ScreenFacets.Count(Book, Book.Ranking, request);

        foreach (var sector in facets.Sectors)
            Assert.Equal(sector.Count, Answer(request with { Sectors = [sector.Id] }).Total);
        foreach (var flag in facets.Flags)
            Assert.Equal(flag.Count, Answer(request with { Flags = [flag.Id] }).Total);
        foreach (var theme in facets.Themes)
            Assert.Equal(theme.Count, Answer(request with { Themes = [theme.Id] }).Total);
        Assert.Equal(4, facets.Sectors.Sum(s => s.Count));
    }

    [Fact]
    public void Column_ids_are_unique_and_hold_every_factor_and_concept()
    {
        var columns = ScreenColumns.Of(Book.Method);

        Assert.Equal(columns.All.Count, columns.All.DistinctBy(c => c.Id).Count());
        Assert.All(Book.Method.Factors, f => Assert.NotNull(columns.Find(f.Id)));
        Assert.All(ConceptInfo.All, c => Assert.NotNull(columns.Find(c.Id)));
    }

    private static ScreenAnswer Answer(ScreenRequest request) => Screener.Answer(Book, Book.Ranking, request);

    private static string[] Labels(ScreenAnswer answer) => [.. answer.Rows.Select(r => Book.Companies[r].Label)];

    private static string[] Sorted(ScreenRequest request) => [.. Labels(Answer(request)).Order(StringComparer.Ordinal)];

    private static string?[] Texts(ScreenAnswer answer, int row) => [.. answer.Columns.Select(c => c.Text(Book, Book.Ranking, row))];
}
