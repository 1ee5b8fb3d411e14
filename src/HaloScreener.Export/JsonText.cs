using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export;

/// <summary>How every JSON answer is written.</summary>
internal static class JsonText
{
    /// <summary>Names keep their ampersands and accents readable; the answers are never put into a page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    /// <summary>A cell by its column's kind: null where there is no value, a list as an array, a day as ISO.</summary>
    public static void WriteCell(this Utf8JsonWriter json, string name, ColumnKind kind, double number, string? text)
    {
        json.WritePropertyName(name);
        switch (kind)
        {
            case ColumnKind.List:
                json.WriteStartArray();
                foreach (var id in text?.Split(';') ?? [])
                    json.WriteStringValue(id);
                json.WriteEndArray();
                break;
            case ColumnKind.Text when text is not null:
                json.WriteStringValue(text);
                break;
            case ColumnKind.Date when ScreenColumn.Day(number) is { } day:
                json.WriteStringValue(Iso(day));
                break;
            case ColumnKind.Boolean when !double.IsNaN(number):
                json.WriteBooleanValue(number != 0);
                break;
            case not (ColumnKind.Text or ColumnKind.Date or ColumnKind.Boolean) when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
