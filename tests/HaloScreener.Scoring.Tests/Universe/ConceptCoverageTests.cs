using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Universe;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Universe;

public sealed class ConceptCoverageTests
{
    // Both have a year 2024; only the first tells its plant, and only in its second filing.
    private static readonly FundamentalsSet TwoCompanies = FundamentalsSet.Of(
        new Filings(1)
            .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 100), (Concept.Assets, 500)])
            .File("2025-08-01", "2024-12-31", "10-K/A", figures: [(Concept.Revenue, 101), (Concept.PpeNet, 300)])
            .Values,
        new Filings(2).File("2025-03-01", "2025-01-26", figures: [(Concept.NetIncome, 7), (Concept.Assets, 90)]).Values);

    [Fact]
    public void A_concept_counts_once_a_company_and_fiscal_year_however_often_it_was_filed()
    {
        var coverage = ConceptCoverage.Of(TwoCompanies, Day("2025-12-31"));

        // The year that ended in January 2025 is the fiscal year 2024.
        Assert.Equal([2024], coverage.Years);
        Assert.Equal(2, coverage.Companies(2024));
        Assert.Equal(1, coverage.Companies(2024, Concept.Revenue));
        Assert.Equal(2, coverage.Companies(2024, Concept.Assets));
        Assert.Equal(0.5, coverage.Share(2024, Concept.PpeNet));
        Assert.Equal(0, coverage.Share(2024, Concept.Capex));
    }

    [Fact]
    public void What_was_filed_after_the_day_is_not_covered()
    {
        var coverage = ConceptCoverage.Of(TwoCompanies, Day("2025-02-28"));

        Assert.Equal(1, coverage.Companies(2024));
        Assert.Equal(0, coverage.Companies(2024, Concept.PpeNet));
        Assert.Empty(ConceptCoverage.Of(TwoCompanies, Day("2024-12-31")).Years);
    }

    [Fact]
    public void A_balance_sheet_alone_makes_no_fiscal_year()
    {
        var set = FundamentalsSet.Of(new Filings(1)
            .File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 100)])
            .File("2025-02-20", "2023-12-31", figures: [(Concept.Assets, 450)]).Values);

        Assert.Equal([2024], ConceptCoverage.Of(set, Day("2025-12-31")).Years);
    }

    [Fact]
    public void A_year_of_a_few_comparative_figures_is_left_out()
    {
        var companies = Enumerable.Range(1, 30).Select(cik =>
        {
            var filings = new Filings(cik).File("2025-02-20", "2024-12-31", figures: [(Concept.Revenue, 100)]);
            // 1 of 30 is under a twentieth, 2 of 30 are over.
            if (cik == 1)
                filings.File("2025-02-20", "2022-12-31", figures: [(Concept.Revenue, 80)]);
            return (cik <= 2 ? filings.File("2025-02-20", "2023-12-31", figures: [(Concept.Revenue, 90)]) : filings).Values;
        });

        Assert.Equal([2023, 2024], ConceptCoverage.Of(FundamentalsSet.Of(companies), Day("2025-12-31")).Years);
    }
}
