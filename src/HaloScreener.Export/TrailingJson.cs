using System.Text.Json;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Export;

/// <summary>A company's trailing year as JSON: each figure with the statements that it is made of.</summary>
internal static class TrailingJson
{
    public static void Write(Utf8JsonWriter json, TrailingStatement? trailing)
    {
        if (trailing is null)
        {
            json.WriteNull("trailingYear");
            return;
        }
        json.WriteStartObject("trailingYear");
        json.WriteString("periodEnd", JsonText.Iso(trailing.Stretch.End));
        json.WriteString("fiscalYearEnd", JsonText.Iso(trailing.YearEnd));
        json.WriteNumber("quarters", trailing.Stretch.Quarters);
        json.WriteStartArray("figures");
        foreach (var part in trailing.Parts)
        {
            json.WriteStartObject();
            json.WriteString("concept", ConceptInfo.Of(part.Figure.Concept).Id);
            json.WriteNumber("value", part.Figure.Value);
            json.WriteString("unit", part.Figure.Unit);
            json.WriteBoolean("ofFiscalYear", part.IsOfFiscalYear);
            json.WriteStartArray("parts");
            foreach (var (sign, value) in part.Terms)
                WriteTerm(json, sign, value);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTerm(Utf8JsonWriter json, int sign, ResolvedValue value)
    {
        json.WriteStartObject();
        json.WriteNumber("sign", sign);
        json.WriteNumber("quarters", value.Period.Quarters);
        LineageJson.Write(json, value);
        json.WriteEndObject();
    }
}
