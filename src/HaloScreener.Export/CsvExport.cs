using System.Buffers;
using System.Text;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export;

/// <summary>A screen as CSV: UTF-8, RFC 4180, invariant numbers, ISO dates, every row of the screen and never a page.</summary>
public static class CsvExport
{
    private const int ChunkBytes = 32 * 1024;

    /// <summary>The columns of a file: those asked for, else those with which a file stands alone.</summary>
    public static IReadOnlyList<ScreenColumn> ColumnsOf(ScreenAnswer answer) =>
        answer.Request.Columns.Count > 0 ? answer.Columns : ScreenColumns.Of(answer.Book.Method).FileDefault;

    /// <summary>Writes header and rows as they are formatted, a chunk at a time.</summary>
    /// <param name="answer">The screen.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="bom">Whether a byte order mark goes first, which Excel wants.</param>
    /// <param name="ct">Ends the writing between two chunks.</param>
    public static async Task WriteAsync(ScreenAnswer answer, Stream stream, bool bom, CancellationToken ct)
    {
        var columns = ColumnsOf(answer);
        var buffer = new ArrayBufferWriter<byte>(ChunkBytes + 4096);
        if (bom)
            buffer.Write(Encoding.UTF8.Preamble);
        CsvRecord.Write(buffer, columns.Count, c => columns[c].Id);
        foreach (var row in answer.Rows)
        {
            CsvRecord.Write(buffer, columns.Count, c => Cell(answer, columns[c], row));
            if (buffer.WrittenCount >= ChunkBytes)
            {
                await stream.WriteAsync(buffer.WrittenMemory, ct);
                buffer.ResetWrittenCount();
            }
        }
        await stream.WriteAsync(buffer.WrittenMemory, ct);
    }

    private static string Cell(ScreenAnswer answer, ScreenColumn column, int row) => column.IsNumeric
        ? InvariantText.Of(column.Kind, column.Number(answer.Book, answer.Ranking, row))
        : InvariantText.Guard(column.Text(answer.Book, answer.Ranking, row) ?? "");
}
