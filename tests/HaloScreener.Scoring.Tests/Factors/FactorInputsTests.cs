using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Factors;

/// <summary>Every figure of some companies is moved, one at a time: the factors that move are those whose lineage names it.</summary>
public sealed class FactorInputsTests
{
    private const int Machinery = 3530;
    private const int Software = 7372;
    private static readonly MethodRules Rules = ScoringMethod.Default.Rules;

    public static TheoryData<string> Factors => [.. ScoringMethod.Default.Factors.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Factors))]
    public void The_figures_named_for_a_factor_are_all_that_move_it(string factor)
    {
        var (moved, named) = (new SortedSet<(Concept, int)>(), new SortedSet<(Concept, int)>());
        foreach (var (years, sic) in Companies())
        {
            // Stand-ins are named instead of the formula, so each company is held against its own list.
            var own = FactorInputs.Of(factor, Rules.Formulas, sic, concept => !double.IsNaN(years[concept]))
                .SelectMany(i => i.YearsBack.Select(back => (i.Concept, back))).ToHashSet();
            foreach (var figure in Movers(factor, years, sic))
            {
                Assert.True(own.Contains(figure), $"{factor} moves with {figure}, which its lineage does not name.");
                moved.Add(figure);
            }
            named.UnionWith(own.Where(f => !double.IsNaN(years[f.Concept, f.back])));
        }
        Assert.Equal(named, moved);
    }

    [Theory]
    [InlineData("capex_growth_gap")]
    [InlineData("capex_to_da")]
    [InlineData("marginal_turnover")]
    [InlineData("turnover_change")]
    public void The_figures_named_for_a_sign_of_overcapacity_are_all_that_move_it(string sign)
    {
        const int Span = 3;
        var years = Years.Plain().With(Concept.Capex, 200, 150, 120, 100).With(Concept.Revenue, 1000, 980, 950, 900).With(Concept.DepreciationAmortization, 80)
            .With(Concept.PpeGross, 2000, 1800, 1650, 1500).With(Concept.Assets, 3000, 2800, 2600, 2400);
        var before = Sign();
        var moved = new SortedSet<(Concept, int)>();
        foreach (var (concept, back) in from info in ConceptInfo.All from back in Enumerable.Range(0, CompanyYears.Span) select (info.Concept, back))
        {
            var value = years[concept, back];
            years[concept, back] = value * 1.01;
            if (!Sign().Equals(before))
                moved.Add((concept, back));
            years[concept, back] = value;
        }

        var named = FactorInputs.OfOvercapacity(sign, Span).SelectMany(i => i.YearsBack.Select(back => (i.Concept, back))).ToArray();
        Assert.Equal(named.ToHashSet(), moved);
        var counted = FactorInputs.OfOvercapacity("overcapacity", Span).SelectMany(i => i.YearsBack.Select(back => (i.Concept, back)));
        Assert.Subset(counted.ToHashSet(), named.ToHashSet());

        double Sign()
        {
            var signs = OvercapacitySigns.Of(years, Span);
            return sign switch
            {
                "capex_growth_gap" => signs.GrowthGap,
                "capex_to_da" => signs.CapexToDa,
                "marginal_turnover" => signs.MarginalTurnover,
                _ => signs.TurnoverChange,
            };
        }
    }

    private static IEnumerable<(Concept Concept, int Back)> Movers(string factor, CompanyYears years, int sic)
    {
        var before = Parts(factor, years, sic);
        foreach (var concept in ConceptInfo.All)
        {
            for (var back = 0; back < CompanyYears.Span; back++)
            {
                foreach (var by in new[] { 1.01, 4, 10, 0.25, 0.01, 0 })
                {
                    var value = years[concept.Concept, back];
                    years[concept.Concept, back] = value * by;
                    var moves = !Parts(factor, years, sic).SequenceEqual(before);
                    years[concept.Concept, back] = value;
                    if (moves)
                    {
                        yield return (concept.Concept, back);
                        break;
                    }
                }
            }
        }
    }

    private static double[] Parts(string factor, CompanyYears years, int sic)
    {
        var f = CompanyFactors.Of(years, sic, Track.Main, Rules);
        return factor switch
        {
            "ppe_intensity" => [f.PpeIntensity],
            "tangible_share" => [f.TangibleShare],
            "capex_intensity" => [f.CapexIntensity],
            "depreciation_burden" => [f.DepreciationBurden],
            "asset_intensity" => [f.AssetIntensity],
            "replacement_cost" => [f.ReplacementCost],
            "labour_exposure" => [f.LabourShare],
            "substitutability" => [],
            "short_life" => [f.RemainingLife, f.LifeApplies ? 1 : 0],
            "information_rent" => [f.GrossMargin, f.TangibleShare],
            "erosion" => [f.MarginFall, f.GrowthShortfall, f.DeferredGap],
            "perishable_intangibles" => [f.PerishableIntangibles],
            "rd_intensity" => [f.RdIntensity],
            _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "Which parts is it made of?"),
        };
    }

    private static IEnumerable<(CompanyYears Years, int Sic)> Companies()
    {
        yield return (Full(), Machinery);
        yield return (Full(), Software);
        yield return (Full().With(Concept.Revenue, 500, 1000, 900, 700, 600, 550, 500), Machinery);
        yield return (Full().Without(Concept.GrossProfit), Machinery);
        yield return (Full().Without(Concept.Sga), Software);
        yield return (Full().Without(Concept.AccumulatedDepreciation), Machinery);
        yield return (Full().Without(Concept.FiniteIntangibles), Machinery);
        // 5% of assets without the finance arm's 3,000 are 700, below net PP&E; with them 850, above it.
        yield return (Full().With(Concept.Assets, 17_000, 16_000).With(Concept.FinanceReceivables, 3_000), Machinery);
    }

    /// <summary>Everything that a factor may read, in every year; a captive finance arm with a tenth of the assets.</summary>
    private static CompanyYears Full() => Years.Plain()
        .With(Concept.Revenue, 1000, 900, 800, 700, 650, 600, 550)
        .With(Concept.Capex, 100, 90, 40, 50, 60, 70, 80)
        .With(Concept.PpeNet, 800, 700, 650)
        .With(Concept.ConstructionInProgress, 80, 70, 60)
        .With(Concept.Rou, 30)
        .With(Concept.LongTermInvestments, 25)
        .With(Concept.FinanceReceivables, 260)
        .With(Concept.DeferredRevenue, 90, 80, 70, 60)
        .With(Concept.Software, 15)
        .With(Concept.FiniteIntangibles, 40);
}
