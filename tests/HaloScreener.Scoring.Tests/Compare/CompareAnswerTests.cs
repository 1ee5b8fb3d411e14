using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Compare;
using HaloScreener.TestKit.Books;
using static HaloScreener.Scoring.Compare.CompareMark;

namespace HaloScreener.Scoring.Tests.Compare;

public sealed class CompareAnswerTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    [Fact]
    public void Columns_stand_in_the_order_asked_for_and_what_is_unknown_is_named()
    {
        var answer = Answer("?ids=MACRO,100885,ZZZZ,macro");

        Assert.Equal([789019, 100885], answer.Companies.Select(row => Book.Companies[row].Cik));
        Assert.Equal(["ZZZZ"], answer.Missing);
    }

    [Fact]
    public void The_best_is_heavy_durable_and_high_in_the_ranking_and_sizes_are_only_high_or_low()
    {
        // H 90, 80, 98; R 10, 20, 50; ranks 1, 2, 3; revenue 24,250 m, 24,753 m, 245,122 m.
        var answer = Answer("?ids=UNION,NEXT,MACRO");

        Assert.Equal([Best, None, Worst], Row(answer, "rank").Marks);
        Assert.Equal([None, Worst, Best], Row(answer, "h").Marks);
        Assert.Equal([Best, None, Worst], Row(answer, "r").Marks);
        Assert.Equal([Lowest, None, Highest], Row(answer, "revenue").Marks);
        Assert.Equal([2.4, 5.6, 0.6], Row(answer, "ppe_intensity").Numbers);
        // Each factor of the handmade book scores 50: nothing to tell apart.
        Assert.Equal([None, None, None], Row(answer, "ppe_intensity").Marks);
        Assert.Equal(3, Row(answer, "ppe_intensity").Points.Count);
    }

    [Fact]
    public void A_bank_beside_others_is_no_better_and_no_worse_as_it_is_ranked_among_banks()
    {
        // The bank's R of 30 and the insurer's of 12 are among financials.
        Assert.Equal([Best, Worst, None], Row(Answer("?ids=UNION,NEXT,BANK"), "r").Marks);
        Assert.Equal([Worst, Best], Row(Answer("?ids=BANK,INSR"), "r").Marks);
    }

    [Fact]
    public void Amounts_in_a_currency_without_a_rate_are_shown_and_not_compared()
    {
        var revenue = Row(Answer("?ids=UNION,YEN,MACRO"), "revenue");

        Assert.Equal(45_095_325e6, revenue.Numbers[1]);
        Assert.Equal([Lowest, None, Highest], revenue.Marks);
    }

    [Fact]
    public void Sectors_stand_side_by_side_with_the_medians_of_their_companies()
    {
        // Software holds MACRO (H 98, R 50) and ADWARE (H 10, R 90); transport UNION alone (H 90, R 10).
        var answer = Answer("?sector=software-it,transport");

        var software = answer.Sectors.ToList().FindIndex(s => s.Id == "software-it");
        Assert.Equal(54, Row(answer, "h").Numbers[software]);
        Assert.Equal(90, Row(answer, "h").Numbers[1 - software]);
        Assert.Equal(Worst, Row(answer, "r").Marks[software]);
        Assert.Equal(2, Row(answer, "companies").Numbers[software]);
        Assert.Empty(answer.Companies);
    }

    [Theory]
    [InlineData("ids=A,B,C,D,E,F,G", "ids")]
    [InlineData("sector=nothing", "sector")]
    [InlineData("ids=A&sector=transport", "sector")]
    [InlineData("c=A", "c")]
    public void What_cannot_stand_side_by_side_is_said(string query, string parameter) =>
        Assert.Equal([parameter], CompareRequest.Parse(Pairs(query), Book.Method).Errors.Select(e => e.Parameter));

    [Fact]
    public void The_address_reads_back_as_it_was_written()
    {
        Assert.Equal("/compare?asOf=2025-06-30&ids=100885,5", CompareRequest.LinkTo([100885, 5], new DateOnly(2025, 6, 30)));
        Assert.Equal(["100885", "5"], CompareRequest.Parse(Pairs("asOf=2025-06-30&ids=100885,5"), Book.Method).Request!.Ids);
    }

    private static CompareAnswer Answer(string query) => CompareAnswer.Of(Book, CompareRequest.Parse(Pairs(query.TrimStart('?')), Book.Method).Request!);

    private static CompareRow Row(CompareAnswer answer, string id) => answer.Rows.Single(r => r.Id == id);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string query) => query.Split('&').Select(p => KeyValuePair.Create(p.Split('=')[0], p.Split('=')[1]));
}
