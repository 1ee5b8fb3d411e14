using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Tests.Book;
using HaloScreener.Scoring.Universe;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Universe;

/// <summary>Books of trailing years: what takes the place of the fiscal year, and what does not.</summary>
public sealed class TrailingBookTests
{
    private static Filings Reports(int cik) => new Filings(cik).Report("2023-02-20", "2022-12-31", 400).Report("2024-02-20", "2023-12-31", 450)
        .Report("2025-02-20", "2024-12-31", 500).Report("2026-02-20", "2025-12-31", 550);

    private static ScoreBook Book(string asOf, Basis basis, Filings[] annual, params Quarters[] quarterly) =>
        new BookBuilder(
            FundamentalsSet.Of(annual.Select(c => c.Values)), [.. annual.Select(c => MadeUp.Company(c.Values[0].Cik, 3530))], ScoringMethod.Default, 7,
            interim: (_, _) => quarterly.Select(q => q.Values)).Build(Day(asOf), basis);

    [Fact]
    public void A_quarterly_report_moves_the_year_on()
    {
        var quarters = new Quarters(1).Report("2025-08-01", "2025-06-30", 2, 260).Report("2026-08-01", "2026-06-30", 2, 300);
        var book = Book("2026-08-01", Basis.Ttm, [Reports(1), Reports(2)], quarters);

        Assert.Equal([590e6, 550e6], book.Fundamental(Concept.Revenue));
        Assert.Equal(255e6, book.Fundamental(Concept.PpeNet)[0]);
        Assert.Equal(1.8e6 * 550 * 0.5, book.Fundamental(Concept.PpeGross)[0]);
        Assert.Equal((Day("2026-06-30"), Day("2026-08-01")), (book.PeriodEnd[0], book.Filed[0]));
        Assert.Equal([true, false], book.IsTrailing);
        Assert.Equal(UnratedReason.None, book.Unrated[0]);
    }

    [Fact]
    public void Books_of_several_days_read_the_quarterly_reports_once_and_are_those_of_each_day()
    {
        var quarters = new[]
        {
            new Quarters(1).Report("2024-08-01", "2024-06-30", 2, 230).Report("2025-08-01", "2025-06-30", 2, 260).Report("2026-08-01", "2026-06-30", 2, 300),
            new Quarters(3).Report("2024-05-01", "2024-03-31", 1, 99),
        };
        var (reads, days) = (0, new[] { Day("2024-12-31"), Day("2025-09-30"), Day("2026-09-30") });
        Filings[] annual = [Reports(1), Reports(2)];
        var builder = new BookBuilder(
            FundamentalsSet.Of(annual.Select(c => c.Values)), [MadeUp.Company(1, 3530), MadeUp.Company(2, 3530)], ScoringMethod.Default, 7,
            interim: (_, _) =>
            {
                reads++;
                return quarters.Select(q => q.Values);
            });

        var together = builder.Build(days, Basis.Ttm).ToArray();

        Assert.Equal(1, reads);
        // 500 + 260 − 230 up to June 2025; 550 + 300 − 260 up to June 2026; at the end of 2024 nothing is known to compare the first half with.
        Assert.Equal([450e6, 530e6, 590e6], together.Select(b => b.Fundamental(Concept.Revenue)[0]));
        foreach (var (book, alone) in together.Zip(days.Select(day => builder.Build(day, Basis.Ttm))))
        {
            Assert.Equal(alone.Key, book.Key);
            Assert.Equal(alone.Fundamentals.SelectMany(c => c), book.Fundamentals.SelectMany(c => c));
            Assert.Equal(alone.IsTrailing, book.IsTrailing);
            Assert.Equal(alone.Unrated, book.Unrated);
            Assert.Equal(alone.Ranking.Halo, book.Ranking.Halo);
        }
    }

    [Fact]
    public void A_book_of_fiscal_years_reads_no_quarterly_report()
    {
        var quarters = new Quarters(1).Report("2025-08-01", "2025-06-30", 2, 260).Report("2026-08-01", "2026-06-30", 2, 300);
        var book = Book("2026-08-01", Basis.Annual, [Reports(1)], quarters);
        Assert.Equal(550e6, book.Fundamental(Concept.Revenue)[0]);
        Assert.False(book.IsTrailingOf(0));
    }

    [Fact]
    public void At_the_fiscal_year_end_the_trailing_year_is_the_fiscal_year()
    {
        var quarters = new Quarters(1).Report("2024-11-01", "2024-09-30", 3, 370).Report("2025-11-01", "2025-09-30", 3, 400);
        var (annual, trailing) = (Book("2026-02-20", Basis.Annual, [Reports(1), Reports(2)], quarters), Book("2026-02-20", Basis.Ttm, [Reports(1), Reports(2)], quarters));

        Assert.Equal(annual.Fundamentals.SelectMany(c => c), trailing.Fundamentals.SelectMany(c => c));
        Assert.Equal(annual.Factors.SelectMany(f => f.Raw), trailing.Factors.SelectMany(f => f.Raw));
        Assert.Equal(annual.PeriodEnd, trailing.PeriodEnd);
    }

    [Fact]
    public void Where_twelve_months_cannot_be_made_a_company_is_unrated_or_stays_on_its_fiscal_year()
    {
        var alone = new Quarters(1).Report("2026-08-01", "2026-06-30", 2, 300);

        var ttm = Book("2026-08-01", Basis.Ttm, [Reports(1)], alone);
        Assert.Equal(UnratedReason.NoTrailingYear, ttm.Unrated[0]);

        var newest = Book("2026-08-01", Basis.Newest, [Reports(1)], alone);
        Assert.Equal((UnratedReason.None, 550e6), (newest.Unrated[0], newest.Fundamental(Concept.Revenue)[0]));
    }

    [Fact]
    public void Flows_that_only_the_annual_report_states_stay_and_are_flagged()
    {
        var whole = new Quarters(1).Report("2025-08-01", "2025-06-30", 2, 260).Report("2026-08-01", "2026-06-30", 2, 300);
        Assert.False(Book("2026-08-01", Basis.Ttm, [Reports(1)], whole).Flags[0].HasFlag(QualityFlags.PartlyFiscal));

        (Concept, double)[] poor = [(Concept.Revenue, 300e6), (Concept.NetIncome, 30e6), (Concept.Assets, 760e6)];
        var book = Book("2026-08-01", Basis.Ttm, [Reports(1)], new Quarters(1).File("2025-08-01", "2025-06-30", 2, poor).File("2026-08-01", "2026-06-30", 2, poor));
        Assert.True(book.Flags[0].HasFlag(QualityFlags.PartlyFiscal));
        Assert.Equal(550e6 * 0.05, book.Fundamental(Concept.Capex)[0], 3);
    }

    [Fact]
    public void Years_before_are_trailing_ones_where_they_can_be_made_else_the_nearest_fiscal_years()
    {
        var set = FundamentalsSet.Of(Reports(1).Values);
        var (fiscal, years) = (new CompanyYears(), new CompanyYears());
        new YearReader(set).Read(0, Day("2026-12-31"), fiscal);
        var quarters = new Quarters(1).Report("2024-08-01", "2024-06-30", 2, 240).Report("2025-08-01", "2025-06-30", 2, 260).Report("2026-08-01", "2026-06-30", 2, 300);

        Assert.Equal(TrailingOutcome.Made, new TrailingReader().Read(fiscal, quarters.Values, Day("2026-12-31"), years));

        Assert.Equal([550e6 + 300e6 - 260e6, 500e6 + 260e6 - 240e6, 450e6, 400e6], Enumerable.Range(0, 4).Select(back => years[Concept.Revenue, back]));
        Assert.Equal([Day("2026-06-30"), Day("2025-06-30"), Day("2023-12-31"), Day("2022-12-31")], Enumerable.Range(0, 4).Select(back => years.EndOf(back)!.Value));
        Assert.Equal(1, years.YearsTo(1));
        Assert.Equal(912 / 365.25, years.YearsTo(2), 9);
    }

    [Fact]
    public void A_later_filing_never_changes_an_earlier_book_of_trailing_years() =>
        (from reports in (
            from end in Gen.Int[0, 11]
            from late in Gen.Int[20, 400]
            from revenue in Gen.Int[50, 600]
            select (end, late, revenue)).Array[1, 14]
         from day in Gen.Int[0, 1200]
         select (reports, Day("2023-06-01").AddDays(day))).Sample(
            (reports, day) =>
            {
                var quarters = reports.DistinctBy(r => (r.end, r.late)).Aggregate(new Quarters(1), (all, r) =>
                {
                    var (year, quarter) = (2023 + r.end / 3, r.end % 3 + 1);
                    var end = new DateOnly(year, 3 * quarter, DateTime.DaysInMonth(year, 3 * quarter));
                    return all.Report($"{end.AddDays(r.late):yyyy-MM-dd}", $"{end:yyyy-MM-dd}", (byte)quarter, r.revenue * quarter / 4.0);
                });
                var known = quarters.Values.Where(v => v.Filed <= day).ToArray();
                var builder = (IReadOnlyList<ResolvedValue> interim) => new BookBuilder(
                    FundamentalsSet.Of(Reports(1).Values), [MadeUp.Company(1, 3530)], ScoringMethod.Default, 7, interim: (_, _) => interim.Count == 0 ? [] : [interim]);
                var (early, late) = (builder(known).InputsAsOf(day, Basis.Ttm), builder(quarters.Values).InputsAsOf(day, Basis.Ttm));
                Assert.Equal(early.Fundamentals.SelectMany(c => c), late.Fundamentals.SelectMany(c => c));
                Assert.Equal(early.CapexIntensity, late.CapexIntensity);
                Assert.Equal(early.Unrated, late.Unrated);
            },
            iter: 1000);
}
