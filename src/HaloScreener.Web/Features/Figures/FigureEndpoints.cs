using System.Data.Common;
using System.Runtime.CompilerServices;
using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.AiCapex;
using HaloScreener.Web.Features.Migration;
using HaloScreener.Web.Features.Sectors;
using HaloScreener.Web.Features.Stress;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Figures;

/// <summary>A number of many companies with its filings, for programs: the query of <c>/figures</c>.</summary>
public static class FigureEndpoints
{
    /// <summary>The operation of the file.</summary>
    public const string CsvName = "figures-csv";

    /// <summary>Companies whose filings are read at a time for a file of all of them.</summary>
    private const int Batch = 250;

    private static IReadOnlyList<ApiParameter> Own { get; } =
    [
        new("of", ApiValue.Text, "The analysis that has the number; its own parameters may stand beside these.") { Allowed = [.. FigureSet.All.Select(s => s.Id)] },
        new("figure", ApiValue.Text, "The number, by the name that it has in the files of its analysis."),
        new("group", ApiValue.Text, "The group that the number is of: a sector or SIC code, a fifth of heaviness (1 is the lightest), a theme; of a list a tenth of the ranking (1 is the top) or a quadrant; with of=freshness the first month of an age_band or a reason. Not of=overview, stress, factors and coverage. Without it: the whole."),
        new("year", ApiValue.Integer, "The year, where the analysis has years.") { Min = 1990, Max = 2100 },
        new("company", ApiValue.Integer, "Only the part of this company, by CIK.") { Min = 1 },
        new("since", ApiValue.Day, "The number is the change since this day."),
    ];

    private static IReadOnlyList<ApiParameter> Paged { get; } =
    [
        new("page", ApiValue.Integer, "Page of the companies.") { Min = 1, Default = "1" },
        new("size", ApiValue.Integer, "Companies a page; without it 50, and 15 where a score with all its figures is behind each.") { Min = 1, Max = FigureRequest.MaxSize },
    ];

    public static void MapFigureEndpoints(this WebApplication app)
    {
        app.MapMethods("/api/v1/figures", BookQuery.Methods, JsonAsync)
            .WithName("figures").WithSummary("A sum, ratio, median or count taken apart: each company's part, and the tag, place in the chain, arithmetic and filing of each figure behind it.")
            .Takes(Own, Paged, Described)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/figures.csv", BookQuery.Methods, CsvAsync)
            .WithName(CsvName).WithSummary("The parts of a number and the filings behind them as CSV, of all companies.")
            .Takes(Own, Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
    }

    /// <summary>What the analyses take, but for what only orders their tables.</summary>
    private static IReadOnlyList<ApiParameter> Described { get; } =
    [
        .. ((IEnumerable<ApiParameter>)[.. SectorsEndpoints.Described, .. MigrationEndpoints.Described, .. AiCapexEndpoints.Described, .. StressEndpoints.Described])
            .Where(p => p.Name is not ("sort" or "compare" or "score" or "page")).DistinctBy(p => p.Name),
        new("list", ApiValue.Integer, "With of=list or of=validate: the number of a watchlist.") { Min = 1 },
        new("tickers", ApiValue.Text, "With of=validate: tickers, CIKs or names, separated by commas."),
        new("label", ApiValue.Text, "With of=validate: whether the list's members should rank high or low.") { Allowed = ["halo", "at_risk"], Default = "halo" },
    ];

    private static Task<IResult> JsonAsync(HttpContext context, Books books, FigureFilings filings) => AnswerAsync(context, books, filings, async answer =>
    {
        var shown = await filings.ReadAsync(answer.Shown, context.RequestAborted);
        return AnalysisFiles.Json(context, answer.Book, FigureTables.Json(answer, shown), shown.Count);
    });

    private static Task<IResult> CsvAsync(HttpContext context, Books books, FigureFilings filings) => AnswerAsync(context, books, filings, async answer =>
    {
        // The first batch before the answer begins: a database that does not answer is then told with a status.
        var batches = answer.Ordered.Chunk(Batch).ToArray();
        var first = batches.Length == 0 ? [] : await filings.ReadAsync(batches[0], context.RequestAborted);
        return AnalysisFiles.CsvAsTheyCome(context, answer.Book, "figures", FigureTables.Columns, RowsAsync(filings, first, batches.Skip(1), context.RequestAborted));
    });

    private static async IAsyncEnumerable<FigureRow> RowsAsync(FigureFilings filings, IReadOnlyList<SourcedPart> first, IEnumerable<PlacedPart[]> others, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var row in first.SelectMany(FigureTables.RowsOf))
            yield return row;
        foreach (var batch in others)
        {
            foreach (var row in (await filings.ReadAsync(batch, ct)).SelectMany(FigureTables.RowsOf))
                yield return row;
        }
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, FigureFilings filings, Func<FigureAnswer, Task<IResult>> result) => AnalysisFiles.AnswerAsync(
        context, books, FigureRequest.Parse(AnalysisFiles.Pairs(context), ScoringMethod.Default), r => (r.AsOf, r.Basis), async (book, request) =>
        {
            try
            {
                var parsed = await filings.AnswerAsync(book, request, context.RequestAborted);
                return parsed.Request is { } answer ? await result(answer) : Problems.BadQuery(parsed.Errors);
            }
            catch (DbException)
            {
                return Problems.NotReady(context, "The filings cannot be read just now, as the database does not answer.");
            }
        });
}
