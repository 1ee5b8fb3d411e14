using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Stress;

/// <summary>The stress test for programs: the query of <c>/stress</c>, the same answer.</summary>
public static class StressEndpoints
{
    public static void MapStressEndpoints(this WebApplication app)
    {
        app.MapMethods("/api/v1/stress", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Json(context, answer.Book, StressTables.Json(answer), answer.Companies.Count)))
            .WithName("stress").WithSummary("A hypothetical shortfall of demand and a shorter life: implied impairment, earnings and the rank before and after; shortfall, share, variable, recovery, wacc, lifeCut, theme, sector.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/stress.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "stress-hypothetical", StressTables.Columns(answer), answer.Companies)))
            .WithName("stress-csv").WithSummary("Every stressed company as CSV.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, Func<StressAnswer, IResult> result) => AnalysisFiles.AnswerAsync(
        context, books, StressScenario.Parse(AnalysisFiles.Pairs(context), ScoringMethod.Default), s => (s.AsOf, s.Basis),
        (book, scenario) => Task.FromResult(result(StressAnswer.Of(book, scenario))));
}
