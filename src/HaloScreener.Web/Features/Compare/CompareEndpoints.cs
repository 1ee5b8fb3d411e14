using HaloScreener.Charts;
using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Compare;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Compare;

/// <summary>What stands side by side as a file and as a picture: the query of <c>/compare</c>, the same answer.</summary>
public static class CompareEndpoints
{
    internal static IReadOnlyList<ApiParameter> Described { get; } =
    [
        .. ApiParameters.Book,
        new("ids", ApiValue.List, "Up to six tickers or CIKs, in the order of the columns."),
        ApiParameters.List("sector", "Sectors instead of companies.", ScoringMethod.Default.Sectors.Select(s => s.Id)),
    ];

    public static void MapCompareEndpoints(this WebApplication app)
    {
        app.MapMethods("/compare.csv", BookQuery.Methods, (HttpContext context, Books books) =>
                AnswerAsync(context, books, AnalysisFiles.Pairs(context), answer => Task.FromResult(
                    AnalysisFiles.Csv(context, answer.Book, "compare", CompareTables.Columns(answer), [.. Enumerable.Range(0, Math.Max(answer.Companies.Count, answer.Sectors.Count))]))))
            .WithName("compare-csv").WithSummary("Up to six companies (ids=UNP,CSX), or sectors (sector=utilities,transport), a row for each.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
        app.MapPicture("compare", "compare-chart", "HALO scores by year of the companies or sectors of the page's query.", DrawAsync, Described, ApiParameters.Picture(1080, 320));
    }

    private static async Task<IResult> DrawAsync(
        HttpContext context, string format, Books books, IStringLocalizer<CompareText> texts, IStringLocalizer<AnalysisText> shared, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 1080, height: 320);
        return ask.Problem ?? await AnswerAsync(context, books, ask.Rest, async answer =>
        {
            var history = await CompareHistory.ReadAsync(answer, books, terms, context.RequestAborted);
            var words = new ChartWords
            {
                Title = history.Finding(texts, numbers),
                Unit = texts[answer.Request.IsOfSectors ? "History.Unit.Sectors" : "History.Unit"],
                Source = shared["Source", numbers.Date(answer.Book.Key.AsOf)],
                Empty = texts["History.None"],
            };
            var data = new YearsChartData
            {
                Years = history.Years,
                // A company of the financials track has no HALO score, and no line to name.
                Series = [.. history.Series.Where(s => s.Halo.Any(h => !double.IsNaN(h))).Select(s => new YearSeries(s.Name, s.Halo))],
                Form = YearsForm.Lines,
            };
            return await ChartAnswer.OfAsync(context, answer.Book.Key, () => YearsChart.Draw(data, ValueAxis.Scores(v => numbers.Fixed(v, 0)), ask.Chart!, words), stored: history.Count);
        });
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, IEnumerable<KeyValuePair<string, string>> query, Func<CompareAnswer, Task<IResult>> result) =>
        AnalysisFiles.AnswerAsync(context, books, CompareRequest.Parse(query, ScoringMethod.Default), r => (r.AsOf, r.Basis), (book, request) => result(CompareAnswer.Of(book, request)));
}
