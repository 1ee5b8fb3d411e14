using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Scoring.Analyses.Themes;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Tests.Universe;
using HaloScreener.Scoring.Universe;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Analyses;

public sealed class BuildOutTests
{
    private const int Microsoft = 789019;
    private const int CoreWeave = 1769628;
    private const double Bn = 1e9;

    private static readonly ScoringMethod Guided = ScoringMethod.Load(MethodFiles.Embedded.With(MethodFiles.CapexGuidance,
        "cik,company,fiscal_year,from_usd_bn,to_usd_bn,kind,stated,source,note\n"
        + "789019,Microsoft,2025,80,100,estimate,2025-02-28,https://example.org/a,An estimate\n"
        + "789019,Microsoft,2026,120,145,estimate,2026-02-28,https://example.org/b,Told after the day\n"
        + "1769628,CoreWeave,2025,24,,guidance,2025-05-31,https://example.org/c,At least\n"), "chains");

    private static FiscalYearFigures Year(string end, double capex, double revenue = 0, double da = 0) => FiscalYearFigures.Of(
        Filings.Day(end), (Concept.Capex, capex * Bn), (Concept.Revenue, revenue * Bn), (Concept.DepreciationAmortization, da * Bn));

    private static BuildOutAnswer Answer(YearCount years) => BuildOutAnswer.Of(
        HandmadeBook.Of(Guided, [new HandmadeCompany { Cik = Microsoft, Name = "Microsoft" }]), new BuildOutRequest { Years = years },
        cik => cik == Microsoft ? [Year("2023-06-30", 28), Year("2024-06-30", 44)] : []);

    [Fact]
    public void The_newest_year_is_one_that_as_many_builders_have_told_of_as_of_the_year_before()
    {
        // Alphabet has not filed 2024; in 2025 Microsoft and CoreWeave are guided.
        const int Alphabet = 1652044;
        var answer = BuildOutAnswer.Of(HandmadeBook.Of(Guided, [new HandmadeCompany { Cik = Microsoft, Name = "Microsoft" }]), new BuildOutRequest(),
            cik => cik switch { Microsoft => [Year("2023-06-30", 28), Year("2024-06-30", 44)], Alphabet => [Year("2023-12-31", 32)], _ => [] });

        Assert.Equal(2023, answer.NewestYear(2024));
        Assert.Equal(2025, answer.NewestYear(2026));
        Assert.Null(answer.NewestYear(2022));
    }

    [Fact]
    public void Half_of_a_year_that_ends_in_June_belongs_to_the_calendar_year_before()
    {
        var years = CalendarCapex.Of([(Filings.Day("2023-06-30"), 28), (Filings.Day("2024-06-30"), 44)]);

        Assert.Equal([new CalendarCapex(2022, 14, 6), new CalendarCapex(2023, 14 + 22, 12), new CalendarCapex(2024, 22, 6)], years);
        Assert.Equal([false, true, false], years.Select(y => y.IsWhole));
    }

    [Fact]
    public void A_year_that_ends_in_May_gives_five_twelfths_to_its_own_year()
    {
        var year = CalendarCapex.Of([(Filings.Day("2025-05-31"), 12)]);
        Assert.Equal([new CalendarCapex(2024, 7, 7), new CalendarCapex(2025, 5, 5)], year);
    }

    [Fact]
    public void A_year_of_53_weeks_that_ends_in_the_first_days_of_January_is_the_year_before() =>
        Assert.Equal([new CalendarCapex(2020, 12, 12)], CalendarCapex.Of([(Filings.Day("2021-01-02"), 12)]));

    [Fact]
    public void Fiscal_years_are_as_filed_and_guidance_told_by_the_day_fills_the_years_to_come()
    {
        var answer = Answer(YearCount.Fiscal);
        var microsoft = answer.Builders.Single(b => b.Company.Cik == Microsoft);

        Assert.Equal(new CapexCell(44 * Bn, 12, 44 * Bn, 44 * Bn, 12), microsoft[2024]);
        Assert.Equal((80 * Bn, 100 * Bn, true), (microsoft[2025].LowUsd, microsoft[2025].HighUsd, microsoft[2025].IsExpected));
        // The book is of 30 June 2025: what was said in February 2026 is not known yet.
        Assert.Equal(CapexCell.None, microsoft[2026]);
        Assert.Equal((72 * Bn, 72 * Bn + 80 * Bn + 24 * Bn, 72 * Bn + 100 * Bn + 24 * Bn),
            (answer.CumulativeFiledUsd(2026), answer.CumulativeLowUsd(2026), answer.CumulativeHighUsd(2026)));
        Assert.Equal(1.5e12, answer.ExpectedUsd);
    }

    [Fact]
    public void In_calendar_years_a_guided_fiscal_year_brings_its_own_months_and_what_nobody_told_is_counted()
    {
        var answer = Answer(YearCount.Calendar);
        var microsoft = answer.Builders.Single(b => b.Company.Cik == Microsoft);

        // 2024: six months of 44 filed, six of 80 to 100 guided.
        Assert.Equal(new CapexCell(22 * Bn, 6, 62 * Bn, 72 * Bn, 12), microsoft[2024]);
        Assert.Equal((40 * Bn, 6), (microsoft[2025].LowUsd, microsoft[2025].ExpectedMonths));
        Assert.Equal(24 * Bn, answer.Builders.Single(b => b.Company.Cik == CoreWeave)[2025].HighUsd);
        // Of six builders over four years Microsoft covers 12 + 12 + 6 months and CoreWeave 12.
        Assert.Equal((288 - 42, 288), answer.Uncovered);
    }

    [Fact]
    public void Guidance_ends_where_the_year_is_filed() =>
        Assert.Empty(BuildOutAnswer.Of(HandmadeBook.Of(Guided, []), new BuildOutRequest(), _ => [Year("2025-12-31", 13)]).Builders.Single(b => b.Company.Cik == CoreWeave).Guidance);

    [Fact]
    public void Ratios_of_a_year_are_of_its_own_figures_and_its_life_of_the_plant_in_use()
    {
        var years = SpendingYear.Of(
        [
            FiscalYearFigures.Of(Filings.Day("2023-12-31"), (Concept.PpeGross, 90), (Concept.ConstructionInProgress, 10)),
            FiscalYearFigures.Of(Filings.Day("2024-12-31"), (Concept.PpeNet, 100), (Concept.AccumulatedDepreciation, 40), (Concept.ConstructionInProgress, 20),
                (Concept.Depreciation, 20), (Concept.DepreciationAmortization, 25), (Concept.Capex, 50), (Concept.Revenue, 200)),
        ]);

        Assert.Equal((0.25, 2.0), (years[1].CapexToRevenue, years[1].CapexToDa));
        // In use 80 at the beginning and 140 − 20 at the end, 100 in the middle, written off by 20 a year.
        Assert.Equal(5, years[1].ImpliedLife);
        Assert.True(double.IsNaN(years[0].ImpliedLife));
    }

    [Fact]
    public void A_company_is_read_as_it_was_known_on_the_day()
    {
        var set = FundamentalsSet.Of(
        [
            new Filings(5).File("2024-02-01", "2023-12-31", figures: [(Concept.Revenue, 100), (Concept.Capex, 10)])
                .File("2025-02-01", "2024-12-31", figures: [(Concept.Revenue, 120), (Concept.Capex, 12)])
                .File("2025-02-01", "2023-12-31", figures: [(Concept.Capex, 11)]).Values,
        ]);

        Assert.Equal([10.0], FiscalYearFigures.Read(set, 5, Filings.Day("2024-12-31")).Select(y => y[Concept.Capex]));
        Assert.Equal([11.0, 12.0], FiscalYearFigures.Read(set, 5, Filings.Day("2025-02-01")).Select(y => y[Concept.Capex]));
        Assert.Empty(FiscalYearFigures.Read(set, 6, Filings.Day("2025-02-01")));
    }

    [Fact]
    public void Guidance_of_the_method_names_hyperscalers_and_sources()
    {
        Assert.All(ScoringMethod.Default.CapexGuidance, g =>
        {
            Assert.Contains(ScoringMethod.Default.Hyperscalers, h => h.Cik == g.Cik && !h.Comparison);
            Assert.StartsWith("https://", g.Source, StringComparison.Ordinal);
        });
        Assert.Contains("Goldman Sachs", ScoringMethod.Default.Rules.Analyses.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_theme_has_its_companies_by_industry_and_by_name_with_the_reason()
    {
        var book = HandmadeBook.Of(
            new HandmadeCompany { Cik = 1551182, Name = "Eaton", Sic = 3590, H = 40, R = 30, Figures = new Dictionary<Concept, double> { [Concept.Revenue] = 25, [Concept.Capex] = 1 } },
            new HandmadeCompany { Cik = 1, Name = "Transformer works", Sic = 3612, H = 60, R = 20, Figures = new Dictionary<Concept, double> { [Concept.Revenue] = 5 } });

        var grid = ThemesAnswer.Of(book).Single(t => t.Theme.Id == "grid-equipment");

        Assert.Equal([1551182, 1], grid.Members.Select(m => book.Companies[m.Row].Cik));
        Assert.Contains("Switchgear", grid.Members[0].Tag.Reason, StringComparison.Ordinal);
        Assert.Equal((50.0, 30.0, 1 / 25.0), (grid.H.Median, grid.RevenueUsd, grid.CapexToRevenue));
        Assert.Empty(ThemesAnswer.Of(book).Single(t => t.Theme.Id == "rails").Members);
    }
}
