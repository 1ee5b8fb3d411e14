using System.Globalization;
using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Stress;

/// <summary>The stress test for programs: the query of <c>/stress</c>, the same answer.</summary>
public static class StressEndpoints
{
    internal static IReadOnlyList<ApiParameter> Described { get; } =
    [
        .. ApiParameters.Book,
        Share("shortfall", "Share of the stressed revenue that is lost.", "0.3"),
        Share("share", "Share of each company's revenue and plant that is stressed.", "0.5"),
        Share("variable", "Variable costs ÷ revenue. Without it: each company's own."),
        Share("recovery", "What net PP&E fetches when sold, of its book value.", Text(ScoringMethod.Default.Rules.Analyses.StressRecoveryShare)),
        Share("wacc", "Cost of capital.", Text(ScoringMethod.Default.Rules.Analyses.StressWacc)) with { Max = 0.5 },
        Share("lifeCut", "By how much the remaining life of plant is cut.", "0.25") with { Max = StressScenario.MaxLifeCut },
        .. ApiParameters.Theme,
        .. ApiParameters.Sector,
        new("stock", ApiValue.Number, "Capital stock of the monetisation gap, US dollars. Without it: the hyperscalers' filed capex.") { Min = 0, Max = StressScenario.MostUsd },
        new("life", ApiValue.Number, "Life of that stock, years.") { Min = 1, Max = 50, Default = "5" },
        new("margin", ApiValue.Number, "Margin on each dollar of revenue that it brings.") { Min = 0.01, Max = 1, Default = "0.5" },
        new("revenue", ApiValue.Number, "Revenue that it brings already, US dollars.") { Min = 0, Max = StressScenario.MostUsd, Default = "0" },
        new("sort", ApiValue.Text, "Column that orders the rows, with - before it for descending order.") { Default = "-impairment", Allowed = [.. StressColumns.All.SelectMany(c => (IEnumerable<string>)[c.Id, "-" + c.Id])] },
        new("page", ApiValue.Integer, "Page of the table on the page; answers and files hold every row.") { Min = 1, Default = "1" },
    ];

    public static void MapStressEndpoints(this WebApplication app)
    {
        app.MapMethods("/api/v1/stress", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Json(context, answer.Book, StressTables.Json(answer), answer.Companies.Count)))
            .WithName("stress").WithSummary("A hypothetical shortfall of demand and a shorter life: implied impairment, earnings and the rank before and after; shortfall, share, variable, recovery, wacc, lifeCut, theme, sector.")
            .Takes(Described)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/stress.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "stress-hypothetical", StressTables.Columns(answer), answer.Companies)))
            .WithName("stress-csv").WithSummary("Every stressed company as CSV.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, Func<StressAnswer, IResult> result) => AnalysisFiles.AnswerAsync(
        context, books, StressScenario.Parse(AnalysisFiles.Pairs(context), ScoringMethod.Default), s => (s.AsOf, s.Basis),
        (book, scenario) => Task.FromResult(result(StressAnswer.Of(book, scenario))));

    private static ApiParameter Share(string name, string meaning, string? otherwise = null) => new(name, ApiValue.Number, meaning) { Min = 0, Max = 1, Default = otherwise };

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
