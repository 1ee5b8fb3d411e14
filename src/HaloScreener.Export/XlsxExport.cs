using System.Globalization;
using HaloScreener.Scoring.Screening;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace HaloScreener.Export;

/// <summary>
/// A screen as a workbook: every row with typed cells on the sheet <em>Screen</em>, and on <em>About</em> what it takes to reproduce it.
/// </summary>
public static class XlsxExport
{
    private static readonly OpenXmlConfiguration Configuration = new() { AutoFilter = true, Culture = CultureInfo.InvariantCulture };

    /// <summary>
    /// Makes the whole workbook in memory (about 100 bytes a cell before packing), as the parts of a zip cannot be written to a connection as
    /// they come.
    /// </summary>
    public static async Task<MemoryStream> MakeAsync(ScreenAnswer answer, CancellationToken ct)
    {
        var sheets = new Dictionary<string, object> { ["Screen"] = Rows(answer), ["About"] = About(answer) };
        var stream = new MemoryStream();
        await stream.SaveAsAsync(sheets, configuration: Configuration, cancellationToken: ct);
        stream.Position = 0;
        return stream;
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(ScreenAnswer answer)
    {
        var columns = CsvExport.ColumnsOf(answer);
        // A sheet without rows would have no header either.
        if (answer.Rows.Length == 0)
            yield return columns.ToDictionary(c => c.Id, _ => (object?)null);
        foreach (var row in answer.Rows)
            yield return columns.ToDictionary(c => c.Id, c => Cell(answer, c, row));
    }

    private static object? Cell(ScreenAnswer answer, ScreenColumn column, int row)
    {
        // A text cell is typed as text, so no spreadsheet takes it for a formula and it needs no apostrophe.
        if (!column.IsNumeric)
            return column.Text(answer.Book, answer.Ranking, row);
        var number = column.Number(answer.Book, answer.Ranking, row);
        if (!double.IsFinite(number))
            return null;
        return column.Kind switch
        {
            ColumnKind.Date => ScreenColumn.Day(number)!.Value.ToDateTime(TimeOnly.MinValue),
            ColumnKind.Boolean => number != 0,
            _ => number,
        };
    }

    private static IEnumerable<Dictionary<string, object?>> About(ScreenAnswer answer)
    {
        var (book, request) = (answer.Book, answer.Request);
        yield return Line("As of", book.Key.AsOf.ToDateTime(TimeOnly.MinValue));
        yield return Line("Basis", ScreenIds.Of(book.Key.Basis));
        yield return Line("Method", book.Method.Version);
        yield return Line("Method hash", book.Key.MethodHash);
        yield return Line("Data version", book.Key.DataVersion);
        yield return Line("Query", request.ToQueryString());
        yield return Line("Rows", answer.Total);
        yield return Line("Ranked companies", book.RatedCount);
        yield return Line("Left out because of their currency", answer.LeftOutForCurrency);
        yield return Line("Sector-neutral share", answer.Ranking.Neutral);
        foreach (var factor in book.Method.Factors)
            yield return Line("Weight of " + factor.Id, answer.Ranking.Weights.GetValueOrDefault(factor.Id));
        yield return Line("Note", "Money is in each company's own currency. Nothing here is advice.");
    }

    private static Dictionary<string, object?> Line(string name, object value) => new() { ["Name"] = name, ["Value"] = value };
}
