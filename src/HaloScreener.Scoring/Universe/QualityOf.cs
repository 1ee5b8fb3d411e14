using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Universe;

/// <summary>What an analyst should know of a company's figures, from the notes that its values carry.</summary>
internal static class QualityOf
{
    // What the score reads: a changed tag of another figure is no news.
    private static readonly Concept[] Scored =
    [
        Concept.Revenue, Concept.PpeNet, Concept.PpeGross, Concept.AccumulatedDepreciation, Concept.Capex, Concept.Depreciation, Concept.Assets,
        Concept.Cash, Concept.Goodwill, Concept.Intangibles, Concept.FiniteIntangibles, Concept.GrossProfit, Concept.OperatingIncome, Concept.Sga,
        Concept.Rd, Concept.DeferredRevenue,
    ];

    private static readonly Concept[] ScoredFlows = [.. Scored.Where(concept => ConceptInfo.Of(concept).Period == ConceptPeriod.Flow)];

    public static QualityFlags Flags(CompanyYears years, int? sic, Track track, DateOnly asOf, ScoringMethod method)
    {
        var flags = QualityFlags.None;
        var all = ValueFlags.None;
        foreach (var concept in Scored)
            all |= years.FlagsOf(concept);
        if (all.HasFlag(ValueFlags.IdentityFailed))
            flags |= QualityFlags.IdentityFailed;
        if (all.HasFlag(ValueFlags.TagChanged))
            flags |= QualityFlags.TagChanged;
        if (years.FlagsOf(Concept.Revenue).HasFlag(ValueFlags.RevenueConflict))
            flags |= QualityFlags.RevenueConflict;
        if (years.FlagsOf(Concept.Depreciation).HasFlag(ValueFlags.DepreciationIncludesAmortisation))
            flags |= QualityFlags.DepreciationIncludesAmortisation;
        if (years.FlagsOf(Concept.DepreciationAmortization).HasFlag(ValueFlags.FromParts))
            flags |= QualityFlags.DepreciationFromParts;
        if (years.FlagsOf(Concept.OperatingIncome).HasFlag(ValueFlags.OperatingIncomeFromPretax))
            flags |= QualityFlags.OperatingIncomeFromPretax;
        for (var back = 0; back < method.Rules.Formulas.CapexMaxYears; back++)
        {
            if (years.FlagsOf(Concept.Capex, back).HasFlag(ValueFlags.NegativeOutflow))
                flags |= QualityFlags.NegativeCapex;
            if (years.FlagsOf(Concept.Capex, back).HasFlag(ValueFlags.SegmentCapex))
                flags |= QualityFlags.SegmentCapex;
        }
        if (Array.Exists(ScoredFlows, concept => years.FlagsOf(concept).HasFlag(ValueFlags.OfFiscalYear)))
            flags |= QualityFlags.PartlyFiscal;
        if (years.ScaleError)
            flags |= QualityFlags.ScaleError;
        if (years.PublicFloatRejected)
            flags |= QualityFlags.PublicFloatRejected;
        if (years.PeriodEnd is { } end && end.AddMonths(method.Rules.Confidence.FreshMonths) < asOf)
            flags |= QualityFlags.Stale;
        if (years.Currency is not (null or "USD"))
            flags |= QualityFlags.NonUsd;
        if (method.IsConglomerate(sic))
            flags |= QualityFlags.Conglomerate;
        if (method.IsReit(sic) && track == Track.Main)
            flags |= QualityFlags.Reit;
        return flags;
    }
}
