using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Sectors;

/// <summary>Industries for programs: the query of <c>/sectors</c>, the same answer.</summary>
public static class SectorsEndpoints
{
    public static void MapSectorsEndpoints(this WebApplication app)
    {
        app.MapMethods("/api/v1/sectors", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Json(context, answer.Book, SectorTables.Json(answer), answer.Groups.Count)))
            .WithName("sectors").WithSummary("Sectors, major groups, industries or the groups of your own: medians and quartiles of the scores, figures added up; by=sector|sic2|sic4|group, sector, sic.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/sectors.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "sectors", SectorTables.Columns, answer.Groups)))
            .WithName("sectors-csv").WithSummary("The table of industries as CSV.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, Func<SectorsAnswer, IResult> result) => AnalysisFiles.AnswerAsync(
        context, books, SectorsRequest.Parse(AnalysisFiles.Pairs(context), ScoringMethod.Default), r => (r.AsOf, r.Basis),
        (book, request) => Task.FromResult(result(SectorsAnswer.Of(book, request))));
}
