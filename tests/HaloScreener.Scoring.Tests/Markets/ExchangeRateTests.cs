using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Tests.Universe;
using HaloScreener.Scoring.Universe;
using HaloScreener.TestKit.Books;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Markets;

/// <summary>What an imported exchange rate changes: sizes can be compared.</summary>
public sealed class ExchangeRateTests
{
    // 45,095,325 m yen; at 0.0067 dollars 302,139 m: between Macrosoft's 245,122 m and Berk's 371,433 m.
    [Fact]
    public void Sizes_in_another_currency_are_filtered_and_sorted_in_dollars_where_a_rate_is_known()
    {
        var unknown = SmallUniverse.Book;
        var yen = unknown.RowOf(SmallUniverse.Yen.Cik)!.Value;
        var known = unknown with { UsdPerUnit = [.. Enumerable.Range(0, unknown.Count).Select(row => row == yen ? 0.0067 : double.NaN)] };
        var request = new ScreenRequest { Ranges = [new ColumnRange("revenue", 200e9, 400e9)], Sort = [new SortKey("revenue", true)] };

        Assert.Equal(["BRK-B", "MACRO"], TickersOf(unknown, request));
        Assert.Equal(["BRK-B", "YEN", "MACRO"], TickersOf(known, request));
    }

    // Assets of 1.5 × 20 m euro are 30 m: over 25 m dollars at 1.1, under it at 0.8. The rate is that of the fiscal year.
    [Theory]
    [InlineData(2025, 1.1, UnratedReason.None)]
    [InlineData(2025, 0.8, UnratedReason.TooSmall)]
    [InlineData(2024, 0.8, UnratedReason.None)]
    public void Thresholds_of_size_are_held_against_dollars_where_a_rate_is_known(int year, double usd, UnratedReason expected)
    {
        var filings = new Filings(1).File("2026-02-20", "2025-12-31", "10-K", "EUR", (Concept.Revenue, 20e6), (Concept.Assets, 30e6), (Concept.NetIncome, 1e6));
        var builder = new BookBuilder(
            FundamentalsSet.Of(filings.Values), [new Company { Cik = 1, Name = "Euro", Tickers = [], Sic = 4011 }], ScoringMethod.Default, 7,
            rates: [new ExchangeRate("EUR", year, usd)]);
        Assert.Equal(expected, builder.InputsAsOf(Day("2026-06-30")).Unrated[0]);
    }

    private static IEnumerable<string> TickersOf(ScoreBook book, ScreenRequest request)
    {
        var answer = Screener.Answer(book, book.Ranking, request);
        return answer.Rows.Select(row => book.Companies[row].Tickers[0]);
    }
}
