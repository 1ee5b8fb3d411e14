using System.Buffers;
using System.Text.Json;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Analyses;

/// <summary>An analysis as JSON: what it was made from, its own figures, then its tables, each an array of objects.</summary>
public sealed class AnalysisJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    /// <param name="book">The book that answered.</param>
    /// <param name="query">The query in its one spelling.</param>
    public AnalysisJson(ScoreBook book, string query)
    {
        _json = new Utf8JsonWriter(_buffer, JsonText.Options);
        _json.WriteStartObject();
        _json.WriteString("asOf", JsonText.Iso(book.Key.AsOf));
        _json.WriteString("basis", ScreenIds.Of(book.Key.Basis));
        _json.WriteString("method", book.Key.MethodHash);
        _json.WriteString("methodVersion", book.Method.Version);
        _json.WriteNumber("data", book.Key.DataVersion);
        _json.WriteString("query", query);
        _json.WriteNumber("universe", book.RatedCount);
    }

    public AnalysisJson Text(string name, string? text)
    {
        _json.WriteString(name, text);
        return this;
    }

    /// <summary>A number; null for NaN.</summary>
    public AnalysisJson Number(string name, double number)
    {
        _json.WriteNumberOrNull(name, double.IsFinite(number) ? number : null);
        return this;
    }

    public AnalysisJson Table<T>(string name, IReadOnlyList<ExportColumn<T>> columns, IEnumerable<T> rows)
    {
        _json.WriteStartArray(name);
        foreach (var row in rows)
            Write(columns, row);
        _json.WriteEndArray();
        return this;
    }

    /// <summary>One object of a table's columns.</summary>
    public AnalysisJson Object<T>(string name, IReadOnlyList<ExportColumn<T>> columns, T row)
    {
        _json.WritePropertyName(name);
        Write(columns, row);
        return this;
    }

    /// <summary>The whole, ready to be sent.</summary>
    public byte[] Done()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();

    private void Write<T>(IReadOnlyList<ExportColumn<T>> columns, T row)
    {
        _json.WriteStartObject();
        foreach (var column in columns)
            _json.WriteCell(column.Id, column.Kind, column.IsNumeric ? column.Number(row) : double.NaN, column.IsNumeric ? null : column.Text(row));
        _json.WriteEndObject();
    }
}
