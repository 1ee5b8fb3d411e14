using HaloScreener.Core.Facts;

namespace HaloScreener.Core.Concepts;

/// <summary>One figure of a trailing year with the statements that it is made of.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Year">The fiscal year's; null where it has none.</param>
/// <param name="ToDate">The flow since the fiscal year, or the balance at the quarter's end; null for a figure of the fiscal year.</param>
/// <param name="Before">The same months a year before; null for what is no sum of flows.</param>
public sealed record TrailingPart(TrailingFigure Figure, ResolvedValue? Year, ResolvedValue? ToDate, ResolvedValue? Before);

/// <summary>One company's newest trailing year with its lineage.</summary>
/// <param name="Stretch">The quarters since the fiscal year; its end is that of the twelve months.</param>
/// <param name="YearEnd">End of the fiscal year before it.</param>
/// <param name="Parts">By concept.</param>
public sealed record TrailingStatement(FiscalPeriod Stretch, DateOnly YearEnd, IReadOnlyList<TrailingPart> Parts)
{
    /// <summary>The newest trailing year as of a day; null when the annual report is the newest, or twelve months cannot be made of the quarters.</summary>
    /// <param name="years">All vintages of the company's fiscal years, ordered by concept, period end, filed date and accession.</param>
    /// <param name="interim">All its interim vintages, in the same order.</param>
    /// <param name="asOf">The day, included.</param>
    public static TrailingStatement? Of(IReadOnlyList<ResolvedValue> years, IReadOnlyList<ResolvedValue> interim, DateOnly asOf)
    {
        var inForce = AsOf.Select(years, asOf).InForce;
        var reported = inForce.Where(v => v.Concept is Concept.Revenue or Concept.NetIncome or Concept.OperatingCashFlow && v.Period.End <= v.Filed).ToArray();
        var known = new InterimFigures(interim, asOf);
        if (reported.Length == 0 || known.Newest is not { } stretch)
            return null;
        var yearEnd = reported.Max(v => v.Period.End);
        if (!TrailingYear.Follows(stretch, yearEnd))
            return null;
        var ofYear = inForce.Where(v => v.Period.End == yearEnd).ToDictionary(v => v.Concept);
        var vintages = years.Where(v => v.Filed <= asOf).ToLookup(v => (v.Concept, v.Period.End));
        var yearBefore = reported.Select(v => v.Period.End).Where(end => end < yearEnd).DefaultIfEmpty().Max();
        var figures = new List<TrailingFigure>();
        if (!TrailingYear.TryMake(FigureOf, known, stretch, asOf, figures))
            return null;
        return new TrailingStatement(stretch, yearEnd, [.. figures.Select(f => new TrailingPart(
            f, ofYear.TryGetValue(f.Concept, out var year) ? year : null, f.ToDate < 0 ? null : known[f.ToDate], f.Before < 0 ? null : known[f.Before]))]);

        YearFigure FigureOf(Concept concept) => ofYear.TryGetValue(concept, out var value)
            ? new YearFigure(value.Value, value.Flags, value.Filed, value.Unit, IsRecast(concept, value.Filed))
            : YearFigure.None;

        bool IsRecast(Concept concept, DateOnly filed) =>
            vintages[(concept, yearEnd)].Skip(1).Any() || vintages[(concept, yearBefore)].Skip(1).Any(v => v.Filed == filed);
    }
}
