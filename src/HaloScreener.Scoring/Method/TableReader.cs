using System.Globalization;
using Sylvan.Data.Csv;

namespace HaloScreener.Scoring.Method;

/// <summary>Reads one table file row by row; every complaint names the file, the line and the reason.</summary>
internal sealed class TableReader
{
    private readonly string _file;
    private readonly string[] _columns;
    private string[] _cells = [];
    private int _line = 1;

    private TableReader(string file, string[] columns)
    {
        _file = file;
        _columns = columns;
    }

    /// <summary>Every row of a table through <paramref name="read"/>, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">The header or a row is not what it should be.</exception>
    public static List<T> Read<T>(MethodFiles files, string file, string columns, Func<TableReader, T> read)
    {
        var table = new TableReader(file, columns.Split(','));
        // Rows are one line each, so the reader's row number gives the line.
        using var text = new StringReader(files[file]);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false });
        if (!csv.Read() || csv.FieldCount != table._columns.Length || table._columns.Where((c, i) => csv.GetString(i) != c).Any())
            throw table.Bad($"the header must be {columns}");
        var rows = new List<T>();
        while (csv.Read())
        {
            table._line = csv.RowNumber;
            if (csv.RowFieldCount != table._columns.Length)
                throw table.Bad($"{csv.RowFieldCount} cells where the header has {table._columns.Length}");
            table._cells = [.. Enumerable.Range(0, table._columns.Length).Select(csv.GetString)];
            rows.Add(read(table));
        }
        return rows.Count > 0 ? rows : throw table.Bad("the table is empty");
    }

    /// <summary>A text that must not be empty.</summary>
    public string Text(string column) =>
        Optional(column) ?? throw Bad($"{column} is empty");

    /// <summary>A text, or null when the cell is empty.</summary>
    public string? Optional(string column)
    {
        var text = _cells[Array.IndexOf(_columns, column)].Trim();
        return text.Length == 0 ? null : text;
    }

    public SicSet Sics(string column)
    {
        try
        {
            return new SicSet(Text(column));
        }
        catch (FormatException e)
        {
            throw Bad($"{column}: {e.Message}");
        }
    }

    public int Integer(string column, int min, int max) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw Bad($"{column} is '{Text(column)}', not a whole number from {min} to {max}");

    /// <summary>A number, or NaN when the cell is empty.</summary>
    public double OptionalNumber(string column) =>
        Optional(column) is not { } text ? double.NaN
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
        : throw Bad($"{column} is '{text}', not a number");

    public DateOnly Date(string column) =>
        DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Bad($"{column} is '{Text(column)}', not a date such as 2026-06-30");

    /// <summary>One of a few words, each with its value.</summary>
    public T OneOf<T>(string column, params (string Word, T Value)[] allowed)
    {
        var text = Text(column);
        foreach (var (word, value) in allowed)
            if (word == text)
                return value;
        throw Bad($"{column} is '{text}', not one of {string.Join(", ", allowed.Select(a => a.Word))}");
    }

    /// <summary>The complaint about the row at hand.</summary>
    public InvalidDataException Bad(string reason) => new($"{_file}, line {_line}: {reason}.");
}
