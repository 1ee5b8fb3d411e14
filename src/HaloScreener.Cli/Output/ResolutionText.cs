using System.Globalization;
using System.Text;
using HaloScreener.Core.Concepts;
using HaloScreener.Data.Resolved;

namespace HaloScreener.Cli.Output;

/// <summary>What moved when the chains changed, for a person: counts per concept, and the largest moves.</summary>
internal static class ResolutionText
{
    public static string Of(ResolutionRun run)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"The chains have changed: {run.Companies:N0} companies were resolved anew in {run.Seconds:0.0} s; of {run.Figures:N0} annual figures {run.Moves.Sum(m => m.Total):N0} moved.");
        if (run.Moves.Count > 0)
            text.AppendLine("concept                       gained     lost  changed by over 1%");
        foreach (var moves in run.Moves)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{ConceptInfo.Of(moves.Concept).Id,-27} {moves.Gained,8:N0} {moves.Lost,8:N0} {moves.Changed,8:N0}");
            foreach (var example in moves.Examples)
            {
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"    {example.Company} (CIK {example.Cik}), year to {example.PeriodEnd:yyyy-MM-dd}: {Value(example.Before)} -> {Value(example.After)} {example.Unit}");
                text.AppendLine(CultureInfo.InvariantCulture, $"        {example.BeforeBy ?? "nothing"} -> {example.AfterBy ?? "nothing"}");
            }
        }
        return text.ToString();
    }

    private static string Value(double? value) => value is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "none";
}
