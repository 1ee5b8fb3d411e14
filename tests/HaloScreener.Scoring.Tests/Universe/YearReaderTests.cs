using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Universe;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Universe;

public sealed class YearReaderTests
{
    private static CompanyYears Read(Filings filings, string asOf)
    {
        var years = new CompanyYears();
        new YearReader(FundamentalsSet.Of(filings.Values)).Read(0, Day(asOf), years);
        return years;
    }

    private static readonly Filings ThreeYears = new Filings(1)
        .File("2024-02-20", "2023-12-31", figures: [(Concept.Revenue, 100), (Concept.Assets, 500)])
        .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 110), (Concept.Assets, 550)])
        .File("2026-02-20", "2025-12-31", figures: [(Concept.Revenue, 120), (Concept.Assets, 600)]);

    [Fact]
    public void The_latest_year_comes_first_and_earlier_ones_behind_it()
    {
        var years = Read(ThreeYears, "2026-06-30");
        Assert.Equal([120, 110, 100], Enumerable.Range(0, 3).Select(back => years[Concept.Revenue, back]));
        Assert.True(double.IsNaN(years[Concept.Revenue, 3]));
        Assert.Equal(Day("2025-12-31"), years.PeriodEnd);
        Assert.Equal(Day("2026-02-20"), years.NewestFiled);
        Assert.Equal("USD", years.Currency);
    }

    [Fact]
    public void The_day_of_filing_counts_and_the_day_before_does_not()
    {
        Assert.Equal(120, Read(ThreeYears, "2026-02-20")[Concept.Revenue]);
        Assert.Equal(110, Read(ThreeYears, "2026-02-19")[Concept.Revenue]);
        Assert.Null(Read(ThreeYears, "2024-02-19").PeriodEnd);
    }

    [Fact]
    public void A_restatement_counts_from_its_own_day()
    {
        var restated = new Filings(1)
            .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 110)])
            .File("2025-08-01", "2024-12-31", "10-K/A", figures: [(Concept.Revenue, 90)])
            .File("2026-02-20", "2024-12-31", figures: [(Concept.Revenue, 110)]);
        Assert.Equal(110, Read(restated, "2025-07-31")[Concept.Revenue]);
        Assert.Equal(90, Read(restated, "2025-08-01")[Concept.Revenue]);
        Assert.Equal(110, Read(restated, "2026-06-30")[Concept.Revenue]);
    }

    [Fact]
    public void Weeks_of_52_and_53_make_years_all_the_same()
    {
        var weeks = new Filings(1)
            .File("2022-07-20", "2022-05-28", figures: [(Concept.Revenue, 1)])
            .File("2023-07-20", "2023-06-03", figures: [(Concept.Revenue, 2)])
            .File("2024-07-20", "2024-06-01", figures: [(Concept.Revenue, 3)]);
        var years = Read(weeks, "2024-12-31");
        Assert.Equal([3, 2, 1], Enumerable.Range(0, 3).Select(back => years[Concept.Revenue, back]));
    }

    // A year ended December, a transition period of three months, then years ended March: 15 months apart is one year back.
    [Fact]
    public void A_changed_fiscal_year_end_leaves_no_hole()
    {
        var changed = new Filings(1)
            .File("2023-02-20", "2022-12-31", figures: [(Concept.Revenue, 1)])
            .File("2024-05-20", "2024-03-31", figures: [(Concept.Revenue, 2)]);
        Assert.Equal(1, Read(changed, "2024-12-31")[Concept.Revenue, 1]);
    }

    [Fact]
    public void A_missing_year_stays_a_hole()
    {
        var gap = new Filings(1)
            .File("2023-02-20", "2022-12-31", figures: [(Concept.Revenue, 1)])
            .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 3)]);
        var years = Read(gap, "2025-06-30");
        Assert.True(double.IsNaN(years[Concept.Revenue, 1]));
        Assert.Equal(1, years[Concept.Revenue, 2]);
    }

    [Fact]
    public void A_balance_sheet_without_a_statement_of_its_year_is_no_fiscal_year()
    {
        var balance = new Filings(1)
            .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 1), (Concept.Assets, 5)])
            .File("2025-05-10", "2025-03-31", "10-Q", figures: [(Concept.Assets, 6)]);
        Assert.Equal(Day("2024-12-31"), Read(balance, "2025-06-30").PeriodEnd);
    }

    [Fact]
    public void A_year_that_is_not_over_when_it_is_filed_does_not_count()
    {
        var slip = new Filings(1)
            .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 1)])
            .File("2025-02-20", "2025-12-31", figures: [(Concept.Revenue, 9)]);
        Assert.Equal(1, Read(slip, "2026-06-30")[Concept.Revenue]);
    }

    [Fact]
    public void Money_of_another_currency_than_the_latest_statements_is_left_out()
    {
        var moved = new Filings(1)
            .File("2024-02-20", "2023-12-31", unit: "CAD", figures: [(Concept.Revenue, 130), (Concept.Assets, 650)])
            .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 100), (Concept.Assets, 500)]);
        var years = Read(moved, "2025-06-30");
        Assert.Equal("USD", years.Currency);
        Assert.True(double.IsNaN(years[Concept.Revenue, 1]));
    }

    [Fact]
    public void Three_filings_of_their_own_are_told_from_comparatives_of_one()
    {
        static Filings Report(Filings filings, string filed, string end) =>
            filings.File(filed, end, figures: [(Concept.Revenue, 1), (Concept.Assets, 5), (Concept.NetIncome, 1)]);
        var own = new Filings(1);
        var comparatives = new Filings(1);
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            Report(own, $"{year + 1}-02-20", $"{year}-12-31");
            Report(comparatives, "2026-02-20", $"{year}-12-31");
        }
        Assert.True(Read(own, "2026-06-30").HasCompleteFilings(3));
        Assert.False(Read(comparatives, "2026-06-30").HasCompleteFilings(3));
        Assert.False(Read(own, "2025-06-30").HasCompleteFilings(3));
    }
}
