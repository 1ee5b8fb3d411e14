using System.Text.Json;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Export;

/// <summary>One resolved figure as JSON: its value, how it was found and the filing that states it. The same fields wherever a figure stands.</summary>
internal static class LineageJson
{
    /// <summary>Writes the fields into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, ResolvedValue value)
    {
        json.WriteString("periodEnd", JsonText.Iso(value.Period.End));
        json.WriteNumber("value", value.Value);
        json.WriteString("unit", value.Unit);
        json.WriteString("tag", value.Tag > 0 ? MappedTags.Default.NameOf(value.Tag) : null);
        json.WriteNumber("chainPosition", value.ChainPosition);
        json.WriteBoolean("derived", value.Derived);
        json.WriteString("arithmetic", value.Arithmetic);
        json.WriteString("accession", value.Accession.ToString());
        json.WriteString("form", value.Form);
        json.WriteString("filed", JsonText.Iso(value.Filed));
        json.WriteString("url", value.Accession.FilingIndexUrl(value.Cik).AbsoluteUri);
    }
}
