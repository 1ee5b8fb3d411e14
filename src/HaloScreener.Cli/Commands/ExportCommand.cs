using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HaloScreener.Cli.Output;
using HaloScreener.Data;
using HaloScreener.Export;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Service;
using Microsoft.Extensions.Logging.Abstractions;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo export --query "?sector=utilities&amp;sort=-halo" --format csv|xlsx|json --out FILE</c>: the whole screen as a file.</summary>
internal static class ExportCommand
{
    private static readonly string[] Formats = ["csv", "xlsx", "json"];

    public static Command Create()
    {
        var query = new Option<string>("--query") { Description = "The query of the screen's address; none is the main track ranked by HALO.", DefaultValueFactory = _ => "" };
        var format = new Option<string>("--format") { Description = "csv, xlsx or json.", DefaultValueFactory = _ => Formats[0] };
        format.AcceptOnlyFromAmong(Formats);
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("export", "Writes every row of a screen to a file.") { query, format, output, json };
        command.SetAction((parsed, ct) =>
            RunAsync(parsed.GetValue(query)!, parsed.GetValue(format)!, parsed.GetValue(output)!, parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string query, string format, FileInfo output, bool json, CancellationToken ct)
    {
        var parse = ScreenRequest.Parse(query, ScoringMethod.Default);
        if (parse.Request is not { } request)
            return await RefuseAsync(parse.Errors);
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        await using var scoring = new ScoringService(database, ScoringMethod.Default, NullLogger<ScoringService>.Instance);
        await scoring.StartAsync(ct);
        var found = await scoring.GetAsync(request.AsOf, request.Basis, ct);
        if (!found.HasBook)
            throw new InvalidOperationException(scoring.Problem ?? found.Problem);
        var book = request.BookOf(found.Book);
        if (book.Count == 0)
            throw new InvalidOperationException("The store holds no company yet; import filings first, for example with halo import companyfacts PATH.");
        if (request.ErrorsIn(book) is { Count: > 0 } errors)
            return await RefuseAsync(errors);
        IReadOnlyList<NamedList> lists = [];
        if (request.List is { } list)
        {
            var ciks = await database.Watchlists.ReadCiksAsync(list, ct)
                ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"There is no watchlist {list}."));
            lists = [new NamedList(list, "", ciks.ToHashSet())];
        }
        if (request.Columns.Contains(ScreenColumns.HaloHistory))
            await scoring.TrailsStoredAsync(request.Basis, ct);
        var weights = request.Weights.ToDictionary(w => w.Factor, w => w.Weight, StringComparer.Ordinal);
        var answer = Screener.Answer(book, scoring.RankingOf(book, weights, request.Neutral), request, lists);

        await WholeFile.WriteAsync(output, stream => WriteAsync(answer, format, stream, ct));
        var key = book.Key;
        var asOf = key.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Console.Out.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { file = output.FullName, format, rows = answer.Total, asOf, method = key.MethodHash, data = key.DataVersion }, JsonSerializerOptions.Web)
            : string.Create(CultureInfo.InvariantCulture, $"{output.Name}: {answer.Total:N0} rows as of {asOf}, method {book.Method.Version}."));
        return 0;
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<ParameterError> errors)
    {
        foreach (var error in errors)
            await Console.Error.WriteLineAsync(error.Sentence);
        return ExitCodes.WrongUsage;
    }

    private static async Task WriteAsync(ScreenAnswer answer, string format, Stream stream, CancellationToken ct)
    {
        switch (format)
        {
            case "csv":
                await CsvExport.WriteAsync(answer, stream, bom: false, ct);
                break;
            case "json":
                await ScreenJson.WriteAsync(answer, stream, wholeScreen: true, ct);
                break;
            default:
                await using (var workbook = await XlsxExport.MakeAsync(answer, ct))
                    await workbook.CopyToAsync(stream, ct);
                break;
        }
    }
}
