using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Tests.Factors;
using HaloScreener.Scoring.Tests.Sanity;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Analyses;

public sealed class StressTests
{
    private static readonly AnalysisRules Rules = ScoringMethod.Default.Rules.Analyses;

    /// <summary>Revenue 1000, cost of it 640 with 40 of D&amp;A in it, EBIT 100, net PP&amp;E 400 written off by 40 a year.</summary>
    private static HandmadeCompany Plant(int cik = 1) => new()
    {
        Cik = cik,
        Name = "Plant",
        H = 70,
        R = 30,
        Figures = new Dictionary<Concept, double>
        {
            [Concept.Revenue] = 1000,
            [Concept.CostOfRevenue] = 640,
            [Concept.DepreciationAmortization] = 40,
            [Concept.Depreciation] = 40,
            [Concept.OperatingIncome] = 100,
            [Concept.PpeNet] = 400,
            [Concept.Capex] = 50,
            [Concept.DilutedShares] = 10,
        },
    };

    private static StressedCompany Hit(HandmadeCompany company, StressScenario scenario) =>
        Assert.Single(StressAnswer.Of(HandmadeBook.Of(company), scenario).Companies);

    [Fact]
    public void A_stock_of_700_billion_must_still_find_406_billion_a_year_over_five_years_and_593_over_three()
    {
        Assert.Equal(406e9, StressFormulas.MonetisationGap(700e9, 5, 0.09, 0.5, 0), 1);
        Assert.Equal(593e9, StressFormulas.MonetisationGap(700e9, 3, 0.09, 0.5, 0), 0.5e9);
        Assert.Equal(386e9, StressFormulas.MonetisationGap(700e9, 5, 0.09, 0.5, 20e9), 1);
    }

    [Fact]
    public void One_a_year_for_five_years_is_worth_3_89_at_nine_percent_and_five_at_none()
    {
        Assert.Equal(3.88965, StressFormulas.Annuity(0.09, 5), 5);
        Assert.Equal(5, StressFormulas.Annuity(0, 5));
    }

    [Fact]
    public void Of_companies_with_one_value_the_better_ranked_stands_first_and_what_has_no_value_last_in_both_directions()
    {
        var untold = Plant(3) with { H = 90, Figures = Plant().Figures.Where(f => f.Key != Concept.OperatingIncome).ToDictionary() };
        var book = HandmadeBook.Of(Plant(1) with { H = 60 }, Plant(2) with { H = 80 }, untold);
        foreach (var descending in (bool[])[true, false])
        {
            var answer = StressAnswer.Of(book, new StressScenario { Sort = new("impairment", descending) });
            Assert.Equal([2, 1, 3], answer.Companies.Select(c => book.Companies[c.Row].Cik));
        }
    }

    [Fact]
    public void A_third_off_a_life_of_six_years_costs_half_more_depreciation() =>
        Assert.Equal(0.5 * 30 * 0.5, StressFormulas.ExtraDepreciation(0.5, 30, 1 / 3.0), 12);

    [Fact]
    public void A_shortfall_costs_what_does_not_fall_with_demand_and_the_plant_is_worth_what_it_still_earns()
    {
        var hit = Hit(Plant(), new StressScenario { Shortfall = 0.3, Share = 0.5, LifeCut = 0.2 });

        // v = (640 − 40) ÷ 1000; −0.3 · 0.5 · 1000 · 0.4.
        Assert.Equal((0.6, false, -60.0, 0.6), (hit.VariableCost, hit.VariableCostAssumed, Math.Round(hit.EbitChange, 9), Math.Round(hit.EbitLoss, 9)));
        // Half of (100 + 40 − 40) less 60; 400 ÷ 40 years, a fifth less.
        Assert.Equal(-10, hit.CashFlow, 9);
        Assert.Equal(8, hit.Years, 9);
        Assert.Equal(200, hit.StressedPlant, 9);
        // It earns nothing, so it is worth what it fetches: 35% of 200.
        Assert.Equal(70, hit.Recoverable, 9);
        Assert.Equal(130, hit.Impairment, 9);
        Assert.True(hit.Triggers);
        // Half of 40, over 0.8 of the time: 20 · 0.25; with the 60 and after 21% of tax over ten shares.
        Assert.Equal(5, hit.ExtraDepreciation, 9);
        Assert.Equal(-(60 + 5) * 0.79 / 10, hit.EpsChange, 9);
        Assert.Equal(-5 * 0.79 / 10, hit.EpsChangeByLife, 9);
    }

    [Fact]
    public void Plant_that_earns_its_keep_is_not_written_down()
    {
        var hit = Hit(Plant(), new StressScenario { Shortfall = 0, Share = 0.5, LifeCut = 0, Wacc = 0 });

        // Half of 100 a year for ten years against 200.
        Assert.Equal(500, hit.Recoverable, 9);
        Assert.Equal(0, hit.Impairment);
        Assert.False(hit.Triggers);
    }

    [Fact]
    public void Without_a_cost_of_revenue_the_sectors_median_stands_in_and_is_marked()
    {
        var without = Plant(2) with { Figures = Plant().Figures.Where(f => f.Key != Concept.CostOfRevenue).ToDictionary() };
        var answer = StressAnswer.Of(HandmadeBook.Of(Plant(), without), new StressScenario());

        Assert.Equal([(1, 0.6, false), (2, 0.6, true)], answer.Companies.Select(c => (c.Row + 1, c.VariableCost, c.VariableCostAssumed)).Order());
    }

    [Fact]
    public void What_is_not_tagged_is_not_told_and_sorts_last()
    {
        var without = Plant(2) with { Figures = Plant().Figures.Where(f => f.Key != Concept.Depreciation).ToDictionary() };
        var answer = StressAnswer.Of(HandmadeBook.Of(without, Plant()), new StressScenario());

        Assert.Equal(1, answer.Untold);
        Assert.Null(answer.Companies[^1].Triggers);
        Assert.Equal(1, answer.Companies[^1].Row);
    }

    [Fact]
    public void Only_themes_and_sectors_that_are_asked_for_are_stressed()
    {
        var book = HandmadeBook.Of(Plant(1) with { Sic = 4011 }, Plant(2) with { Sic = 3674 }, Plant(3) with { Sic = 4911 });
        Assert.Equal([0, 1], StressAnswer.Of(book, new StressScenario { Themes = ["chips"], Sectors = ["transport"] }).Companies.Select(c => c.Row).Order());
    }

    [Fact]
    public void The_real_universe_is_ranked_anew_and_stays_as_it_is_when_nothing_is_stressed()
    {
        var book = Sample.Latest;
        var nothing = StressAnswer.Of(book, new StressScenario { Share = 0 });
        Assert.Equal(book.Ranking.Rank, nothing.After.Rank);
        Assert.Equal(book.Ranking.H, nothing.After.H);

        var telecom = StressAnswer.Of(book, new StressScenario { Shortfall = 0.6, Share = 1, Sectors = ["telecom-towers"] });
        Assert.NotEmpty(telecom.Companies);
        Assert.All(telecom.Companies.Where(c => c.Impairment > 0), c => Assert.True(c.HAfter <= c.HBefore));
        Assert.Contains(telecom.Companies, c => c.RankAfter > c.RankBefore);
        Assert.Equal(book.RatedCount, telecom.After.RatedCount);
    }

    [Fact]
    public void Capacity_that_grows_ahead_of_sales_shows_all_four_signs()
    {
        var signs = OvercapacitySigns.Of(
            Years.Plain().With(Concept.Capex, 200, 150, 120, 100).With(Concept.Revenue, 1000, 980, 950, 900).With(Concept.DepreciationAmortization, 80)
                .With(Concept.PpeGross, 2000, 1800, 1650, 1500).With(Concept.Assets, 3000, 2800, 2600, 2400), Rules.OvercapacityYears);

        // 2^(1/3) − (1000 ÷ 900)^(1/3).
        Assert.Equal(1.259921 - 1.035744, signs.GrowthGap, 6);
        Assert.Equal(2.5, signs.CapexToDa);
        // 100 more revenue on 500 more plant, against 1,000 on 2,000.
        Assert.Equal(0.4, signs.MarginalTurnover, 12);
        Assert.Equal(1000 / 3000.0 / (900 / 2400.0) - 1, signs.TurnoverChange, 12);
        Assert.Equal(Overcapacity.CapexOutrunsRevenue | Overcapacity.CapexFarAboveDa | Overcapacity.NewPlantSellsLess | Overcapacity.TurnoverFell, signs.Under(Rules));
    }

    [Fact]
    public void A_figure_that_is_missing_sets_no_sign() => Assert.Equal(Overcapacity.None, OvercapacitySigns.None.Under(Rules));

    [Fact]
    public void Regulated_utilities_trip_by_design()
    {
        var book = HandmadeBook.Of(new HandmadeCompany { Cik = 1, Name = "Grid", Sic = 4911 }, new HandmadeCompany { Cik = 2, Name = "Chips", Sic = 3674 });
        Assert.Equal((true, false), (OvercapacitySigns.TripsByDesign(book, 0), OvercapacitySigns.TripsByDesign(book, 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?shortfall=0.4&share=1&lifeCut=0&theme=chips,hyperscalers&sort=rank_change&page=2")]
    [InlineData("?variable=0.5&recovery=0.2&wacc=0.08&stock=700000000000&life=3&margin=0.4&revenue=20000000000")]
    public void A_scenario_prints_as_it_was_read(string query) => Assert.Equal(query, StressScenario.Parse(
        query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1])), ScoringMethod.Default).Request!.ToQueryString());
}
