using HaloScreener.Core.Concepts;
using HaloScreener.Import.Auditing;

namespace HaloScreener.Cli.Output;

/// <summary>What <c>halo audit --json</c> prints.</summary>
internal sealed record AuditSummary(string File, int Figures, IReadOnlyList<AuditSummary.Rate> Concepts, IReadOnlyList<AuditSummary.Miss> Misses)
{
    public static AuditSummary Of(string file, AuditReport report) => new(
        file,
        report.Concepts.Sum(c => c.Figures),
        [.. report.Concepts.Select(c => new Rate(ConceptInfo.Of(c.Concept).Id, c.Figures, c.Matched, c.Differ, c.Missing, Math.Round(c.Rate, 5)))],
        [.. report.Misses.Select(MissOf)]);

    private static Miss MissOf(AuditedFigure miss) => new(
        miss.Reference.Line,
        miss.Reference.Cik,
        miss.Reference.FiscalYearEnd,
        ConceptInfo.Of(miss.Reference.Concept).Id,
        miss.Reference.Value,
        miss.Reference.AsOf,
        miss.Resolved is { } value
            ? new Figure(value.Value, value.Unit, value.Tag == 0 ? null : MappedTags.Default.NameOf(value.Tag), value.ChainPosition, value.Arithmetic, value.Form, value.Accession.ToString(), value.Filed)
            : null,
        [.. miss.Available.Select(t => new Tag(t.Tag, t.InChain, t.Value, t.Unit, t.Form, t.Accession.ToString(), t.Filed))]);

    internal sealed record Rate(string Concept, int Figures, int Matched, int Differ, int Missing, double MatchRate);

    internal sealed record Miss(
        long Line, int Cik, DateOnly FiscalYearEnd, string Concept, double Expected, DateOnly? AsOf, Figure? Resolved, IReadOnlyList<Tag> Available);

    internal sealed record Figure(
        double Value, string Unit, string? Tag, int ChainPosition, string? Arithmetic, string Form, string Accession, DateOnly Filed);

    internal sealed record Tag(string Name, bool InChain, double Value, string Unit, string Form, string Accession, DateOnly Filed);
}
