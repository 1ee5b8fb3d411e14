using CsCheck;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Resolving;

namespace HaloScreener.Import.Tests.Resolving;

/// <summary>Quarterly reports beside annual ones: what is resolved of them, and the twelve months that follow.</summary>
public class TrailingTests
{
    private const string Revenue = "RevenueFromContractWithCustomerExcludingAssessedTax";

    /// <summary>Years of 1,000 and 1,100, and a half year of 600 after 500.</summary>
    private static Filings Plain() => new Filings()
        .File("10-K", "2024-02-20", (Revenue, "2023-12-31", 1000), ("NetIncomeLoss", "2023-12-31", 100), ("Assets", "2023-12-31", 5000))
        .Quarter("10-Q", "2024-08-01", 2, (Revenue, "2024-06-30", 500), ("NetIncomeLoss", "2024-06-30", 50), ("Assets", "2024-06-30", 5100))
        .File("10-K", "2025-02-20", (Revenue, "2024-12-31", 1100), ("NetIncomeLoss", "2024-12-31", 110), ("Assets", "2024-12-31", 5200), ("Goodwill", "2024-12-31", 7))
        .Quarter("10-Q", "2025-08-01", 2, (Revenue, "2025-06-30", 600), ("NetIncomeLoss", "2025-06-30", 60), ("Assets", "2025-06-30", 5300));

    private static double? Of(TrailingStatement? statement, Concept concept) =>
        statement?.Parts.Where(p => p.Figure.Concept == concept).Select(p => (double?)p.Figure.Value).SingleOrDefault();

    [Fact]
    public void Twelve_months_are_the_year_and_the_months_since_less_the_same_months_before()
    {
        var trailing = Plain().Trailing("2025-08-01")!;

        Assert.Equal((new FiscalPeriod(Filings.Day("2025-06-30"), 2), Filings.Day("2024-12-31")), (trailing.Stretch, trailing.YearEnd));
        Assert.Equal(1100 + 600 - 500, Of(trailing, Concept.Revenue));
        Assert.Equal(110 + 60 - 50, Of(trailing, Concept.NetIncome));
        Assert.Equal(5300, Of(trailing, Concept.Assets));
        var revenue = trailing.Parts.Single(p => p.Figure.Concept == Concept.Revenue);
        Assert.Equal(
            "1,100 (12 months to 2024-12-31, 0000001000-00-000003) + 600 (6 months to 2025-06-30, 0000001000-00-000004) − 500 (6 months to 2024-06-30, 0000001000-00-000002)",
            revenue.AsValue.Arithmetic!.Replace(revenue.Terms.First().Value.Accession.ToString()[..11], "0000001000-", StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_quarterly_report_and_after_the_next_annual_one_there_is_none()
    {
        Assert.Null(Plain().Trailing("2025-07-31"));
        Assert.Null(Plain().File("10-K", "2026-02-20", (Revenue, "2025-12-31", 1300), ("Assets", "2025-12-31", 5400)).Trailing("2026-02-20"));
    }

    [Fact]
    public void Single_quarters_are_no_part_of_it()
    {
        var filings = Plain().Quarter("10-Q", "2025-08-01", 1, (Revenue, "2025-06-30", 320), (Revenue, "2024-06-30", 270));
        Assert.Equal(1200, Of(filings.Trailing("2025-08-01"), Concept.Revenue));
    }

    [Fact]
    public void What_quarterly_reports_do_not_state_is_of_the_fiscal_year_and_says_so()
    {
        var goodwill = Plain().Trailing("2025-08-01")!.Parts.Single(p => p.Figure.Concept == Concept.Goodwill);
        Assert.Equal((7, true, ValueFlags.OfFiscalYear), (goodwill.Figure.Value, goodwill.IsOfFiscalYear, goodwill.Figure.Flags & ValueFlags.OfFiscalYear));
    }

    [Fact]
    public void Without_the_same_months_of_the_year_before_there_is_no_trailing_year()
    {
        var filings = new Filings()
            .File("10-K", "2025-02-20", (Revenue, "2024-12-31", 1100), ("Assets", "2024-12-31", 5200))
            .Quarter("10-Q", "2025-08-01", 2, (Revenue, "2025-06-30", 600), ("Assets", "2025-06-30", 5300));
        Assert.Null(filings.Trailing("2025-08-01"));
    }

    [Fact]
    public void The_comparative_column_of_a_first_quarterly_report_is_enough()
    {
        var filings = new Filings()
            .File("10-K", "2025-02-20", (Revenue, "2024-12-31", 1100), ("Assets", "2024-12-31", 5200))
            .Quarter("10-Q", "2025-08-01", 2, (Revenue, "2025-06-30", 600), (Revenue, "2024-06-30", 500), ("Assets", "2025-06-30", 5300));
        Assert.Equal(1200, Of(filings.Trailing("2025-08-01"), Concept.Revenue));
    }

    [Fact]
    public void A_changed_tag_is_compared_with_its_own_comparative_column()
    {
        var filings = new Filings()
            .File("10-K", "2024-02-20", ("Revenues", "2023-12-31", 1000), ("Assets", "2023-12-31", 5000))
            .Quarter("10-Q", "2024-08-01", 2, ("Revenues", "2024-06-30", 500), ("Assets", "2024-06-30", 5100))
            .File("10-K", "2025-02-20", ("Revenues", "2024-12-31", 1100), ("Assets", "2024-12-31", 5200))
            .Quarter("10-Q", "2025-08-01", 2, (Revenue, "2025-06-30", 580), (Revenue, "2024-06-30", 490), ("Assets", "2025-06-30", 5300));
        Assert.Equal(1100 + 580 - 490, Of(filings.Trailing("2025-08-01"), Concept.Revenue));
    }

    /// <summary>The months of 2024 are recast to 300 without a business that was sold.</summary>
    private static Filings Sold(params (string Tag, string End, double Value)[] annual) => new Filings()
        .File("10-K", "2024-02-20", (Revenue, "2023-12-31", 1000), ("Assets", "2023-12-31", 5000))
        .Quarter("10-Q", "2024-08-01", 2, (Revenue, "2024-06-30", 500), ("Assets", "2024-06-30", 5100))
        .File("10-K", "2025-02-20", [("Assets", "2024-12-31", 5200), .. annual])
        .Quarter("10-Q", "2025-08-01", 2, (Revenue, "2025-06-30", 330), (Revenue, "2024-06-30", 300), ("Assets", "2025-06-30", 5300));

    [Fact]
    public void Months_without_a_business_that_was_sold_do_not_add_up_with_a_year_that_has_it() =>
        Assert.Null(Sold((Revenue, "2024-12-31", 1100)).Trailing("2025-08-01"));

    [Fact]
    public void They_do_with_a_year_that_was_recast_as_they_were()
    {
        var recastLater = Sold((Revenue, "2024-12-31", 1100)).File("8-K", "2025-09-01", (Revenue, "2024-12-31", 640));
        Assert.Null(recastLater.Trailing("2025-08-31"));
        Assert.Equal(640 + 330 - 300, Of(recastLater.Trailing("2025-09-01"), Concept.Revenue));
        // The annual report itself comes without the business: it restates the year before as well.
        Assert.Equal(640 + 330 - 300, Of(Sold((Revenue, "2024-12-31", 640), (Revenue, "2023-12-31", 590)).Trailing("2025-08-01"), Concept.Revenue));
    }

    [Fact]
    public void A_year_of_53_weeks_and_quarters_of_12_and_16_weeks_fit()
    {
        // Costco: fiscal 2023 had 53 weeks; three quarters are 36 weeks.
        var filings = new Filings()
            .File("10-K", "2023-10-10", (Revenue, "2023-09-03", 242), ("Assets", "2023-09-03", 69))
            .Quarter("10-Q", "2024-06-06", 3, (Revenue, "2024-05-12", 175), (Revenue, "2023-05-07", 163), ("Assets", "2024-05-12", 67));
        Assert.Equal(254, Of(filings.Trailing("2024-06-06"), Concept.Revenue));
        Assert.Equal((byte)3, FiscalPeriod.QuartersBetween(Filings.Day("2023-09-04"), Filings.Day("2024-05-12")));
        Assert.Equal((byte)1, FiscalPeriod.QuartersBetween(Filings.Day("2024-02-04"), Filings.Day("2024-05-25")));
    }

    [Fact]
    public void After_a_change_of_the_fiscal_year_end_the_transition_report_gives_the_twelve_months()
    {
        var filings = new Filings()
            .File("10-K", "2023-02-20", (Revenue, "2022-12-31", 1000), ("Assets", "2022-12-31", 5000))
            .Quarter("10-KT", "2023-08-20", 2, (Revenue, "2023-06-30", 560), (Revenue, "2022-06-30", 480), ("Assets", "2023-06-30", 5100));
        Assert.Equal(1000 + 560 - 480, Of(filings.Trailing("2023-08-20"), Concept.Revenue));
    }

    [Fact]
    public void Rounded_dates_of_the_data_sets_fit_exact_ones()
    {
        var filings = new Filings()
            .File("10-K", "2024-11-01", (Revenue, "2024-09-28", 391), ("Assets", "2024-09-28", 365))
            .Quarter("10-Q", "2025-05-02", 2, (Revenue, "2025-03-29", 220), (Revenue, "2024-03-30", 210), ("Assets", "2025-03-29", 331));
        var rounded = filings.Facts.Select(f => f.Form == "10-Q" ? f with { Period = f.Period with { End = FiscalYear.NearestMonthEnd(f.Period.End) }, ExactDates = false } : f).ToArray();
        var company = Resolver.ResolveAll(Filings.Cik, rounded, ChainFile.Default);
        Assert.Equal(401, Of(TrailingStatement.Of(company.Years, [.. company.Interim], Filings.Day("2025-05-02")), Concept.Revenue));
    }

    /// <summary>Annual and quarterly reports of three years with changing tags, restated figures and gaps.</summary>
    private static readonly Gen<Filings> AnyReports =
        from statements in (
            from year in Gen.Int[2021, 2024]
            from quarters in Gen.Int[1, 4]
            from tag in Gen.OneOf(Revenue, Revenue, "Revenues")
            from back in Gen.Int[0, 2]
            from value in Gen.Double[1, 9]
            from late in Gen.Int[20, 500]
            select (year, quarters, tag, back, value, late)).Array[4, 24]
        select statements.Aggregate(new Filings(), (filings, s) =>
        {
            string End(int back) => new DateOnly(s.year - back, 3 * s.quarters, DateTime.DaysInMonth(s.year - back, 3 * s.quarters)).ToString("yyyy-MM-dd", null);
            var filed = new DateOnly(s.year, 3 * s.quarters, 28).AddDays(s.late).ToString("yyyy-MM-dd", null);
            (string, string, double)[] figures = [("Assets", End(0), 50 + s.value), .. Enumerable.Range(0, s.back + 1).Select(b => (s.tag, End(b), 10.0 * s.quarters + s.value - b))];
            return s.quarters == 4 ? filings.File("10-K", filed, figures) : filings.Quarter("10-Q", filed, (byte)s.quarters, figures);
        });

    [Fact]
    public void A_later_filing_never_changes_an_earlier_trailing_year() =>
        (from filings in AnyReports from day in Gen.Int[0, 1500] select (filings, new DateOnly(2021, 6, 1).AddDays(day))).Sample(
            (filings, day) =>
            {
                var all = Resolver.ResolveAll(Filings.Cik, filings.Facts, ChainFile.Default);
                var early = Resolver.ResolveAll(Filings.Cik, filings.Facts.Where(f => f.Filed <= day).ToArray(), ChainFile.Default);
                Assert.Equal(Figures(early, day), Figures(all, day));
            },
            iter: 2000);

    [Fact]
    public void The_order_of_the_facts_does_not_matter_to_quarters_either() =>
        (from filings in AnyReports from seed in Gen.Int select (filings, seed)).Sample(
            (filings, seed) =>
            {
                var shuffled = filings.Facts.ToArray();
                new Random(seed).Shuffle(shuffled);
                ResolvedValue[] again = [.. Resolver.ResolveAll(Filings.Cik, shuffled, ChainFile.Default).Interim
                    .OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)];
                Assert.Equal<ResolvedValue>(filings.Interim(), again);
            },
            iter: 500);

    private static TrailingFigure[] Figures(ResolvedCompany company, DateOnly day) =>
        TrailingStatement.Of(
            company.Years, [.. company.Interim.OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)], day) is { } statement
            // Where a part stands in the list depends on the list.
            ? [.. statement.Parts.Select(p => p.Figure with { ToDate = 0, Before = 0 })]
            : [];
}
