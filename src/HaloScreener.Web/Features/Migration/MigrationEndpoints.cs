using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Migration;

/// <summary>Capital migration for programs: the query of <c>/migration</c>; files hold both universes.</summary>
public static class MigrationEndpoints
{
    internal static IReadOnlyList<ApiParameter> Described { get; } =
    [
        .. ApiParameters.Book,
        new("hyperscalers", ApiValue.Boolean, "false leaves the hyperscalers out before the universe is cut into fifths. The files hold both.") { Default = "true" },
    ];

    public static void MapMigrationEndpoints(this WebApplication app)
    {
        app.MapMethods("/api/v1/migration", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Json(context, answer.Book, MigrationTables.Json(answer), answer.Years.Count)))
            .WithName("migration").WithSummary("Shares of revenue, operating income, capex, net PP&E and market value by fifth of heaviness, year by year; hyperscalers=false leaves those out.")
            .Takes(Described)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/migration.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "migration", MigrationTables.Columns(answer), MigrationTables.Rows(answer))))
            .WithName("migration-csv").WithSummary("The shares as CSV, with and without the hyperscalers.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/migration-valuation.csv", BookQuery.Methods, (HttpContext context, Books books) => AnswerAsync(context, books, answer =>
                AnalysisFiles.Csv(context, answer.Book, "migration-valuation", MigrationTables.Valuation, MigrationTables.Both(answer))))
            .WithName("migration-valuation-csv").WithSummary("The valuation of the heaviest and the lightest fifth as CSV.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
    }

    private static Task<IResult> AnswerAsync(HttpContext context, Books books, Func<MigrationAnswer, IResult> result) => AnalysisFiles.AnswerAsync(
        context, books, MigrationRequest.Parse(AnalysisFiles.Pairs(context)), r => (r.AsOf, r.Basis),
        async (book, request) => result(MigrationAnswer.Of(book, request, await books.YearsAsync(book, context.RequestAborted))));
}
