using HaloScreener.Data.Lists;
using HaloScreener.Export.Analyses;
using HaloScreener.Export.Lists;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Watchlists;

/// <summary>A watchlist as a file: the query of its page, the same rows.</summary>
public static class WatchlistEndpoints
{
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static IReadOnlyList<ApiParameter> Described { get; } =
    [
        new("id", ApiValue.Integer, "The number at the end of the watchlist's address.") { InPath = true },
        .. ApiParameters.Book,
        new("since", ApiValue.Day, "The day that changes of rank are counted from. Without it: a year before the ranking."),
        new("sort", ApiValue.Text, "Column that orders the rows, with - before it for descending order; own is the order of the list.")
        {
            Default = MemberOrder.Own, Allowed = [.. MemberOrder.Columns.SelectMany(c => (IEnumerable<string>)[c, "-" + c])],
        },
    ];

    public static void MapWatchlistEndpoints(this WebApplication app)
    {
        app.MapMethods("/watchlists/{id:long}.csv", BookQuery.Methods, (HttpContext context, long id, Books books, Lists lists) =>
                AnswerAsync(context, id, books, lists, (book, _, _, rows) => Task.FromResult(AnalysisFiles.Csv(context, book, "watchlist", WatchlistTables.Columns(book), rows))))
            .WithName("watchlist-csv").WithSummary("A watchlist with notes, where its companies stand, and where they stood since=DATE.")
            .Takes(Described, ApiParameters.Bom)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        app.MapMethods("/watchlists/{id:long}.xlsx", BookQuery.Methods, (HttpContext context, long id, Books books, Lists lists) =>
                AnswerAsync(context, id, books, lists, async (book, list, request, rows) =>
                {
                    BookQuery.Stamp(context.Response, book, rows.Count);
                    (string, object)[] about = [("Watchlist", list.Name), ("Changes since", request.SinceBefore(book.Key.AsOf).ToDateTime(TimeOnly.MinValue))];
                    var workbook = await TableXlsx.MakeAsync("Watchlist", book, about, WatchlistTables.Columns(book), rows, context.RequestAborted);
                    return Results.Stream(workbook, XlsxType, FormattableString.Invariant($"halo-watchlist-{book.Key.AsOf:yyyy-MM-dd}.xlsx"));
                }))
            .WithName("watchlist-xlsx").WithSummary("The same as a workbook, with a sheet on what it was made from.")
            .Takes(Described)
            .Produces(StatusCodes.Status200OK, contentType: XlsxType).ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static Task<IResult> AnswerAsync(
        HttpContext context, long id, Books books, Lists lists, Func<ScoreBook, Watchlist, WatchlistRequest, IReadOnlyList<MemberRow>, Task<IResult>> result) =>
        AnalysisFiles.AnswerAsync(context, books, WatchlistRequest.Parse(AnalysisFiles.Pairs(context)), r => (r.AsOf, r.Basis), async (book, request) =>
        {
            if (lists.Current is not { } known)
                return Problems.NotReady(context, "The watchlists are still being read.");
            if (known.Find(id) is not { } list)
                return Problems.NotFound(FormattableString.Invariant($"There is no watchlist {id}."));
            var then = await BookQuery.FindAsync(context, books, request.SinceBefore(book.Key.AsOf), request.Basis);
            return then.Problem ?? await result(book, list, request, MemberOrder.Rows(list, book, then.Book, request));
        });
}
