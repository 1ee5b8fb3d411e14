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

    /// <summary>The same, written as the rows come, a chunk at a time: for tables that are too long to hold.</summary>
    /// <param name="columns">The header, in order.</param>
    /// <param name="rows">Every row.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="bom">Whether a byte order mark goes first, which Excel wants.</param>
    /// <param name="ct">Ends the writing between two chunks.</param>
    public static async Task WriteAsync<T>(IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows, Stream stream, bool bom, CancellationToken ct)
    {
        const int ChunkBytes = 32 * 1024;
        var buffer = new ArrayBufferWriter<byte>(ChunkBytes + 4096);
        if (bom)
            buffer.Write(Encoding.UTF8.Preamble);
        CsvRecord.Write(buffer, columns.Count, c => columns[c].Id);
        await foreach (var row in rows.WithCancellation(ct))
        {
            CsvRecord.Write(buffer, columns.Count, c => CellOf(columns[c], row));
            if (buffer.WrittenCount >= ChunkBytes)
            {
                await stream.WriteAsync(buffer.WrittenMemory, ct);
                buffer.ResetWrittenCount();
            }
        }
        await stream.WriteAsync(buffer.WrittenMemory, ct);
    }

    private static string CellOf<T>(ExportColumn<T> column, T row) => column.IsNumeric
        ? InvariantText.Of(column.Kind, column.Number(row))
        : InvariantText.Guard(column.Text(row) ?? "");
}
