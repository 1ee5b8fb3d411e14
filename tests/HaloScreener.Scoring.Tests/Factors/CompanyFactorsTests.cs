using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Tests.Universe;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Factors;

/// <summary>Raw factors of one company, worked out by hand.</summary>
public sealed class CompanyFactorsTests
{
    private const int Machinery = 3530;
    private const int Rail = 4011;
    private const int Software = 7372;
    private const int Pharma = 2834;

    private static CompanyYears Read(Filings filings)
    {
        var years = new CompanyYears();
        new YearReader(FundamentalsSet.Of(filings.Values)).Read(0, new DateOnly(2026, 6, 30), years);
        return years;
    }

    private static CompanyFactors Of(CompanyYears years, int? sic = Machinery, Track track = Track.Main) =>
        CompanyFactors.Of(years, sic, track, ScoringMethod.Default.Rules);

    [Fact]
    public void Every_factor_of_a_plain_company()
    {
        var factors = Of(Years.Plain());
        Assert.Equal(800.0 / 900, factors.PpeIntensity, 12);
        Assert.Equal(800.0 / 1800, factors.TangibleShare, 12);
        // 100/1000, 90/900, 40/800.
        Assert.Equal((0.1 + 0.1 + 0.05) / 3, factors.CapexIntensity, 12);
        Assert.Equal(0.05, factors.DepreciationBurden, 12);
        // 2000 − 200 − 100 − 50.
        Assert.Equal(1.65, factors.AssetIntensity, 12);
        // Age 400 ÷ 50 = 8 years.
        Assert.Equal(1200 * Math.Pow(1.025, 8) / 900, factors.ReplacementCost, 12);
        Assert.Equal(0.2, factors.LabourShare, 12);
        Assert.Equal(15, factors.RemainingLife, 12);
        Assert.True(factors.LifeApplies);
        Assert.Equal(0.4, factors.GrossMargin, 12);
        // 315 ÷ 700 = 0.45 three years ago.
        Assert.Equal(0.05, factors.MarginFall, 12);
        Assert.Equal(Math.Pow(10.0 / 7, 1.0 / 3) - 1 - 1.0 / 9, factors.GrowthShortfall, 12);
        Assert.True(double.IsNaN(factors.DeferredGap));
        Assert.Equal(0.02, factors.PerishableIntangibles, 12);
        Assert.Equal(0.02, factors.RdIntensity, 12);
        Assert.False(factors.Stagnant);
        Assert.Equal(QualityFlags.None, factors.Flags);
    }

    [Fact]
    public void A_collapse_of_revenue_does_not_look_like_heaviness()
    {
        // 600 is 40% below 1000; the maximum of the three years is the denominator, for means too.
        var factors = Of(Years.Plain().With(Concept.Revenue, 600, 1000, 900, 850));
        Assert.Equal(0.8, factors.PpeIntensity, 12);
        Assert.Equal(0.05, factors.DepreciationBurden, 12);
        Assert.Equal(1.65, factors.AssetIntensity, 12);
        Assert.Equal((0.1 + 0.09 + 40.0 / 900) / 3, factors.CapexIntensity, 12);
        Assert.True(factors.Flags.HasFlag(QualityFlags.RevenueCollapse));
        // Risk keeps the year's own revenue.
        Assert.Equal(200.0 / 600, factors.LabourShare, 12);
    }

    [Fact]
    public void A_fall_of_thirty_per_cent_is_no_collapse_yet() =>
        Assert.False(Of(Years.Plain().With(Concept.Revenue, 700, 1000, 900, 850)).Flags.HasFlag(QualityFlags.RevenueCollapse));

    [Fact]
    public void Capex_needs_two_years() => Assert.True(double.IsNaN(Of(Years.Plain().With(Concept.Capex, 100)).CapexIntensity));

    [Fact]
    public void Depreciation_too_small_for_the_plant_is_rejected_and_flagged()
    {
        // 800 ÷ 9 is 89 years.
        var factors = Of(Years.Plain().With(Concept.Depreciation, 9));
        Assert.True(double.IsNaN(factors.DepreciationBurden));
        Assert.True(double.IsNaN(factors.RemainingLife));
        Assert.True(double.IsNaN(factors.ReplacementCost));
        Assert.True(factors.Flags.HasFlag(QualityFlags.GrossPpeRejected));
        Assert.Equal(0.01, Of(Years.Plain().With(Concept.Depreciation, 10)).DepreciationBurden, 12);
    }

    [Fact]
    public void Gross_plant_below_net_is_rejected_and_flagged()
    {
        var factors = Of(Years.Plain().With(Concept.PpeGross, 790));
        Assert.True(double.IsNaN(factors.ReplacementCost));
        Assert.True(factors.Flags.HasFlag(QualityFlags.GrossPpeRejected));
    }

    [Fact]
    public void Without_accumulated_depreciation_the_age_follows_from_gross_and_net() =>
        Assert.Equal(1200 * Math.Pow(1.025, 8) / 900, Of(Years.Plain().Without(Concept.AccumulatedDepreciation)).ReplacementCost, 12);

    [Fact]
    public void Construction_in_progress_does_not_wear_yet() =>
        // (800 − 100 + 700 − 200) ÷ 2 ÷ 50.
        Assert.Equal(12, Of(Years.Plain().With(Concept.ConstructionInProgress, 100, 200)).RemainingLife, 12);

    [Fact]
    public void Remaining_life_does_not_apply_to_a_company_with_hardly_any_plant()
    {
        Assert.False(Of(Years.Plain().With(Concept.PpeNet, 99, 99)).LifeApplies);
        Assert.True(Of(Years.Plain().With(Concept.PpeNet, 100, 100)).LifeApplies);
    }

    [Fact]
    public void A_captives_receivables_leave_the_asset_denominators()
    {
        var factors = Of(Years.Plain().With(Concept.FinanceReceivables, 1000));
        Assert.Equal(1.0, factors.TangibleShare, 12);
        Assert.Equal(0.65, factors.AssetIntensity, 12);
        Assert.Equal(0.04, factors.PerishableIntangibles, 12);
        Assert.True(factors.Flags.HasFlag(QualityFlags.CaptiveFinance));
    }

    [Fact]
    public void Receivables_below_a_tenth_of_assets_make_no_captive()
    {
        var factors = Of(Years.Plain().With(Concept.FinanceReceivables, 199));
        Assert.Equal(1.65, factors.AssetIntensity, 12);
        Assert.False(factors.Flags.HasFlag(QualityFlags.CaptiveFinance));
    }

    [Fact]
    public void Where_people_are_the_cost_the_cost_of_revenue_is_labour_too() => Assert.Equal(0.8, Of(Years.Plain(), Software).LabourShare, 12);

    [Fact]
    public void A_service_firm_without_those_tags_is_measured_by_what_it_spends() =>
        // (1000 − 150 − 60) ÷ 1000.
        Assert.Equal(0.79, Of(Years.Plain().Without(Concept.CostOfRevenue), Software).LabourShare, 12);

    [Fact]
    public void Other_firms_without_a_labour_proxy_are_flagged()
    {
        var factors = Of(Years.Plain().Without(Concept.Sga));
        Assert.True(double.IsNaN(factors.LabourShare));
        Assert.True(factors.Flags.HasFlag(QualityFlags.LabourProxyMissing));
    }

    [Fact]
    public void Without_gross_profit_the_margin_is_a_flagged_lower_bound()
    {
        var factors = Of(Years.Plain().Without(Concept.GrossProfit));
        Assert.Equal(0.35, factors.GrossMargin, 12);
        Assert.True(factors.Flags.HasFlag(QualityFlags.InformationRentLowerBound));
        Assert.True(double.IsNaN(factors.MarginFall));
    }

    [Fact]
    public void Three_complete_annual_filings_without_research_mean_none()
    {
        Assert.True(double.IsNaN(Of(Years.Plain().Without(Concept.Rd), Rail).RdIntensity));
        Assert.Equal(0, Of(Years.Plain().Without(Concept.Rd).WithCompleteFilings(), Rail).RdIntensity);
    }

    [Fact]
    public void Where_research_is_the_rule_an_untagged_one_stays_missing() =>
        Assert.True(double.IsNaN(Of(Years.Plain().Without(Concept.Rd).WithCompleteFilings(), Software).RdIntensity));

    [Fact]
    public void Research_tagged_in_another_year_stays_missing() =>
        Assert.True(double.IsNaN(Of(Years.Plain().With(Concept.Rd, double.NaN, 20).WithCompleteFilings(), Rail).RdIntensity));

    [Fact]
    public void Comparatives_of_one_filing_are_not_three_filings()
    {
        var years = Years.Plain().Without(Concept.Rd).WithCompleteFilings();
        years.SetFirstFiled(1, new DateOnly(2026, 2, 20));
        Assert.True(double.IsNaN(Of(years, Rail).RdIntensity));
    }

    [Fact]
    public void Intangibles_never_tagged_in_three_complete_filings_are_zero()
    {
        var years = Years.Plain().Without(Concept.Intangibles).Without(Concept.FiniteIntangibles);
        Assert.True(double.IsNaN(Of(years).AssetIntensity));
        var factors = Of(years.WithCompleteFilings());
        Assert.Equal(1.7, factors.AssetIntensity, 12);
        Assert.Equal(0, factors.PerishableIntangibles);
    }

    [Fact]
    public void A_balance_of_intangibles_that_only_a_quarterly_report_states_is_no_silence()
    {
        // As Occidental: three annual reports without intangibles, and a 10-Q that states those of a year end.
        var filings = new Filings(1);
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            filings.File($"{year + 1}-02-20", $"{year}-12-31", figures:
                [(Concept.Revenue, 1000), (Concept.Assets, 2000), (Concept.NetIncome, 100), (Concept.Cash, 200), (Concept.Goodwill, 100), (Concept.PpeNet, 800)]);
        }
        // (2000 − 200 − 100 − 0) ÷ 1000.
        Assert.Equal(1.7, Of(Read(filings)).AssetIntensity, 12);
        Assert.True(double.IsNaN(Of(Read(filings.File("2024-11-04", "2023-12-31", "10-Q", figures: [(Concept.Intangibles, 8)]))).AssetIntensity));
    }

    [Fact]
    public void An_untagged_split_of_intangibles_is_missing_and_never_the_total() =>
        Assert.True(double.IsNaN(Of(Years.Plain().Without(Concept.FiniteIntangibles).WithCompleteFilings()).PerishableIntangibles));

    [Fact]
    public void Goodwill_that_is_not_even_implied_leaves_asset_intensity_missing() =>
        Assert.True(double.IsNaN(Of(Years.Plain().Without(Concept.Goodwill)).AssetIntensity));

    [Fact]
    public void Research_does_not_apply_to_pharma() => Assert.False(Of(Years.Plain(), Pharma).RdApplies);

    [Fact]
    public void Operating_profit_no_higher_than_three_years_ago_is_stagnant()
    {
        Assert.True(Of(Years.Plain().With(Concept.OperatingIncome, 120, 140, 130, 120)).Stagnant);
        Assert.True(Of(Years.Plain().With(Concept.OperatingIncome, -50, 0, 0, -40)).Stagnant);
        Assert.Null(Of(Years.Plain().With(Concept.OperatingIncome, 120)).Stagnant);
    }

    [Fact]
    public void Money_in_another_unit_changes_nothing() => Gen.Double[1e-3, 1e6].Sample(unit =>
    {
        var years = Years.Plain().With(Concept.ConstructionInProgress, 10).With(Concept.DeferredRevenue, 30, 28).With(Concept.FinanceReceivables, 500);
        var plain = Of(years);
        foreach (var concept in ConceptInfo.All)
        {
            for (var back = 0; back < CompanyYears.Span; back++)
                years[concept.Concept, back] *= unit;
        }
        var scaled = Of(years);
        foreach (var property in typeof(CompanyFactors).GetProperties())
        {
            if (property.GetValue(plain) is double value)
                Assert.Equal(value, (double)property.GetValue(scaled)!, 1e-9);
            else
                Assert.Equal(property.GetValue(plain), property.GetValue(scaled));
        }
    });
}
