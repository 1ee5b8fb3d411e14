using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Hosting;

/// <summary>What an endpoint got for the query of its address: a request with the book and the ranking that answer it, or a problem.</summary>
public sealed class BookQuery
{
    /// <summary>How an answer may be asked for; HEAD tells the headers, the number of rows among them, without the rows.</summary>
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public ScreenRequest? Request { get; private init; }
    public ScoreBook? Book { get; private init; }
    public Ranking? Ranking { get; private init; }
    /// <summary>The list that the request asks for, if it asks for one.</summary>
    public IReadOnlyList<NamedList> Lists { get; private init; } = [];
    public IResult? Problem { get; private init; }

    /// <summary>Reads the query of an address and gets the book that it asks for.</summary>
    /// <param name="context">The request and its query.</param>
    /// <param name="books">Where books come from.</param>
    /// <param name="query">The parameters that belong to a screen.</param>
    public static async Task<BookQuery> ReadAsync(HttpContext context, Books books, IEnumerable<KeyValuePair<string, string>> query)
    {
        var parse = ScreenRequest.Parse(query, ScoringMethod.Default);
        if (parse.Request is not { } request)
            return new BookQuery { Problem = Problems.BadQuery(parse.Errors) };
        var found = await FindAsync(context, books, request.AsOf, request.Basis);
        if (found.Book is not { } plain)
            return found;
        var book = request.BookOf(plain);
        if (request.ErrorsIn(book) is { Count: > 0 } errors)
            return new BookQuery { Problem = Problems.BadQuery(errors) };
        // A page is drawn again when the scores of the past come to be there; a file has one chance.
        if (request.Columns.Contains(ScreenColumns.HaloHistory))
            await books.TrailsStoredAsync(request.Basis, context.RequestAborted);
        IReadOnlyList<NamedList> lists = [];
        if (request.List is { } id)
        {
            if (context.RequestServices.GetRequiredService<Lists>().Current is not { } known)
                return new BookQuery { Problem = Problems.NotReady(context, "The watchlists are still being read.") };
            lists = [.. known.Named.Where(l => l.Id == id)];
            if (lists.Count == 0)
                return new BookQuery { Problem = Problems.BadQuery([NoSuchList(id)]) };
        }
        return new BookQuery { Request = request, Book = book, Ranking = books.RankingOf(book, request), Lists = lists };
    }

    /// <summary>Gets a book, with its own ranking, or the problem that says why there is none.</summary>
    public static async Task<BookQuery> FindAsync(HttpContext context, Books books, DateOnly? asOf, Basis basis)
    {
        var answer = await books.GetAsync(asOf, basis, context.RequestAborted);
        if (!answer.HasBook)
        {
            return new BookQuery
            {
                Problem = answer.Temporary
                    ? Problems.NotReady(context, answer.Problem)
                    : Problems.BadQuery([new ParameterError("asOf", context.Request.Query["asOf"].ToString(), "cannot be answered", answer.Problem)]),
            };
        }
        if (answer.Book.Count == 0)
            return new BookQuery { Problem = Problems.NotReady(context, "The store holds no company yet; import filings first.") };
        return new BookQuery { Book = answer.Book, Ranking = answer.Book.Ranking };
    }

    /// <summary>What is wrong with a query that asks for a list which is not there.</summary>
    public static ParameterError NoSuchList(long id) => new(
        "list", id.ToString(System.Globalization.CultureInfo.InvariantCulture), "names no watchlist", "the number of a watchlist that has not been deleted");

    /// <summary>All parameters of an address, one pair for each time that a name stands in it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(HttpContext context) =>
        context.Request.Query.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")));

    /// <summary>Headers that say what an answer was made from.</summary>
    /// <param name="response">The response, not yet begun.</param>
    /// <param name="book">The book that answered.</param>
    /// <param name="rows">Rows in the answer.</param>
    public static void Stamp(HttpResponse response, ScoreBook book, int rows)
    {
        Stamp(response, book.Key);
        response.Headers["X-Halo-Rows"] = rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The same for what has no rows: a picture.</summary>
    public static void Stamp(HttpResponse response, BookKey book)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        response.Headers["X-Halo-As-Of"] = book.AsOf.ToString("yyyy-MM-dd", invariant);
        response.Headers["X-Halo-Basis"] = ScreenIds.Of(book.Basis);
        response.Headers["X-Halo-Method"] = book.MethodHash;
        response.Headers["X-Halo-Data"] = book.DataVersion.ToString(invariant);
    }
}
