using System.Numerics;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Analyses.Overcapacity;

/// <summary>Signs that a company builds ahead of its demand.</summary>
[Flags]
public enum Overcapacity
{
    None = 0,
    /// <summary>Capex grows faster than revenue by more than 10 points a year, over 3 years.</summary>
    CapexOutrunsRevenue = 1,
    /// <summary>Capex is more than twice D&amp;A.</summary>
    CapexFarAboveDa = 2,
    /// <summary>A unit of new gross PP&amp;E brought less than 0.7 of the revenue that a unit brings on average.</summary>
    NewPlantSellsLess = 4,
    /// <summary>Revenue ÷ assets is lower than 3 years before.</summary>
    TurnoverFell = 8,
}

/// <summary>How a company's capacity grew beside its sales. NaN where a figure is missing, and no sign is set on it. They feed no score.</summary>
/// <param name="GrowthGap">Compound yearly growth of capex − that of revenue, over 3 years, a share (0.10 is 10 points a year).</param>
/// <param name="CapexToDa">Capex ÷ D&amp;A, a multiple.</param>
/// <param name="MarginalTurnover">(Growth of revenue ÷ growth of gross PP&amp;E over 3 years) ÷ (revenue ÷ gross PP&amp;E), a multiple; only where gross PP&amp;E grew.</param>
/// <param name="TurnoverChange">Revenue ÷ assets now ÷ that of 3 years before − 1, a share.</param>
public readonly record struct OvercapacitySigns(double GrowthGap, double CapexToDa, double MarginalTurnover, double TurnoverChange)
{
    /// <summary>A company of which nothing is known.</summary>
    public static OvercapacitySigns None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>From a company's years.</summary>
    /// <param name="years">What was filed by the day.</param>
    /// <param name="span">Years over which growth is looked at: 3 under the method.</param>
    public static OvercapacitySigns Of(CompanyYears years, int span)
    {
        var (revenue, revenueThen) = (years[Concept.Revenue], years[Concept.Revenue, span]);
        var (gross, grossThen) = (years[Concept.PpeGross], years[Concept.PpeGross, span]);
        return new OvercapacitySigns(
            Ratio.CompoundGrowth(years[Concept.Capex], years[Concept.Capex, span], span) - Ratio.CompoundGrowth(revenue, revenueThen, span),
            Ratio.Of(years[Concept.Capex], years[Concept.DepreciationAmortization]),
            Ratio.Of(Ratio.Of(revenue - revenueThen, gross - grossThen), Ratio.Of(revenue, gross)),
            Ratio.Of(Ratio.Of(revenue, years[Concept.Assets]), Ratio.Of(revenueThen, years[Concept.Assets, span])) - 1);
    }

    /// <summary>The signs that are set under a method's thresholds.</summary>
    public Overcapacity Under(AnalysisRules rules) =>
        (GrowthGap > rules.OvercapacityGrowthGap ? Overcapacity.CapexOutrunsRevenue : 0)
        | (CapexToDa > rules.OvercapacityCapexToDa ? Overcapacity.CapexFarAboveDa : 0)
        | (MarginalTurnover < rules.OvercapacityTurnoverRatio ? Overcapacity.NewPlantSellsLess : 0)
        | (TurnoverChange < 0 ? Overcapacity.TurnoverFell : 0);

    /// <summary>How many signs a company of a book shows, 0–4; NaN where none of them can be told.</summary>
    public static double CountOf(ScoreBook book, int row)
    {
        var signs = book.OvercapacityOf(row);
        return signs is { GrowthGap: double.NaN, CapexToDa: double.NaN, MarginalTurnover: double.NaN, TurnoverChange: double.NaN }
            ? double.NaN
            : BitOperations.PopCount((uint)signs.Under(book.Method.Rules.Analyses));
    }

    /// <summary>
    /// Whether the signs say little: a regulated utility is paid for the plant that it adds, so that capex ahead of sales is its business and no excess.
    /// </summary>
    public static bool TripsByDesign(ScoreBook book, int row) =>
        book.Method.IsRegulated(book.Companies[row].Sic) && ScoringMethod.MajorGroupOf(book.Companies[row].Sic) == UtilitiesGroup;

    /// <summary>Electric, gas and sanitary services.</summary>
    private const int UtilitiesGroup = 49;
}
