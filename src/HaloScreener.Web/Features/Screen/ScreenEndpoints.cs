using HaloScreener.Export;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Screen;

/// <summary>The screen as files and for programs: the query of <c>/screen</c>, the same answer.</summary>
public static class ScreenEndpoints
{
    private const string Bom = "bom";
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapScreenEndpoints(this WebApplication app)
    {
        app.MapMethods("/screen.csv", BookQuery.Methods, CsvAsync)
            .WithName("screen-csv").WithSummary("The whole filtered screen as CSV.")
            .Takes(ApiParameters.Filters, ApiParameters.Table, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/screen.xlsx", BookQuery.Methods, XlsxAsync)
            .WithName("screen-xlsx").WithSummary("The whole filtered screen as a workbook, with a sheet on what it was made from.")
            .Takes(ApiParameters.Filters, ApiParameters.Table)
            .Produces(StatusCodes.Status200OK, contentType: XlsxType).ProducesProblem(400).ProducesProblem(503);
        app.MapMethods("/api/v1/screen", BookQuery.Methods, JsonAsync)
            .WithName("screen").WithSummary("One page of the screen.")
            .Takes(ApiParameters.Screen)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
    }

    private static async Task<IResult> CsvAsync(HttpContext context, Books books)
    {
        if (!TryReadBom(context, out var bom))
            return Problems.BadQuery([new ParameterError(Bom, context.Request.Query[Bom].ToString(), "is neither true nor false", "true, false")]);
        var pairs = BookQuery.Pairs(context).Where(p => !p.Key.Equals(Bom, StringComparison.OrdinalIgnoreCase));
        var query = await BookQuery.ReadAsync(context, books, pairs);
        if (query is not { Book: { } book, Ranking: { } ranking, Request: { } request })
            return query.Problem!;
        var answer = Screener.Answer(book, ranking, request, query.Lists);
        BookQuery.Stamp(context.Response, book, answer.Total);
        return Results.Stream(
            stream => CsvExport.WriteAsync(answer, stream, bom, context.RequestAborted),
            "text/csv; charset=utf-8", FileName(book.Key.AsOf, "csv"));
    }

    private static async Task<IResult> XlsxAsync(HttpContext context, Books books)
    {
        var query = await BookQuery.ReadAsync(context, books, BookQuery.Pairs(context));
        if (query is not { Book: { } book, Ranking: { } ranking, Request: { } request })
            return query.Problem!;
        var answer = Screener.Answer(book, ranking, request, query.Lists);
        var workbook = await XlsxExport.MakeAsync(answer, context.RequestAborted);
        BookQuery.Stamp(context.Response, book, answer.Total);
        return Results.Stream(workbook, XlsxType, FileName(book.Key.AsOf, "xlsx"));
    }

    private static async Task<IResult> JsonAsync(HttpContext context, Books books)
    {
        var query = await BookQuery.ReadAsync(context, books, BookQuery.Pairs(context));
        if (query is not { Book: { } book, Ranking: { } ranking, Request: { } request })
            return query.Problem!;
        var answer = Screener.Answer(book, ranking, request, query.Lists);
        BookQuery.Stamp(context.Response, book, answer.PageRows.Length);
        return Results.Stream(stream => ScreenJson.WriteAsync(answer, stream, wholeScreen: false, context.RequestAborted), "application/json; charset=utf-8");
    }

    private static bool TryReadBom(HttpContext context, out bool bom)
    {
        var values = context.Request.Query[Bom];
        bom = values == "true";
        return values.Count == 0 || bom || values == "false";
    }

    private static string FileName(DateOnly asOf, string extension) => FormattableString.Invariant($"halo-screen-{asOf:yyyy-MM-dd}.{extension}");
}
