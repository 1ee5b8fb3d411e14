using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;
using static HaloScreener.Web.Features.Method.MathText;

namespace HaloScreener.Web.Features.Method;

/// <summary>The raw value of each factor as a formula, with the constants in force.</summary>
public sealed class FactorFormulas(Terms terms, IStringLocalizer<MethodText> texts, ScoringMethod method)
{
    private readonly FormulaRules _rules = method.Rules.Formulas;

    /// <summary>The formula of a factor; null for one that only its words describe.</summary>
    public MathText? Of(FactorDefinition factor) => factor.Id switch
    {
        FactorIds.PpeIntensity => Fraction(Of(Concept.PpeNet), MeanRevenue),
        FactorIds.TangibleShare => Fraction(
            Joined("+", Of(Concept.PpeNet), Of(Concept.Rou)),
            Joined("−", Of(Concept.Assets), Of(Concept.Cash), Of(Concept.FinanceReceivables))),
        FactorIds.CapexIntensity => Mean(Years("Formula.UpToYears", _rules.CapexMaxYears), Fraction(Of(Concept.Capex), Of(Concept.Revenue))),
        FactorIds.DepreciationBurden => Fraction(Of(Concept.Depreciation), Of(Concept.Revenue)),
        FactorIds.AssetIntensity => Fraction(
            Joined("−", Of(Concept.Assets), Of(Concept.Cash), Of(Concept.LongTermInvestments), Of(Concept.Goodwill), Of(Concept.Intangibles)),
            Of(Concept.Revenue)),
        FactorIds.ReplacementCost => Fraction(
            Joined("×", Of(Concept.PpeGross), Power(Number(1 + _rules.ReplacementInflation), Row(Name("min"), InParentheses(Name("a"), Sign(","), Number(_rules.ReplacementMaxAgeYears))))),
            MeanRevenue),
        FactorIds.LabourExposure => Row(Name("E"), Sign("×"), InParentheses(Number(_rules.LabourFloor), Sign("+"), Number(1 - _rules.LabourFloor), Sign("·"), Name("L"))),
        FactorIds.Substitutability => Row(Name("s"), Sign("∈"), Sign("{"), Joined(",", Enumerable.Range(0, 5).Select(n => Number(n))), Sign("}")),
        FactorIds.ShortLife => Fraction(
            Mean(Words(texts["Formula.OpeningClosing"]), Joined("−", Of(Concept.PpeNet), Of(Concept.ConstructionInProgress))),
            Of(Concept.Depreciation)),
        FactorIds.InformationRent => Row(
            Score(Words(texts["Formula.GrossMargin"])), Sign("×"), InParentheses(Number(1), Sign("−"), Score(Words(texts["Formula.TangibleShare"])))),
        FactorIds.Erosion => Mean(null, Joined(",", Score(Words(texts["Formula.MarginFall"])), Score(Words(texts["Formula.GrowthShortfall"])), Score(Words(texts["Formula.DeferredGap"])))),
        FactorIds.PerishableIntangibles => Fraction(Joined("+", Of(Concept.FiniteIntangibles), Of(Concept.Software)), Of(Concept.Assets)),
        FactorIds.RdIntensity => Fraction(Of(Concept.Rd), Of(Concept.Revenue)),
        _ => null,
    };

    /// <summary>What the letters of a formula stand for, in words; null where it has none.</summary>
    public string? Where(FactorDefinition factor) => factor.Id switch
    {
        FactorIds.ReplacementCost => texts["Where.ReplacementCost", terms.Of(Concept.AccumulatedDepreciation), terms.Of(Concept.Depreciation)].Value,
        FactorIds.LabourExposure => texts["Where.LabourExposure"].Value,
        FactorIds.Substitutability => texts["Where.Substitutability", method.Rules.Scores.TablePointsPerStep].Value,
        FactorIds.InformationRent => texts["Where.InformationRent"].Value,
        FactorIds.Erosion => texts["Where.Erosion", _rules.ErosionYears, _rules.ErosionMinParts].Value,
        FactorIds.TangibleShare => texts["Where.TangibleShare"].Value,
        FactorIds.ShortLife => texts["Where.ShortLife"].Value,
        _ => null,
    };

    private MathText MeanRevenue => Mean(Years("Formula.Years", _rules.MeanRevenueYears), Of(Concept.Revenue));

    /// <summary>The mean of something, with what it is taken over as an index.</summary>
    private MathText Mean(MathText? over, MathText of)
    {
        var mean = Words(texts["Formula.Mean"]);
        return Row(over is null ? mean : Indexed(mean, over), InParentheses(of));
    }

    private MathText Of(Concept concept) => Words(terms.Of(concept));

    private MathText Years(string text, int years) => Words(texts[text, years]);

    private static MathText Score(MathText of) => Row(Name("S"), InParentheses(of));
}
