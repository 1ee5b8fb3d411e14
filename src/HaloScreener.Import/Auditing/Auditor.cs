using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Auditing;

/// <summary>Compares one company's resolved figures with a reference: a pure function.</summary>
public static class Auditor
{
    /// <summary>Sets each figure beside the value in force on its day.</summary>
    /// <param name="references">Figures of one company.</param>
    /// <param name="vintages">Its resolved vintages, in the resolver's order.</param>
    /// <param name="facts">Its facts as stated, for what was available where a figure is missed.</param>
    public static IReadOnlyList<AuditedFigure> Audit(
        IReadOnlyList<ReferenceFigure> references, IReadOnlyList<ResolvedValue> vintages, IReadOnlyList<StatedFact> facts)
    {
        var audited = new List<AuditedFigure>(references.Count);
        foreach (var day in references.GroupBy(r => r.AsOf))
        {
            var inForce = AsOf.Select(vintages, day.Key ?? DateOnly.MaxValue).InForce;
            audited.AddRange(day.Select(reference => Audit(reference, inForce, facts)));
        }
        return audited;
    }

    private static AuditedFigure Audit(ReferenceFigure reference, IReadOnlyList<ResolvedValue> inForce, IReadOnlyList<StatedFact> facts)
    {
        var period = PeriodOf(reference);
        ResolvedValue? nearest = null;
        foreach (var value in inForce)
        {
            if (value.Concept == reference.Concept && value.Period.IsSameAs(period)
                && (nearest is not { } other || DaysBetween(value.Period, period) < DaysBetween(other.Period, period)))
                nearest = value;
        }
        var figure = new AuditedFigure { Reference = reference, Resolved = nearest };
        return figure.IsMatch ? figure : figure with { Available = Available(reference, period, facts) };
    }

    private static List<AvailableTag> Available(ReferenceFigure reference, FiscalPeriod period, IReadOnlyList<StatedFact> facts)
    {
        var chain = TagsOf(reference.Concept);
        return
        [
            .. facts
                .Where(f => f.Period.IsSameAs(period) && f.Filed <= (reference.AsOf ?? DateOnly.MaxValue))
                .GroupBy(f => (f.Tag, f.Unit))
                .Select(g => g.MaxBy(f => (Forms.IsAnnual(f.Form), f.Filed, f.Accession.Value)))
                .Select(f => new AvailableTag(NameOf(f.Tag), chain.Contains(f.Tag), f.Value, f.Unit, f.Accession, f.Form, f.Filed))
                .OrderByDescending(t => t.InChain)
                .ThenBy(t => t.Tag, StringComparer.Ordinal),
        ];
    }

    private static FiscalPeriod PeriodOf(ReferenceFigure reference) => new(
        reference.FiscalYearEnd, ConceptInfo.Of(reference.Concept).Period == ConceptPeriod.Instant ? FiscalPeriod.Instant : FiscalPeriod.Year);

    private static int DaysBetween(FiscalPeriod left, FiscalPeriod right) => Math.Abs(left.End.DayNumber - right.End.DayNumber);

    private static HashSet<short> TagsOf(Concept concept) =>
    [
        .. (ChainFile.Default.Of(concept)?.Steps ?? []).SelectMany(s => s.Tags.Concat(s.Optional).Concat(s.Minus)).SelectMany(t => t.Alternatives)
            .Where(source => source.Concept is null).Select(source => source.Tag),
    ];

    private static string NameOf(short tag) => MappedTags.Default.TaxonomyOf(tag) is var taxonomy and not "us-gaap"
        ? $"{taxonomy}:{MappedTags.Default.NameOf(tag)}"
        : MappedTags.Default.NameOf(tag);
}
