using System.CommandLine;
using System.Text.Json;
using HaloScreener.Cli.Output;
using HaloScreener.Data;
using HaloScreener.Import.Auditing;
using HaloScreener.Import.Running;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo audit --reference FILE</c>: resolved annual figures against figures read from the statements by somebody else.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var reference = new Option<FileInfo>("--reference") { Description = "A CSV with cik,fiscal_year_end,concept,value and, where wanted, as_of.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("audit", "Compares resolved annual figures with a reference: the match rate within 1% per concept, and every miss.") { reference, json };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(reference)!, parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo reference, bool json, CancellationToken ct)
    {
        var figures = ReferenceFile.Read(reference.FullName, ct);
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        await ResolvedLayer.RefreshAsync(database, TimeProvider.System, ImportObserver.Silent, ct);
        var report = await StoreAudit.RunAsync(database, figures, ct);
        await Console.Out.WriteAsync(json
            ? JsonSerializer.Serialize(AuditSummary.Of(reference.Name, report), ImportSummary.Json) + Environment.NewLine
            : AuditText.Of(report));
        return 0;
    }
}
