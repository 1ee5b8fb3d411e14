using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HaloScreener.Scoring.Method;

/// <summary>Which parts of the method file compute.</summary>
internal static class MethodHash
{
    /// <summary>Texts for people: changing one changes no score.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "version", "note", "sources", "name", "formula", "format" };

    /// <summary>SHA-256 (hex) over lines, whatever their order: a row's place in a table does not compute.</summary>
    public static string Of(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));

    /// <summary>The hash of a method with the layer of curated roles on it.</summary>
    public static string WithRoles(string plain, IEnumerable<CuratedRole> roles) =>
        Of([$"method {plain}", .. roles.Select(r => string.Create(CultureInfo.InvariantCulture, $"role {r.Cik} {r.Role} {r.Date:yyyy-MM-dd}"))]);

    /// <summary>One line per value that computes: its path and the value, numbers in one spelling (0.20 is 0.2).</summary>
    public static IEnumerable<string> Computation(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Lines(document.RootElement, "rules")];
    }

    private static IEnumerable<string> Lines(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(p => !Texts.Contains(p.Name)).SelectMany(p => Lines(p.Value, $"{path}.{p.Name}")),
        // A factor's place in the file orders columns on screen, not the sum; its id is its path.
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) =>
            Lines(e, e.ValueKind == JsonValueKind.Object && e.TryGetProperty("id", out var id) ? $"{path}.{id.GetString()}" : $"{path}[{i}]")),
        JsonValueKind.Number => [$"{path} {element.GetDouble().ToString("R", CultureInfo.InvariantCulture)}"],
        _ => [$"{path} {element}"],
    };
}
