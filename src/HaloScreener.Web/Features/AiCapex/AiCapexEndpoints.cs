using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.AiCapex;

/// <summary>The AI build-out for programs: the query of <c>/ai-capex</c>, the same answer.</summary>
public static class AiCapexEndpoints
{
    internal static IReadOnlyList<ApiParameter> Described { get; } =
    [
        .. ApiParameters.Book,
        new("years", ApiValue.Text, "Fiscal years as each company ends them, or calendar years by the months of each fiscal year.") { Allowed = ["fiscal", "calendar"], Default = "fiscal" },
    ];

    public static void MapAiCapexEndpoints(this WebApplication app)
    {
        app.MapMethods("/api/v1/ai-capex", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Json(context, answer.Book, BuildOutTables.Json(answer), answer.Builders.Count)))
            .WithName("ai-capex").WithSummary("Hyperscalers' capex by fiscal or calendar year (years=fiscal|calendar) against what is expected, with guidance and its sources, and the themes behind it.")
            .Takes(Described)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/ai-capex.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "ai-capex", BuildOutTables.Columns, BuildOutTables.Rows(answer))))
            .WithName("ai-capex-csv").WithSummary("Capex by company and year as CSV.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/ai-capex-guidance.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "ai-capex-guidance", BuildOutTables.Guidance, [.. answer.Builders.SelectMany(b => b.Guidance)])))
            .WithName("ai-capex-guidance-csv").WithSummary("The guidance in use, with its sources, as CSV.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/themes.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "themes", BuildOutTables.Themes, BuildOutTables.ThemeRows(answer.Book))))
            .WithName("themes-csv").WithSummary("The companies of every theme, with the reason of each, as CSV.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, Func<BuildOutAnswer, IResult> result) => AnalysisFiles.AnswerAsync(
        context, books, BuildOutRequest.Parse(AnalysisFiles.Pairs(context)), r => (r.AsOf, r.Basis),
        (book, request) => Task.FromResult(result(BuildOutAnswer.Of(book, request, cik => books.FiscalYearsOf(cik, book.Key.AsOf)))));
}
