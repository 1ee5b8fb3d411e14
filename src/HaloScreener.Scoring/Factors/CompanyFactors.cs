using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Factors;

/// <summary>
/// The raw factors of one company, and the parts of the composed ones (which need the universe to become factors). NaN where a figure is missing.
/// </summary>
public readonly record struct CompanyFactors
{
    public required double PpeIntensity { get; init; }
    public required double TangibleShare { get; init; }
    public required double CapexIntensity { get; init; }
    public required double DepreciationBurden { get; init; }
    public required double AssetIntensity { get; init; }
    public required double ReplacementCost { get; init; }
    /// <summary>Labour proxy ÷ revenue.</summary>
    public required double LabourShare { get; init; }
    /// <summary>Remaining asset life, years; it applies only where <see cref="LifeApplies"/>.</summary>
    public required double RemainingLife { get; init; }
    public required bool LifeApplies { get; init; }
    /// <summary>Gross margin or its lower bound.</summary>
    public required double GrossMargin { get; init; }
    public required double MarginFall { get; init; }
    public required double GrowthShortfall { get; init; }
    public required double DeferredGap { get; init; }
    public required double PerishableIntangibles { get; init; }
    public required double RdIntensity { get; init; }
    public required bool RdApplies { get; init; }
    /// <summary>Operating profit growth over 3 years is not above zero; null when unknown.</summary>
    public required bool? Stagnant { get; init; }
    public required QualityFlags Flags { get; init; }

    /// <summary>Works out the raw factors from a company's years under the rules of a method.</summary>
    public static CompanyFactors Of(CompanyYears years, int? sic, Track track, MethodRules rules)
    {
        var formulas = rules.Formulas;
        var flags = QualityFlags.None;
        var figures = new Figures(years, sic, track, rules);
        var revenue = years[Concept.Revenue];

        var guarded = Denominators.Guarded(years, 0, formulas);
        if (guarded > revenue)
            flags |= QualityFlags.RevenueCollapse;
        var meanRevenue = guarded > revenue ? guarded : Denominators.MeanRevenue(years, formulas);

        var depreciation = figures.Depreciation;
        var gross = years[Concept.PpeGross];
        if (gross < figures.PpeNet)
            gross = double.NaN;
        if (figures.DepreciationRejected || (double.IsNaN(gross) && !double.IsNaN(years[Concept.PpeGross])))
            flags |= QualityFlags.GrossPpeRejected;
        var accumulated = years[Concept.AccumulatedDepreciation];
        var age = Heaviness.PlantAge(double.IsNaN(accumulated) ? gross - figures.PpeNet : accumulated, depreciation);

        if (figures.CaptiveReceivables > 0)
            flags |= QualityFlags.CaptiveFinance;
        var labour = LabourShareOf(years, figures, sic, formulas);
        if (double.IsNaN(labour))
            flags |= QualityFlags.LabourProxyMissing;
        var margin = Risk.GrossMargin(years[Concept.GrossProfit], revenue);
        if (double.IsNaN(margin))
        {
            margin = Risk.MarginLowerBound(years[Concept.OperatingIncome], years[Concept.Sga], figures.Rd, revenue);
            if (!double.IsNaN(margin))
                flags |= QualityFlags.InformationRentLowerBound;
        }
        var then = formulas.ErosionYears;
        var profitThen = years[Concept.OperatingIncome, formulas.StagnantYears];
        var profitNow = years[Concept.OperatingIncome];

        return new CompanyFactors
        {
            PpeIntensity = Heaviness.PpeIntensity(figures.PpeNet, meanRevenue),
            TangibleShare = Heaviness.TangibleShare(
                figures.PpeNet, Ratio.WhereTagged(years[Concept.Rou]), years[Concept.Assets], years[Concept.Cash],
                Ratio.WhereTagged(years[Concept.FinanceReceivables])),
            CapexIntensity = Denominators.MeanCapexToRevenue(years, formulas),
            DepreciationBurden = Heaviness.DepreciationBurden(depreciation, guarded),
            AssetIntensity = Heaviness.AssetIntensity(
                years[Concept.Assets], years[Concept.Cash], Ratio.WhereTagged(years[Concept.LongTermInvestments]), years[Concept.Goodwill],
                figures.Intangibles, figures.CaptiveReceivables, guarded),
            ReplacementCost = Heaviness.ReplacementCost(gross, age, formulas.ReplacementInflation, formulas.ReplacementMaxAgeYears, meanRevenue),
            LabourShare = labour,
            RemainingLife = Risk.RemainingLife(figures.Wearing(0), figures.Wearing(1), depreciation),
            LifeApplies = !(figures.PpeNet < formulas.ShortLifeMinPpeShare * figures.Assets),
            GrossMargin = margin,
            MarginFall = Risk.MarginFall(
                Risk.GrossMargin(years[Concept.GrossProfit], revenue), Risk.GrossMargin(years[Concept.GrossProfit, then], years[Concept.Revenue, then])),
            GrowthShortfall = Risk.GrowthShortfall(revenue, years[Concept.Revenue, 1], years.YearsTo(1), years[Concept.Revenue, then], years.YearsTo(then)),
            DeferredGap = Risk.DeferredGap(revenue, years[Concept.Revenue, 1], years[Concept.DeferredRevenue], years[Concept.DeferredRevenue, 1], years.YearsTo(1)),
            PerishableIntangibles = Risk.PerishableIntangibles(figures.FiniteIntangibles, years[Concept.Software], figures.Assets),
            RdIntensity = Risk.RdIntensity(figures.Rd, revenue),
            RdApplies = !formulas.RdNotApplicable.Contains(sic),
            Stagnant = double.IsNaN(profitNow) || double.IsNaN(profitThen) ? null : profitNow - profitThen <= formulas.StagnantMaxGrowth * Math.Abs(profitThen),
            Flags = flags,
        };
    }

    private static double LabourShareOf(CompanyYears years, Figures figures, int? sic, FormulaRules formulas)
    {
        var revenue = years[Concept.Revenue];
        var rd = Ratio.WhereTagged(figures.Rd);
        if (!formulas.LabourWithCostOfRevenue.Contains(sic))
            return Risk.LabourShare(years[Concept.Sga], rd, 0, revenue);
        var share = Risk.LabourShare(years[Concept.Sga], rd, years[Concept.CostOfRevenue], revenue);
        return double.IsNaN(share) ? Risk.SpendShare(revenue, years[Concept.OperatingIncome], years[Concept.DepreciationAmortization]) : share;
    }
}
