using System.Globalization;
using System.Text;
using HaloScreener.Core.Concepts;
using HaloScreener.Import.Auditing;

namespace HaloScreener.Cli.Output;

/// <summary>An audit for a person: the match rate of each concept, then every miss with the tags there were.</summary>
internal static class AuditText
{
    public static string Of(AuditReport report)
    {
        var text = new StringBuilder();
        text.AppendLine("concept                      figures  matched  differ  missing     rate");
        foreach (var concept in report.Concepts)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{ConceptInfo.Of(concept.Concept).Id,-27} {concept.Figures,8:N0} {concept.Matched,8:N0} {concept.Differ,7:N0} {concept.Missing,8:N0} {100 * concept.Rate,7:0.0}%");
        }
        foreach (var miss in report.Misses)
            Append(text, miss);
        return text.ToString();
    }

    private static void Append(StringBuilder text, AuditedFigure miss)
    {
        var reference = miss.Reference;
        text.AppendLine();
        text.Append(CultureInfo.InvariantCulture,
            $"line {reference.Line}: CIK {reference.Cik}, year to {reference.FiscalYearEnd:yyyy-MM-dd}, {ConceptInfo.Of(reference.Concept).Id}: {reference.Value:N0} expected, ");
        if (miss.Resolved is { } resolved)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{resolved.Value:N0} {resolved.Unit} resolved (step {resolved.ChainPosition}, {How(resolved)}, {resolved.Form} {resolved.Accession})");
        }
        else
        {
            text.AppendLine("none resolved");
        }
        if (miss.Available.Count == 0)
            text.AppendLine("  no mapped tag is stated for this period");
        foreach (var tag in miss.Available)
        {
            var chain = tag.InChain ? "chain" : "     ";
            var same = AuditedFigure.IsNear(tag.Value, reference.Value) ? "  = expected" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"  {chain} {tag.Tag} {tag.Value:N0} {tag.Unit}, {tag.Form} of {tag.Filed:yyyy-MM-dd}{same}");
        }
    }

    private static string How(ResolvedValue value) =>
        value.Arithmetic ?? (value.Tag == 0 ? "implied zero" : MappedTags.Default.NameOf(value.Tag));
}
