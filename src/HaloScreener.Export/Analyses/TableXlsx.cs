using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace HaloScreener.Export.Analyses;

/// <summary>A table of an analysis as a workbook with typed cells, and a second sheet that says what it was made from.</summary>
public static class TableXlsx
{
    private static readonly OpenXmlConfiguration Configuration = new() { AutoFilter = true, Culture = CultureInfo.InvariantCulture };

    /// <summary>Makes the whole workbook in memory.</summary>
    /// <param name="sheet">Name of the sheet, up to 31 characters.</param>
    /// <param name="book">The book that answered.</param>
    /// <param name="about">What else it was made from, by name.</param>
    /// <param name="columns">The header, in order.</param>
    /// <param name="rows">Every row.</param>
    /// <param name="ct">Ends the making.</param>
    public static async Task<MemoryStream> MakeAsync<T>(
        string sheet, ScoreBook book, IEnumerable<(string Name, object Value)> about, IReadOnlyList<ExportColumn<T>> columns, IReadOnlyCollection<T> rows, CancellationToken ct)
    {
        // A sheet without rows would have no header either.
        var cells = rows.Count == 0
            ? [columns.ToDictionary(c => c.Id, _ => (object?)null)]
            : rows.Select(row => columns.ToDictionary(c => c.Id, c => c.IsNumeric ? CellOf(c.Kind, c.Number(row)) : c.Text(row)));
        (string, object)[] made =
        [
            ("As of", book.Key.AsOf.ToDateTime(TimeOnly.MinValue)),
            ("Basis", ScreenIds.Of(book.Key.Basis)),
            ("Method", book.Method.Version),
            ("Method hash", book.Key.MethodHash),
            ("Data version", book.Key.DataVersion),
            ("Rows", rows.Count),
            .. about,
            ("Note", "Nothing here is advice."),
        ];
        var sheets = new Dictionary<string, object>
        {
            [sheet] = cells,
            ["About"] = made.Select(line => new Dictionary<string, object?> { ["Name"] = line.Item1, ["Value"] = line.Item2 }),
        };
        var stream = new MemoryStream();
        await stream.SaveAsAsync(sheets, configuration: Configuration, cancellationToken: ct);
        stream.Position = 0;
        return stream;
    }

    private static object? CellOf(ColumnKind kind, double number) => kind switch
    {
        _ when !double.IsFinite(number) => null,
        ColumnKind.Date => ScreenColumn.Day(number)!.Value.ToDateTime(TimeOnly.MinValue),
        ColumnKind.Boolean => number != 0,
        _ => number,
    };
}
