using System.CommandLine;
using System.Text.Json;
using HaloScreener.Cli.Output;
using HaloScreener.Data;
using HaloScreener.Import.Fetching;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo fetch KIND</c>: files from the SEC's site into the downloads folder, and with <c>--import</c> into the store.</summary>
internal static class FetchCommand
{
    private const string Latest = "latest";

    private static readonly Option<bool> Import = new("--import") { Description = "Import the files afterwards." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON summary on stdout." };

    public static Command Create() =>
        new("fetch", "Downloads from the SEC. Needs your e-mail in Halo__Sec__Contact; asks for nothing that is here and unchanged.")
        {
            DataSets(),
            Of("companyfacts", "every company's XBRL history: companyfacts.zip, about 1.3 GB", [RemoteFile.CompanyFacts]),
            Of("submissions", "every filer's names, SIC and tickers: submissions.zip, about 1.5 GB", [RemoteFile.Submissions]),
            Of("tickers", "the ticker lists: company_tickers.json, company_tickers_exchange.json", RemoteFile.Tickers),
        };

    private static Command Of(string kind, string description, IReadOnlyList<RemoteFile> files)
    {
        var command = new Command(kind, description) { Import, Json };
        command.SetAction((parsed, ct) => RunAsync(kind, parsed, (_, _) => Task.FromResult(files), ct));
        return command;
    }

    private static Command DataSets()
    {
        var from = new Option<string>("--from") { Description = "First quarter, such as 2009q2.", Required = true };
        var to = new Option<string>("--to") { Description = "Last quarter, or 'latest'.", DefaultValueFactory = _ => Latest };
        from.Validators.Add(result =>
        {
            if (!Quarter.TryParse(result.GetValueOrDefault<string>() ?? "", out _))
                result.AddError($"--from is '{result.GetValueOrDefault<string>()}'; it must be a quarter from {Quarter.First} on, such as 2009q2.");
        });
        to.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not Latest and var text && !Quarter.TryParse(text ?? "", out _))
                result.AddError($"--to is '{text}'; it must be a quarter such as 2026q1, or '{Latest}'.");
        });
        var command = new Command("fsds", "Financial Statement Data Sets: a zip a quarter, 4 to 120 MB each") { from, to, Import, Json };
        command.Validators.Add(result =>
        {
            if (Quarter.TryParse(result.GetValue(from) ?? "", out var first) && Quarter.TryParse(result.GetValue(to) ?? "", out var last) && last < first)
                result.AddError($"--to {last} is before --from {first}.");
        });
        command.SetAction((parsed, ct) => RunAsync("fsds", parsed, (fetcher, token) => FilesAsync(fetcher, parsed.GetValue(from)!, parsed.GetValue(to)!, token), ct));
        return command;
    }

    private static async Task<IReadOnlyList<RemoteFile>> FilesAsync(SecFetcher fetcher, string from, string to, CancellationToken ct)
    {
        _ = Quarter.TryParse(from, out var first);
        if (!Quarter.TryParse(to, out var last))
            last = await fetcher.FindLatestQuarterAsync(ct);
        return last < first
            ? throw new FetchException($"--from is {first}, but the newest quarter published is {last}.")
            : [.. first.Through(last).Select(RemoteFile.DataSet)];
    }

    private static async Task<int> RunAsync(
        string kind, ParseResult parsed, Func<SecFetcher, CancellationToken, Task<IReadOnlyList<RemoteFile>>> choose, CancellationToken ct)
    {
        var json = parsed.GetValue(Json);
        var folder = SecFetcher.FolderIn(DatabaseOptions.FromEnvironment().ResolvedDataDirectory);
        var fetched = new List<FetchedFile>();
        await FetchProgress.ShowAsync(async observer =>
        {
            using var fetcher = new SecFetcher(SecSettings.FromEnvironment(), folder, TimeProvider.System, observer);
            foreach (var file in await choose(fetcher, ct))
            {
                fetched.Add(await fetcher.FetchAsync(file, ct));
                observer.Said(FetchSummary.Of(fetched[^1]).ToText());
            }
        });
        if (!json)
        {
            foreach (var file in fetched)
                await Console.Out.WriteLineAsync(file.Path);
        }
        var imports = parsed.GetValue(Import) ? await ImportCommand.ImportAsync(kind, [.. fetched.Select(f => f.Path)], told: !json, ct) : [];
        if (json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { files = fetched.Select(FetchSummary.Of), imports }, FetchSummary.Json));
        return 0;
    }
}
