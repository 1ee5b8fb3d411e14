using System.Globalization;
using System.Text;
using System.Text.Json;
using HaloScreener.Import.Running;

namespace HaloScreener.Cli.Output;

/// <summary>One file's line of <c>halo import</c>, and its object with <c>--json</c>.</summary>
internal sealed record ImportSummary(
    string File,
    string Kind,
    string Sha256,
    bool AlreadyImported,
    long RowsRead,
    long FactsStored,
    long FactsKnown,
    int Companies,
    IReadOnlyDictionary<string, long> Rejected,
    double Seconds)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static ImportSummary Of(ImportOutcome outcome) => new(
        outcome.Record.FileName,
        outcome.Record.Kind,
        outcome.Record.Sha256,
        outcome.AlreadyImported,
        outcome.Record.RowsRead,
        outcome.Record.FactsStored,
        outcome.Record.FactsKnown,
        outcome.Record.Companies,
        outcome.Record.Rejects.ToDictionary(r => r.Reason, r => r.Count),
        Math.Round(outcome.Record.Seconds, 3));

    public string ToText()
    {
        if (AlreadyImported)
            return $"{File}: imported before, nothing changed.";
        var text = new StringBuilder();
        var (what, whom) = Kind switch
        {
            "prices" => ("prices", "tickers"),
            "rates" => ("rates", "currencies"),
            "groups" => ("places in a group", "companies"),
            _ => ("facts", "companies"),
        };
        text.Append(CultureInfo.InvariantCulture,
            $"{File}: {RowsRead:N0} rows, {FactsStored:N0} new {what} ({FactsKnown:N0} known) of {Companies:N0} {whom} in {Seconds:0.0} s");
        if (Rejected.Count > 0)
            text.Append("; rejected: ").AppendJoin(", ", Rejected.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value:N0} {r.Key}")));
        return text.Append('.').ToString();
    }
}
