using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Hosting;

/// <summary>The way from the address of an analysis to its answer, and from the answer to a file.</summary>
public static class AnalysisFiles
{
    private const string Bom = "bom";

    /// <summary>Finds the book that a request asks for and answers from it, or says what is wrong with the query.</summary>
    /// <param name="context">The request.</param>
    /// <param name="books">Where books come from.</param>
    /// <param name="parsed">Its query, read.</param>
    /// <param name="key">Day and basis of the book that it asks for.</param>
    /// <param name="answer">What is answered.</param>
    public static async Task<IResult> AnswerAsync<T>(
        HttpContext context, Books books, Parsed<T> parsed, Func<T, (DateOnly? AsOf, Basis Basis)> key, Func<ScoreBook, T, Task<IResult>> answer)
        where T : class
    {
        if (parsed.Request is not { } request)
            return Problems.BadQuery(parsed.Errors);
        var (asOf, basis) = key(request);
        var found = await BookQuery.FindAsync(context, books, asOf, basis);
        return found.Book is { } book ? await answer(book, request) : found.Problem!;
    }

    /// <summary>The parameters of an address but for those of the file itself.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(HttpContext context) =>
        BookQuery.Pairs(context).Where(p => p.Key != Bom);

    public static IResult Json(HttpContext context, ScoreBook book, byte[] json, int rows)
    {
        BookQuery.Stamp(context.Response, book, rows);
        return Results.Bytes(json, "application/json; charset=utf-8");
    }

    /// <summary>A table as CSV named after the analysis and the day; <c>bom=true</c> for Excel.</summary>
    public static IResult Csv<T>(HttpContext context, ScoreBook book, string name, IReadOnlyList<ExportColumn<T>> columns, IReadOnlyCollection<T> rows)
    {
        if (BadBom(context) is { } problem)
            return problem;
        BookQuery.Stamp(context.Response, book, rows.Count);
        return Results.Bytes(TableCsv.Of(columns, rows, context.Request.Query[Bom] == "true"), CsvType, CsvName(book, name));
    }

    /// <summary>The same of a table that is read as it is written: no one knows how many rows it has until it is through.</summary>
    public static IResult CsvAsTheyCome<T>(HttpContext context, ScoreBook book, string name, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows)
    {
        if (BadBom(context) is { } problem)
            return problem;
        BookQuery.Stamp(context.Response, book.Key);
        return Results.Stream(stream => TableCsv.WriteAsync(columns, rows, stream, context.Request.Query[Bom] == "true", context.RequestAborted), CsvType, CsvName(book, name));
    }

    private const string CsvType = "text/csv; charset=utf-8";

    private static string CsvName(ScoreBook book, string name) => FormattableString.Invariant($"halo-{name}-{book.Key.AsOf:yyyy-MM-dd}.csv");

    private static IResult? BadBom(HttpContext context) => context.Request.Query[Bom].ToString() is var bom and not ("" or "true" or "false")
        ? Problems.BadQuery([new ParameterError(Bom, bom, "is neither true nor false", "true, false")])
        : null;
}
