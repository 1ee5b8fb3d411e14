using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Scoring.Screening;

/// <summary>One concept in one fiscal year as known on a day, with the filing behind it.</summary>
public sealed record Fundamental
{
    public required ConceptInfo Concept { get; init; }
    /// <summary>The label of <see cref="FiscalYear"/>: a year that ends in January–May is named after the year before.</summary>
    public required int FiscalYear { get; init; }
    public required ResolvedValue Value { get; init; }
    /// <summary>What was in force before it was restated, oldest first; empty for a figure that never changed.</summary>
    public required IReadOnlyList<ResolvedValue> Earlier { get; init; }

    /// <summary>Whether it is of twelve months up to a quarter's end, or the balance there.</summary>
    public bool IsTrailing { get; init; }

    /// <summary>The (first) tag it was read from; null when the value is implied by the rest of the balance sheet.</summary>
    public string? Tag => Value.Tag > 0 ? MappedTags.Default.NameOf(Value.Tag) : null;

    /// <summary>The filing's page on the SEC's site.</summary>
    public Uri Filing => Value.Accession.FilingIndexUrl(Value.Cik);

    /// <summary>
    /// One entry per concept and fiscal year in force at a day: flows of a year and balances at a fiscal year's end, without what is of a wrong
    /// scale (<see cref="AsOf"/>), as in a book of that day. Concepts in their own order, newest year first.
    /// </summary>
    public static IReadOnlyList<Fundamental> Of(IReadOnlyList<ResolvedValue> vintages, DateOnly asOf)
    {
        var known = vintages.Where(v => v.Filed <= asOf).OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession).ToArray();
        var inForce = AsOf.Select(known, asOf).InForce;
        var earlier = known.ToLookup(v => (v.Concept, v.Period));
        var yearEnds = inForce.Where(v => v.Period.IsYear).Select(v => v.Period.End).Distinct().ToArray();
        return [.. inForce
            .Where(v => v.Period.IsYear || (v.Period.IsInstant && IsYearEnd(v.Period, yearEnds)))
            .Select(v => new Fundamental
            {
                Concept = ConceptInfo.Of(v.Concept),
                FiscalYear = Core.Facts.FiscalYear.LabelOf(v.Period.End),
                Value = v,
                Earlier = [.. earlier[(v.Concept, v.Period)].SkipLast(1)],
            })
            // A changed fiscal year end can give two periods one label: the later one stands.
            .GroupBy(f => (f.Value.Concept, f.FiscalYear))
            .Select(g => g.MaxBy(f => f.Value.Period.End)!)
            .OrderBy(f => f.Value.Concept).ThenByDescending(f => f.FiscalYear)];
    }

    /// <summary>A figure of a trailing year, its parts as the arithmetic.</summary>
    internal static Fundamental Of(TrailingPart part)
    {
        var value = part.AsValue;
        return new Fundamental
        {
            Concept = ConceptInfo.Of(value.Concept),
            FiscalYear = Core.Facts.FiscalYear.LabelOf(value.Period.End),
            Value = value,
            Earlier = [],
            IsTrailing = !part.IsOfFiscalYear,
        };
    }

    private static bool IsYearEnd(FiscalPeriod instant, DateOnly[] yearEnds) =>
        Array.Exists(yearEnds, end => instant.IsSameAs(new FiscalPeriod(end, FiscalPeriod.Instant)));
}
