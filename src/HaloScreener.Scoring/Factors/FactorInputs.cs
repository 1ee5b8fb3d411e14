using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Factors;

/// <summary>A figure that a raw factor is worked out from.</summary>
/// <param name="Concept">Which.</param>
/// <param name="YearsBack">Of which fiscal years: 0 is the latest.</param>
public sealed record FactorInput(Concept Concept, IReadOnlyList<int> YearsBack);

/// <summary>
/// The figures behind each factor, for people who want to follow it to the filings. <see cref="CompanyFactors"/> computes; this only names what it reads,
/// and a test holds the two together by moving every figure and looking which factors move.
/// </summary>
public static class FactorInputs
{
    /// <summary>The inputs of a factor; none for one that is read from a table.</summary>
    /// <param name="factor">Its id.</param>
    /// <param name="formulas">The rules in force, which say how many years count.</param>
    /// <param name="sic">The company's industry: in some the cost of revenue is labour.</param>
    /// <param name="isKnown">Whether the company states a concept in its latest year: it decides between a formula and its stand-in.</param>
    public static IReadOnlyList<FactorInput> Of(string factor, FormulaRules formulas, int? sic, Func<Concept, bool> isKnown) => factor switch
    {
        "ppe_intensity" => [Latest(Concept.PpeNet), Denominator(formulas)],
        "tangible_share" => Tangible(),
        "capex_intensity" => [Years(Concept.Capex, formulas.CapexMaxYears), Years(Concept.Revenue, formulas.CapexMaxYears + formulas.CollapseYears - 1)],
        "depreciation_burden" => [Latest(Concept.Depreciation), Latest(Concept.PpeNet), Years(Concept.Revenue, formulas.CollapseYears)],
        "asset_intensity" =>
        [
            Latest(Concept.Assets), Latest(Concept.Cash), Latest(Concept.LongTermInvestments), Latest(Concept.Goodwill), Latest(Concept.Intangibles),
            Latest(Concept.FinanceReceivables), Years(Concept.Revenue, formulas.CollapseYears),
        ],
        "replacement_cost" =>
        [
            Latest(Concept.PpeGross), Latest(Concept.PpeNet), Latest(Concept.AccumulatedDepreciation), Latest(Concept.Depreciation), Denominator(formulas),
        ],
        "labour_exposure" => Labour(formulas, sic, isKnown),
        "short_life" => [Years(Concept.PpeNet, 2), Years(Concept.ConstructionInProgress, 2), Latest(Concept.Depreciation), Latest(Concept.Assets), Latest(Concept.FinanceReceivables)],
        "information_rent" => [.. Margin(isKnown), .. Tangible()],
        "erosion" =>
        [
            new(Concept.GrossProfit, [0, formulas.ErosionYears]), new(Concept.Revenue, [0, 1, formulas.ErosionYears]), Years(Concept.DeferredRevenue, 2),
        ],
        "perishable_intangibles" =>
            [Latest(isKnown(Concept.FiniteIntangibles) ? Concept.FiniteIntangibles : Concept.Intangibles), Latest(Concept.Software), Latest(Concept.Assets), Latest(Concept.FinanceReceivables)],
        "rd_intensity" => [Latest(Concept.Rd), Latest(Concept.Revenue)],
        _ => [],
    };

    /// <summary>The inputs of a sign of overcapacity (see <see cref="Analyses.Overcapacity.OvercapacitySigns"/>); of their count those of all.</summary>
    /// <param name="sign">Its id among the screen's columns.</param>
    /// <param name="span">Years over which growth is looked at.</param>
    public static IReadOnlyList<FactorInput> OfOvercapacity(string sign, int span) => sign switch
    {
        "capex_growth_gap" => [new(Concept.Capex, [0, span]), new(Concept.Revenue, [0, span])],
        "capex_to_da" => [Latest(Concept.Capex), Latest(Concept.DepreciationAmortization)],
        "marginal_turnover" => [new(Concept.Revenue, [0, span]), new(Concept.PpeGross, [0, span])],
        "turnover_change" => [new(Concept.Revenue, [0, span]), new(Concept.Assets, [0, span])],
        "overcapacity" => [.. ((string[])["capex_growth_gap", "capex_to_da", "marginal_turnover", "turnover_change"])
            .SelectMany(each => OfOvercapacity(each, span)).GroupBy(input => input.Concept).Select(g => new FactorInput(g.Key, [.. g.SelectMany(i => i.YearsBack).Distinct()]))],
        _ => [],
    };

    private static FactorInput[] Tangible() =>
        [Latest(Concept.PpeNet), Latest(Concept.Rou), Latest(Concept.Assets), Latest(Concept.Cash), Latest(Concept.FinanceReceivables)];

    private static FactorInput[] Margin(Func<Concept, bool> isKnown) => isKnown(Concept.GrossProfit)
        ? [Latest(Concept.GrossProfit), Latest(Concept.Revenue)]
        : [Latest(Concept.OperatingIncome), Latest(Concept.Sga), Latest(Concept.Rd), Latest(Concept.Revenue)];

    private static FactorInput[] Labour(FormulaRules formulas, int? sic, Func<Concept, bool> isKnown)
    {
        FactorInput[] paid = [Latest(Concept.Sga), Latest(Concept.Rd), Latest(Concept.Revenue)];
        if (!formulas.LabourWithCostOfRevenue.Contains(sic))
            return paid;
        return isKnown(Concept.Sga) && isKnown(Concept.CostOfRevenue)
            ? [.. paid, Latest(Concept.CostOfRevenue)]
            : [Latest(Concept.Revenue), Latest(Concept.OperatingIncome), Latest(Concept.DepreciationAmortization)];
    }

    /// <summary>Mean revenue, and the years that the guard against a collapse looks at.</summary>
    private static FactorInput Denominator(FormulaRules formulas) => Years(Concept.Revenue, Math.Max(formulas.MeanRevenueYears, formulas.CollapseYears));

    private static FactorInput Latest(Concept concept) => new(concept, [0]);

    private static FactorInput Years(Concept concept, int count) => new(concept, [.. Enumerable.Range(0, count)]);
}
