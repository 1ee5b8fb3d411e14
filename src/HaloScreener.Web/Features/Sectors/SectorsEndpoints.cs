using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Sectors;

/// <summary>Industries for programs: the query of <c>/sectors</c>, the same answer.</summary>
public static class SectorsEndpoints
{
    internal static IReadOnlyList<ApiParameter> Described { get; } =
    [
        .. ApiParameters.Book,
        new("by", ApiValue.Text, "How fine: sectors, major groups of the SIC manual, or single SIC codes. Without it: the level below what sector and sic narrow it to.")
        {
            Allowed = [.. Enum.GetValues<IndustryLevel>().Select(SectorsRequest.IdOf)],
        },
        new("sector", ApiValue.Text, "Only companies of this sector.") { Allowed = [.. ScoringMethod.Default.Sectors.Select(s => s.Id)] },
        new("sic", ApiValue.Text, "Only companies of this major group, two digits."),
        new("compare", ApiValue.List, "Up to six rows to stand side by side: ids of sectors, or codes of 2 or 4 digits."),
        new("sort", ApiValue.Text, "Column that orders the rows, with - before it for descending order.") { Default = "-halo", Allowed = [.. SectorColumns.All.SelectMany(c => (IEnumerable<string>)[c.Id, "-" + c.Id])] },
        new("score", ApiValue.Text, "The score that the page follows over the years.") { Allowed = ["halo", "h", "r"], Default = "halo" },
    ];

    public static void MapSectorsEndpoints(this WebApplication app)
    {
        app.MapMethods("/api/v1/sectors", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Json(context, answer.Book, SectorTables.Json(answer), answer.Groups.Count)))
            .WithName("sectors").WithSummary("Sectors, major groups, industries or the groups of your own: medians and quartiles of the scores, figures added up.")
            .Takes(Described)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/sectors.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "sectors", SectorTables.Columns, answer.Groups)))
            .WithName("sectors-csv").WithSummary("The table of industries as CSV.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, Func<SectorsAnswer, IResult> result) => AnalysisFiles.AnswerAsync(
        context, books, SectorsRequest.Parse(AnalysisFiles.Pairs(context), ScoringMethod.Default), r => (r.AsOf, r.Basis),
        (book, request) => Task.FromResult(result(SectorsAnswer.Of(book, request))));
}
