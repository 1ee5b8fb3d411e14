using System.Text;
using Sylvan.Data.Csv;

namespace HaloScreener.Import.Readers.Lists;

/// <summary>A row of a list file: its 1-based number and its cells as text.</summary>
public readonly record struct ListRow(int Number, IReadOnlyList<string> Cells);

/// <summary>
/// Reads a person's list of companies, a CSV or a workbook's first sheet, as rows of text; what the columns mean is found out elsewhere. The file
/// comes from anywhere, so it is bounded in every direction and refused whole when it is not what it seems.
/// </summary>
public static class CompanyListFile
{
    public const int MaxBytes = 5_000_000;
    public const int MaxRows = 20_000;
    public const int MaxColumns = 256;

    private const int MaxRecord = 1 << 18;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;
    private static ReadOnlySpan<byte> OldExcel => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The rows that hold anything.</summary>
    /// <param name="name">The file's name, for the person.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="ImportException">It cannot be read; with file, line where there are lines, and reason.</exception>
    public static IReadOnlyList<ListRow> Read(string name, byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new ImportException(name, null, $"the file is larger than {MaxBytes:N0} bytes.");
        if (bytes.AsSpan().StartsWith(Zip))
            return WorkbookRows.Read(name, bytes);
        if (bytes.AsSpan().StartsWith(OldExcel))
            throw new ImportException(name, null, "this is a workbook of the old Excel format; save it as .xlsx or CSV.");
        return ReadText(name, TextOf(name, bytes));
    }

    /// <summary>Rows that hold anything, bounded.</summary>
    internal static IReadOnlyList<ListRow> Bounded(string name, IEnumerable<ListRow> rows)
    {
        var kept = new List<ListRow>();
        foreach (var row in rows)
        {
            if (row.Number > MaxRows)
                throw new ImportException(name, row.Number, $"a list has at most {MaxRows:N0} rows.");
            if (row.Cells.Count > MaxColumns)
                throw new ImportException(name, row.Number, $"a list has at most {MaxColumns} columns.");
            if (row.Cells.Any(cell => cell.Length > 0))
                kept.Add(row);
        }
        return kept;
    }

    private static IReadOnlyList<ListRow> ReadText(string name, string text)
    {
        var lines = LinesOf(text);
        var read = 0;
        try
        {
            using var csv = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions
            {
                Delimiter = DelimiterOf(text),
                Comment = '\0',
                HasHeaders = false,
                BufferSize = MaxRecord,
                MaxBufferSize = MaxRecord,
            });
            return Bounded(name, Rows(csv));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or InvalidOperationException or ArgumentException)
        {
            throw new ImportException(name, LineOf(read), $"this is no CSV record that can be read, or longer than {MaxRecord:N0} characters: {e.Message}", e);
        }

        int LineOf(int record) => record < lines.Count ? lines[record] : 1;

        IEnumerable<ListRow> Rows(CsvDataReader csv)
        {
            while (csv.Read())
            {
                yield return new ListRow(LineOf(read++), [.. Enumerable.Range(0, Math.Min(csv.RowFieldCount, MaxColumns + 1)).Select(i => csv.GetString(i).Trim())]);
            }
        }
    }

    /// <summary>The line on which each record begins: the reader counts records, and a quoted cell may hold line breaks.</summary>
    private static List<int> LinesOf(string text)
    {
        var lines = new List<int> { 1 };
        var (line, isQuoted) = (1, false);
        foreach (var c in text)
        {
            isQuoted ^= c == '"';
            if (c != '\n')
                continue;
            line++;
            if (!isQuoted)
                lines.Add(line);
        }
        return lines;
    }

    /// <summary>The sign that parts most cells of the first lines; a comma where none does.</summary>
    private static char DelimiterOf(string text)
    {
        const int LinesLookedAt = 40;
        var lines = text.Split('\n', LinesLookedAt + 1).Take(LinesLookedAt).ToArray();
        return Delimiters.MaxBy(d => lines.Sum(line => line.AsSpan().Count(d)));
    }

    private static string TextOf(string name, byte[] bytes)
    {
        var text = Decode(name, bytes);
        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        return nul < 0 ? text : throw new ImportException(name, LineAt(text.AsSpan(0, nul)), "a list is text, and this line holds a byte 0.");
    }

    private static string Decode(string name, byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException e)
        {
            throw new ImportException(name, LineAt(Encoding.Latin1.GetString(bytes, start, e.Index)), "this line is not UTF-8; save the file as CSV UTF-8.", e);
        }
    }

    private static int LineAt(ReadOnlySpan<char> before) => before.Count('\n') + 1;
}
