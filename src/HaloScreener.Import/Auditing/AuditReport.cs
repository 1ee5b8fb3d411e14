using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Auditing;

/// <summary>What a filing states of one tag in the audited period: the newest annual statement, else the newest of any form.</summary>
/// <param name="Tag">With the taxonomy where that is not us-gaap.</param>
/// <param name="InChain">Whether the concept's chain reads the tag.</param>
/// <param name="Value">As stated, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Currency code or <c>shares</c>.</param>
/// <param name="Accession">The filing.</param>
/// <param name="Form">Its form.</param>
/// <param name="Filed">Its day.</param>
public sealed record AvailableTag(string Tag, bool InChain, double Value, string Unit, Accession Accession, string Form, DateOnly Filed);

/// <summary>One reference figure beside what the resolver made.</summary>
public sealed record AuditedFigure
{
    /// <summary>Two readings of one printed figure differ by rounding at most; 1% also lets a figure in billions match.</summary>
    public const double Tolerance = 0.01;

    public required ReferenceFigure Reference { get; init; }
    /// <summary>The value in force; null when there is none.</summary>
    public required ResolvedValue? Resolved { get; init; }
    /// <summary>The tags stated for the period, those of the chain first; empty for a match.</summary>
    public IReadOnlyList<AvailableTag> Available { get; init; } = [];

    public bool IsMatch => Resolved is { } resolved && IsNear(resolved.Value, Reference.Value);

    public static bool IsNear(double value, double reference) => Math.Abs(value - reference) <= Tolerance * Math.Abs(reference);
}

/// <summary>How one concept fared.</summary>
/// <param name="Concept">What was audited.</param>
/// <param name="Figures">In the reference.</param>
/// <param name="Matched">Within 1%.</param>
/// <param name="Differ">Resolved to another value.</param>
/// <param name="Missing">Not resolved.</param>
public sealed record ConceptMatch(Concept Concept, int Figures, int Matched, int Differ, int Missing)
{
    /// <summary>0–1.</summary>
    public double Rate => (double)Matched / Figures;
}

/// <summary>Resolved figures against a reference.</summary>
/// <param name="Concepts">In the order of the concepts.</param>
/// <param name="Misses">In the order of the reference file.</param>
public sealed record AuditReport(IReadOnlyList<ConceptMatch> Concepts, IReadOnlyList<AuditedFigure> Misses)
{
    /// <summary>Counts what was audited.</summary>
    public static AuditReport Of(IReadOnlyList<AuditedFigure> figures) => new(
        [.. figures.GroupBy(f => f.Reference.Concept).OrderBy(g => g.Key).Select(g => new ConceptMatch(
            g.Key, g.Count(), g.Count(f => f.IsMatch), g.Count(f => f.Resolved is not null && !f.IsMatch), g.Count(f => f.Resolved is null)))],
        [.. figures.Where(f => !f.IsMatch).OrderBy(f => f.Reference.Line)]);
}
