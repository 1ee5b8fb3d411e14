using System.Buffers;
using System.Text;

namespace HaloScreener.Export.Analyses;

/// <summary>A table of an analysis as CSV, by the rules of <see cref="CsvExport"/>.</summary>
public static class TableCsv
{
    /// <param name="columns">The header, in order.</param>
    /// <param name="rows">Every row.</param>
    /// <param name="bom">Whether a byte order mark goes first, which Excel wants.</param>
    public static byte[] Of<T>(IReadOnlyList<ExportColumn<T>> columns, IEnumerable<T> rows, bool bom)
    {
        var buffer = new ArrayBufferWriter<byte>();
        if (bom)
            buffer.Write(Encoding.UTF8.Preamble);
        CsvRecord.Write(buffer, columns.Count, c => columns[c].Id);
        foreach (var row in rows)
            CsvRecord.Write(buffer, columns.Count, c => CellOf(columns[c], row));
        return buffer.WrittenSpan.ToArray();
    }

    private static string CellOf<T>(ExportColumn<T> column, T row) => column.IsNumeric
        ? InvariantText.Of(column.Kind, column.Number(row))
        : InvariantText.Guard(column.Text(row) ?? "");
}
