using System.Globalization;
using HaloScreener.Export;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Movers;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Movers;

/// <summary>
/// Rank changes for programs: <c>/api/v1/movers?from=2025-06-30&amp;to=2026-06-30</c>. Without <c>to</c> it is the newest day, without
/// <c>from</c> the same day a year before. The rest is a screen's query: its filters choose rows, its weights rank both days.
/// </summary>
public static class MoversEndpoints
{
    private const string From = "from";
    private const string To = "to";
    private const string Direction = "direction";
    private const string Size = "size";
    private const int DefaultSize = 20;

    private static IReadOnlyList<ApiParameter> Described { get; } =
    [
        new(From, ApiValue.Day, "The earlier day. Without it: a year before the later one."),
        new(To, ApiValue.Day, "The later day. Without it: the newest filing in the store."),
        new(Direction, ApiValue.Text, "Who is listed: gains of rank, losses, or both.") { Allowed = ["up", "down", "both"], Default = "both" },
        new(Size, ApiValue.Integer, "At most so many rows, the largest moves first.") { Min = 1, Max = ScreenRequest.MaxSize, Default = "20" },
    ];

    public static void MapMoversEndpoints(this WebApplication app) =>
        app.MapMethods("/api/v1/movers", BookQuery.Methods, JsonAsync)
            .WithName("movers").WithSummary("Changes of rank between two days among companies ranked on both, with what made each: the factor that did most in the direction of the move, or others that overtook or fell behind.")
            .Takes(Described, ApiParameters.Filters.Where(p => p.Name != "asOf"))
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);

    private static async Task<IResult> JsonAsync(HttpContext context, Books books)
    {
        var errors = new List<ParameterError>();
        var given = context.Request.Query;
        var from = Day(given[From].ToString(), From, errors);
        var to = Day(given[To].ToString(), To, errors);
        var size = SizeOf(given[Size].ToString(), errors);
        var direction = given[Direction].ToString();
        if (direction is not ("" or "up" or "down" or "both"))
            errors.Add(new ParameterError(Direction, direction, "is no direction", "up, down, both"));
        if (given.ContainsKey("asOf"))
            errors.Add(new ParameterError("asOf", given["asOf"].ToString(), "cannot be used here", "from and to"));
        if (errors.Count > 0)
            return Problems.BadQuery(errors);

        var rest = BookQuery.Pairs(context).Where(p => p.Key is not (From or To or Direction or Size));
        var query = await BookQuery.ReadAsync(context, books, to is { } last ? rest.Append(KeyValuePair.Create("asOf", Iso(last))) : rest);
        if (query is not { Book: { } book, Ranking: { } ranking, Request: { } request })
            return query.Problem!;
        var first = from ?? book.Key.AsOf.AddYears(-1);
        if (first >= book.Key.AsOf)
            return Problems.BadQuery([new ParameterError(From, Iso(first), "is not before the day that is compared with it", $"a day before {Iso(book.Key.AsOf)}")]);
        var earlier = await books.GetAsync(first, request.Basis, context.RequestAborted);
        if (!earlier.HasBook)
            return earlier.Temporary ? Problems.NotReady(context, earlier.Problem) : Problems.BadQuery([new ParameterError(From, Iso(first), "cannot be answered", earlier.Problem)]);

        var before = request.Roles ? CuratedLayer.ToCompare(earlier.Book, book.Key.AsOf) : earlier.Book;
        var moves = RankMoves.Between(before, books.RankingOf(before, request), book, ranking);
        var rows = Screener.Answer(book, ranking, request, query.Lists).Rows.ToHashSet();
        RankMove[] all = [.. moves.LargestFirst().Where(m => rows.Contains(m.Row) && Goes(m, direction))];
        BookQuery.Stamp(context.Response, book, Math.Min(size, all.Length));
        return Results.Stream(
            stream => MoversJson.WriteAsync(moves, [.. all.Take(size)], all.Length, stream, context.RequestAborted), "application/json; charset=utf-8");
    }

    private static bool Goes(RankMove move, string direction) => direction switch
    {
        "up" => move.Change > 0,
        "down" => move.Change < 0,
        _ => true,
    };

    private static DateOnly? Day(string text, string name, List<ParameterError> errors)
    {
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1)
            return day;
        errors.Add(new ParameterError(name, Shown(text), "is no date", "a date like 2025-06-30"));
        return null;
    }

    private static int SizeOf(string text, List<ParameterError> errors)
    {
        if (text.Length == 0)
            return DefaultSize;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= ScreenRequest.MaxSize)
            return size;
        errors.Add(new ParameterError(Size, Shown(text), "cannot be used", FormattableString.Invariant($"a whole number from 1 to {ScreenRequest.MaxSize}")));
        return DefaultSize;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
