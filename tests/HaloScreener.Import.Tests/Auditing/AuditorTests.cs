using HaloScreener.Core.Concepts;
using HaloScreener.Import.Auditing;
using HaloScreener.Import.Tests.Resolving;

namespace HaloScreener.Import.Tests.Auditing;

public sealed class AuditorTests
{
    private readonly Filings _company = new Filings()
        .File("10-K", "2024-02-20", ("Assets", "2023-12-31", 67_132e6), ("Revenues", "2023-12-31", 24_119e6), ("NetIncomeLoss", "2023-12-31", 6_379e6),
            ("PaymentsToAcquireProductiveAssets", "2023-12-31", 3_606e6))
        .File("10-K", "2025-02-20", ("Revenues", "2023-12-31", 23_000e6));

    [Fact]
    public void A_figure_within_one_percent_matches_and_one_beyond_is_a_miss_with_its_tags()
    {
        var report = Audit(Figure(Concept.Assets, 67_800e6), Figure(Concept.NetIncome, 6_300e6));

        Assert.Equal([(Concept.Assets, 1, 1.0), (Concept.NetIncome, 0, 0.0)], report.Concepts.OrderBy(c => c.Concept).Select(c => (c.Concept, c.Matched, c.Rate)));
        var miss = Assert.Single(report.Misses);
        Assert.Equal(6_379e6, miss.Resolved!.Value.Value);
        Assert.Equal(
            [("NetIncomeLoss", true, 6_379e6), ("PaymentsToAcquireProductiveAssets", false, 3_606e6), ("Revenues", false, 23_000e6)],
            miss.Available.Select(t => (t.Tag, t.InChain, t.Value)));
    }

    [Fact]
    public void A_figure_that_was_not_resolved_is_missing_and_says_what_the_filing_had()
    {
        var report = Audit(Figure(Concept.Inventory, 700e6));

        Assert.Equal((1, 0, 0, 1), (report.Concepts[0].Figures, report.Concepts[0].Matched, report.Concepts[0].Differ, report.Concepts[0].Missing));
        Assert.Equal(["Assets"], report.Misses[0].Available.Select(t => t.Tag));
    }

    [Fact]
    public void A_figure_of_a_day_is_held_against_what_was_filed_by_then()
    {
        var original = Figure(Concept.Revenue, 24_119e6) with { AsOf = new DateOnly(2024, 12, 31) };

        Assert.Empty(Audit(original).Misses);
        Assert.Empty(Audit(Figure(Concept.Revenue, 23_000e6)).Misses);
        Assert.Single(Audit(Figure(Concept.Revenue, 24_119e6)).Misses);
    }

    [Fact]
    public void The_month_end_stands_for_the_end_of_a_52_week_year()
    {
        var apple = new Filings().File("10-K", "2024-11-01", ("Assets", "2024-09-28", 364_980e6), ("NetIncomeLoss", "2024-09-28", 93_736e6));
        var reference = Figure(Concept.Assets, 364_980e6) with { FiscalYearEnd = new DateOnly(2024, 9, 30) };

        Assert.True(Auditor.Audit([reference], apple.Resolve(), apple.Facts)[0].IsMatch);
    }

    private AuditReport Audit(params ReferenceFigure[] figures) => AuditReport.Of(Auditor.Audit(figures, _company.Resolve(), _company.Facts));

    private static ReferenceFigure Figure(Concept concept, double value) =>
        new() { Cik = Filings.Cik, FiscalYearEnd = new DateOnly(2023, 12, 31), Concept = concept, Value = value, Line = 2 };
}
