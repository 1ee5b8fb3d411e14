using System.CommandLine;
using System.Text.Json;
using HaloScreener.Cli.Output;
using HaloScreener.Data;
using HaloScreener.Import.Running;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo import KIND PATH...</c>: files into the store, one transaction each.</summary>
internal static class ImportCommand
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["fsds"] = "Financial Statement Data Sets: quarterly zips, or folders with sub.txt and num.txt",
        ["companyfacts"] = "company facts: CIK##########.json, a folder of them, or companyfacts.zip",
        ["submissions"] = "submissions: CIK##########.json, a folder of them, or submissions.zip",
        ["tickers"] = "the SEC's ticker lists: company_tickers.json, company_tickers_exchange.json",
        ["companies"] = "a CSV of companies: cik,name,ticker,exchange,sic,…",
        ["prices"] = "a CSV of closing prices in US dollars: date,ticker,close[,shares]",
        ["rates"] = "a CSV of exchange rates: currency,year,usd (US dollars for one unit)",
        ["groups"] = "a CSV of your own grouping of companies: cik,group; it takes the place of the one before",
        ["universe"] = "a universe file written by 'halo sample write'",
    };

    public static Command Create()
    {
        var command = new Command("import", "Imports files. The same file twice changes nothing.");
        foreach (var (kind, description) in Kinds)
            command.Add(OfKind(kind, description));
        return command;
    }

    private static Command OfKind(string kind, string description)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print one JSON summary on stdout." };
        var command = new Command(kind, description) { paths, json };
        command.SetAction((parsed, ct) => RunAsync(kind, parsed.GetValue(paths)!, parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string kind, string[] paths, bool json, CancellationToken ct)
    {
        var summaries = await ImportAsync(kind, paths, told: !json, ct);
        if (json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(summaries, ImportSummary.Json));
        return 0;
    }

    /// <summary>Imports files one after the other; <paramref name="told"/>: each one's line goes to stdout.</summary>
    public static async Task<IReadOnlyList<ImportSummary>> ImportAsync(string kind, IReadOnlyList<string> paths, bool told, CancellationToken ct)
    {
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var runner = new ImportRunner(database, TimeProvider.System);
        var summaries = new List<ImportSummary>();
        foreach (var path in paths)
        {
            var outcome = await ImportProgress.ShowAsync(path, observer => runner.RunAsync(ImportJob.OfPath(kind, path), observer, ct));
            summaries.Add(ImportSummary.Of(outcome));
            if (told)
                await Console.Out.WriteLineAsync(summaries[^1].ToText());
        }
        return summaries;
    }
}
