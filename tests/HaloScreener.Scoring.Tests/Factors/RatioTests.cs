using HaloScreener.Scoring.Factors;

namespace HaloScreener.Scoring.Tests.Factors;

/// <summary>Each formula with figures worked out by hand.</summary>
public sealed class RatioTests
{
    [Fact]
    public void Heaviness_ratios_are_those_of_the_method()
    {
        Assert.Equal(2.4, Heaviness.PpeIntensity(600, 250));
        Assert.Equal(0.7, Heaviness.TangibleShare(ppeNet: 600, rou: 100, assets: 1250, cash: 50, financeReceivables: 200), 12);
        Assert.Equal(0.15, Heaviness.CapexToRevenue(30, 200));
        Assert.Equal(0.05, Heaviness.DepreciationBurden(10, 200));
        // 1000 − 100 − 50 − 200 − 150 − 100 = 400; ÷ 200.
        Assert.Equal(2, Heaviness.AssetIntensity(1000, 100, 50, 200, 150, 100, 200));
        Assert.Equal(12, Heaviness.PlantAge(600, 50));
        // 500 · 1.025² = 525.3125; ÷ 250.
        Assert.Equal(2.10125, Heaviness.ReplacementCost(500, 2, 0.025, 30, 250), 12);
    }

    [Fact]
    public void Replacement_cost_stops_growing_at_the_oldest_age() =>
        Assert.Equal(Heaviness.ReplacementCost(500, 30, 0.025, 30, 250), Heaviness.ReplacementCost(500, 45, 0.025, 30, 250));

    [Fact]
    public void Risk_ratios_are_those_of_the_method()
    {
        Assert.Equal(0.4, Risk.LabourShare(sga: 50, rd: 30, costOfRevenue: 0, revenue: 200));
        Assert.Equal(0.7, Risk.SpendShare(revenue: 200, operatingIncome: 40, depreciationAmortization: 20));
        // 0.8 · (0.5 + 0.5 · 0.6) = 0.64.
        Assert.Equal(0.64, Risk.LabourExposure(0.8, 0.6, 0.5), 12);
        Assert.Equal(9, Risk.RemainingLife(closing: 100, opening: 80, depreciation: 10));
        Assert.Equal(10, Risk.RemainingLife(closing: 100, opening: double.NaN, depreciation: 10));
        Assert.Equal(0.45, Risk.GrossMargin(90, 200));
        Assert.Equal(0.35, Risk.MarginLowerBound(operatingIncome: 40, sga: 30, rd: double.NaN, revenue: 200));
        // 0.9 · (1 − 0.2).
        Assert.Equal(0.72, Risk.InformationRent(90, 20), 12);
        Assert.Equal(0.05, Risk.MarginFall(0.40, 0.45), 12);
        // 133.1 ÷ 100 over 3 years is 10% a year; last year 121 → 133.1 was 10%, and 127.05 → 133.1 would be 4.76%.
        Assert.Equal(0, Risk.GrowthShortfall(133.1, 121, 1, 100, 3), 12);
        Assert.Equal(0.1 - (133.1 / 127.05 - 1), Risk.GrowthShortfall(133.1, 127.05, 1, 100, 3), 12);
        // Revenue +10%, deferred revenue −20%.
        Assert.Equal(0.3, Risk.DeferredGap(110, 100, 40, 50, 1), 12);
        Assert.Equal(0.25, Risk.PerishableIntangibles(200, 50, 1000));
        Assert.Equal(0.2, Risk.PerishableIntangibles(200, double.NaN, 1000));
        Assert.Equal(0.15, Risk.RdIntensity(30, 200));
    }

    [Fact]
    public void Erosion_is_the_mean_of_at_least_two_known_parts()
    {
        Assert.Equal(60, Risk.Erosion(50, 60, 70, 2));
        Assert.Equal(65, Risk.Erosion(double.NaN, 60, 70, 2));
        Assert.True(double.IsNaN(Risk.Erosion(double.NaN, 60, double.NaN, 2)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    public void No_ratio_has_a_denominator_that_is_not_above_zero(double bottom) => Assert.True(double.IsNaN(Ratio.Of(1, bottom)));

    [Fact]
    public void Growth_from_or_to_nothing_is_unknown()
    {
        Assert.True(double.IsNaN(Ratio.CompoundGrowth(10, 0, 1)));
        Assert.True(double.IsNaN(Ratio.CompoundGrowth(-1, 10, 3)));
    }
}
