using System.Text.Json;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export;

/// <summary>A screen as JSON. What is not there is null, dates are ISO, lists are arrays.</summary>
public static class ScreenJson
{
    private const int RowsPerFlush = 100;

    /// <summary>What every row of a screen says, whatever the columns asked for.</summary>
    private static readonly string[] RowIds = ["rank", "cik", "ticker", "name", "sic", "sector", "quadrant", "halo", "h", "r", "confidence"];

    /// <summary>Writes a screen: what it was made from, then its rows, a few at a time.</summary>
    /// <param name="answer">The screen.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="wholeScreen">True for every row, false for the request's page.</param>
    /// <param name="ct">Ends the writing between two flushes.</param>
    public static async Task WriteAsync(ScreenAnswer answer, Stream stream, bool wholeScreen, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(stream, JsonText.Options);
        json.WriteStartObject();
        WriteHead(json, answer, wholeScreen);
        json.WriteStartArray("rows");
        var columns = RowColumns(answer);
        var rows = wholeScreen ? answer.Rows : answer.PageRows.ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            json.WriteStartObject();
            foreach (var column in columns)
                WriteCell(json, answer, column, rows[i]);
            json.WriteEndObject();
            if (i % RowsPerFlush == RowsPerFlush - 1)
                await json.FlushAsync(ct);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static void WriteHead(Utf8JsonWriter json, ScreenAnswer answer, bool wholeScreen)
    {
        var (book, request) = (answer.Book, answer.Request);
        json.WriteString("asOf", JsonText.Iso(book.Key.AsOf));
        json.WriteString("basis", ScreenIds.Of(book.Key.Basis));
        json.WriteString("method", book.Key.MethodHash);
        json.WriteString("methodVersion", book.Method.Version);
        json.WriteNumber("data", book.Key.DataVersion);
        json.WriteString("query", request.ToQueryString());
        json.WriteStartObject("weights");
        foreach (var factor in book.Method.Factors)
            json.WriteNumber(factor.Id, answer.Ranking.Weights.GetValueOrDefault(factor.Id));
        json.WriteEndObject();
        json.WriteNumber("neutral", answer.Ranking.Neutral);
        json.WriteNumber("universe", book.RatedCount);
        json.WriteNumber("total", answer.Total);
        json.WriteNumber("leftOutForCurrency", answer.LeftOutForCurrency);
        if (!wholeScreen)
        {
            json.WriteNumber("page", request.Page);
            json.WriteNumber("size", request.Size);
            json.WriteNumber("pages", answer.PageCount);
        }
    }

    private static List<ScreenColumn> RowColumns(ScreenAnswer answer)
    {
        var catalogue = ScreenColumns.Of(answer.Book.Method);
        var ids = RowIds.Concat(answer.Columns.Select(c => c.Id)).Distinct(StringComparer.Ordinal);
        return [.. ids.Select(id => catalogue.Find(id) ?? throw new InvalidOperationException($"No column '{id}' under this method."))];
    }

    private static void WriteCell(Utf8JsonWriter json, ScreenAnswer answer, ScreenColumn column, int row)
    {
        var number = column.IsNumeric ? column.Number(answer.Book, answer.Ranking, row) : double.NaN;
        var text = column.IsNumeric ? null : column.Text(answer.Book, answer.Ranking, row);
        json.WriteCell(column.Id, column.Kind, number, text);
    }
}
