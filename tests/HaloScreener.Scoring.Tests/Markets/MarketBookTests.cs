using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Tests.Universe;
using HaloScreener.Scoring.Universe;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Markets;

/// <summary>Market values in books: whose price it is, and as of when.</summary>
public sealed class MarketBookTests
{
    private static readonly Company Rail = new() { Cik = 1, Name = "Rail", Tickers = ["RAIL.A", "RAIL-PA"], Sic = 4011 };
    private static readonly Company Grid = new() { Cik = 2, Name = "Grid", Tickers = ["GRID", "RAIL-A"], Sic = 4911 };

    /// <summary>A year's report with 100 m shares and a float of 900 m.</summary>
    private static Filings Reports(int cik) => new Filings(cik)
        .Report("2025-02-20", "2024-12-31", 450).Report("2026-02-20", "2025-12-31", 500)
        .File("2026-02-20", "2025-12-31", figures: [(Concept.SharesOutstanding, 100e6), (Concept.PublicFloat, 900e6)]);

    private static BookBuilder Builder(params ClosingPrice[] prices) => new(
        FundamentalsSet.Of(Reports(1).Values, Reports(2).Values), [Rail, Grid], ScoringMethod.Default, 7,
        (from, to) => [.. prices.Where(p => p.Date >= from && p.Date <= to).GroupBy(p => p.Ticker).Select(g => g.MaxBy(p => p.Date))]);

    private static ClosingPrice Price(string ticker, string day, double close) => new(ticker, Day(day), close, null);

    [Theory]
    [InlineData("2026-06-25", MarketValueSource.PublicFloat, 900e6)]
    [InlineData("2026-06-26", MarketValueSource.Prices, 1000e6)]
    [InlineData("2026-06-30", MarketValueSource.Prices, 1000e6)]
    [InlineData("2026-07-01", MarketValueSource.Prices, 1200e6)]
    [InlineData("2026-07-11", MarketValueSource.Prices, 1200e6)]
    [InlineData("2026-07-12", MarketValueSource.PublicFloat, 900e6)]
    public void The_last_close_of_the_ten_days_up_to_the_books_day_counts(string asOf, MarketValueSource source, double value)
    {
        var book = Builder(Price("RAIL-A", "2026-06-26", 10), Price("RAIL-A", "2026-07-01", 12)).Build(Day(asOf));
        Assert.Equal((source, value), (book.MarketOf(0).Source, book.MarketOf(0).Value));
    }

    [Fact]
    public void A_public_float_counts_from_the_day_it_was_filed()
    {
        Assert.Equal(MarketValueSource.None, Builder().Build(Day("2026-02-19")).MarketOf(0).Source);
        Assert.Equal(900e6, Builder().Build(Day("2026-02-20")).MarketOf(0).Value);
    }

    [Fact]
    public void A_ticker_is_of_the_company_that_names_it_first_and_a_preferred_share_is_of_none()
    {
        var book = Builder(Price("RAIL-A", "2026-06-26", 10), Price("RAIL-PA", "2026-06-26", 25)).Build(Day("2026-06-30"));
        Assert.Equal(1000e6, book.MarketOf(0).Value);
        Assert.Equal(MarketValueSource.PublicFloat, book.MarketOf(1).Source);
    }

    [Fact]
    public void Prices_move_no_score()
    {
        var without = Builder().Build(Day("2026-06-30"));
        var with = Builder(Price("RAIL-A", "2026-06-26", 10), Price("GRID", "2026-06-26", 400)).Build(Day("2026-06-30"));
        Assert.NotEqual(without.MarketOf(1).Value, with.MarketOf(1).Value);
        Assert.Equal(without.Ranking.HPoints, with.Ranking.HPoints);
        Assert.Equal(without.Ranking.RPoints, with.Ranking.RPoints);
        Assert.Equal(without.Ranking.Rank, with.Ranking.Rank);
        Assert.Equal(without.ConfidenceValue, with.ConfidenceValue);
    }

    // A price of a later day, however mad, and a later filing with another float.
    [Fact]
    public void A_later_price_never_changes_an_earlier_book() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 400], Gen.Double[0.01, 1e4]).Sample((day, later, close) =>
        {
            var asOf = Day("2025-06-30").AddDays(day);
            ClosingPrice[] known = [.. Enumerable.Range(0, 60).Select(week => new ClosingPrice("GRID", Day("2025-06-02").AddDays(7 * week), 8 + week % 5, null))];
            var before = Builder(known).Build(asOf);
            var after = Builder([.. known, new ClosingPrice("GRID", asOf.AddDays(later), close, 5e6), new ClosingPrice("RAIL-A", asOf.AddDays(later), close, null)]).Build(asOf);
            Assert.Equal(before.Market, after.Market);
        }, iter: 40);

    [Fact]
    public void A_screen_shows_and_sorts_by_them()
    {
        var book = Builder(Price("RAIL-A", "2026-06-26", 10)).Build(Day("2026-06-30"));
        var columns = ScreenColumns.Of(book.Method);
        double Number(string id, int row) => columns.Find(id)!.Number(book, book.Ranking, row);
        Assert.Equal([1000e6, 900e6], [Number("market_value", 0), Number("market_value", 1)]);
        Assert.Equal(["prices", "public_float"], [.. new[] { 0, 1 }.Select(row => columns.Find("market_value_source")!.Text(book, book.Ranking, row)!)]);
        // Neither states debt or equity.
        Assert.True(double.IsNaN(Number("ev", 0)) && double.IsNaN(Number("pb", 0)));
    }
}
