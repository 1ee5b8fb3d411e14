using System.Text;
using HaloScreener.Core.Wordings;
using HaloScreener.Import.Readers.Text;
using Sylvan.Data.Csv;

namespace HaloScreener.Import.Readers.Input;

/// <summary>What a CSV must be to be read.</summary>
/// <param name="What">For a person: <c>a companies list</c>.</param>
/// <param name="MaxBytes">Longest file of this form.</param>
/// <param name="Needed">Columns without which it cannot be read, in lower case.</param>
internal sealed record CsvForm(Wording What, long MaxBytes, IReadOnlyList<string> Needed);

/// <summary>Where the columns stand. Names compare without case and surrounding space.</summary>
internal sealed class CsvHeader(IReadOnlyList<string> names)
{
    public int Count => names.Count;

    /// <summary>Index of a column named in lower case; -1 when there is none.</summary>
    public int this[string name]
    {
        get
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i] == name)
                    return i;
            }
            return -1;
        }
    }

    public string Shown => PlainText.Of(string.Join(", ", names)) ?? "nothing";
}

/// <summary>The row under the reader; valid only during the call it is given to.</summary>
internal sealed class CsvRow(CsvDataReader csv, string file)
{
    /// <summary>1-based, counted in records.</summary>
    public long Line { get; internal set; } = 1;

    /// <summary>The field, trimmed; empty for column -1.</summary>
    public string this[int column] => column < 0 ? "" : csv.GetString(column).Trim();

    public byte[] Utf8(int column) => Encoding.UTF8.GetBytes(this[column]);

    /// <summary>An error that ends the whole import, with this row's line.</summary>
    public ImportException Error(string reason) => new(file, Line, reason);
}

/// <summary>Reads a CSV by its header, row by row.</summary>
internal static class CsvFile
{
    private const int MaxRecord = 1 << 20;
    private const int BufferChars = 1 << 16;
    private const int MaxFieldsShown = 20;

    /// <summary>Takes one row; says why it is rejected, or null.</summary>
    public delegate RejectReason? RowHandler(CsvRow row);

    /// <param name="path">One file.</param>
    /// <param name="form">What it must be.</param>
    /// <param name="sink">Counts and rejects go here.</param>
    /// <param name="begin">Called once with the header; what it returns is called with each row that has as many fields as the header.</param>
    /// <param name="ct">Stops between rows.</param>
    /// <exception cref="ImportException">The file as a whole cannot be read.</exception>
    public static void Read(string path, CsvForm form, ReadSink sink, Func<CsvHeader, RowHandler> begin, CancellationToken ct)
    {
        using var input = InputSet.Open(path);
        if (input.Kind != InputKind.File)
            throw new ImportException(input.Display, null, $"{form.What} is one CSV file; this is none.");
        var entry = input.Entries[0];
        sink.Counts.Expect(entry.Length);
        using var stream = entry.Open(form.MaxBytes);
        using var text = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, BufferChars);
        long line = 0, bytesTold = 0;
        try
        {
            using var csv = CsvDataReader.Create(text, Options());
            var header = HeaderOf(csv, form, entry.Display);
            var handle = begin(header);
            line = 1;
            var row = new CsvRow(csv, entry.Display);
            while (csv.Read())
            {
                ct.ThrowIfCancellationRequested();
                row.Line = ++line;
                sink.Counts.AddRows(1);
                var bad = csv.RowFieldCount == header.Count ? handle(row) : RejectReason.ColumnCount;
                if (bad is { } reason)
                    sink.Rejects.Add(reason, entry.Display, line, Shown(csv));
                if (stream.BytesRead > bytesTold)
                {
                    sink.Counts.Read(stream.BytesRead - bytesTold);
                    bytesTold = stream.BytesRead;
                }
            }
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or InvalidOperationException or ArgumentException)
        {
            Wording reason = $"this is no CSV record that can be read, or longer than {MaxRecord:N0} characters: {e.Message}";
            throw new ImportException(entry.Display, line + 1, reason, e);
        }
    }

    private static CsvHeader HeaderOf(CsvDataReader csv, CsvForm form, string file)
    {
        var header = new CsvHeader([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i).Trim().ToLowerInvariant())]);
        foreach (var needed in form.Needed)
        {
            if (header[needed] < 0)
                throw new ImportException(file, 1, $"the header has no column '{needed}'; it names {header.Shown}.");
        }
        return header;
    }

    private static CsvDataReaderOptions Options() =>
        new() { Delimiter = ',', Comment = '\0', BufferSize = BufferChars, MaxBufferSize = MaxRecord, HasHeaders = true };

    private static string Shown(CsvDataReader csv) =>
        string.Join(',', Enumerable.Range(0, Math.Min(csv.RowFieldCount, MaxFieldsShown)).Select(csv.GetString));
}
