using System.Runtime.InteropServices;
using System.Text.Json;
using HaloScreener.Core.Wordings;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Input;

/// <summary>Small JSON files as a tree in which what is missing or of another kind is simply not there.</summary>
internal static class JsonTree
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonCursor.MaxDepth };

    /// <summary>The whole entry; valid until the buffer is used again.</summary>
    /// <exception cref="ImportException">It is no JSON object, cut off, too deep or longer than <paramref name="maxLength"/>.</exception>
    public static JsonDocument Read(EntryBuffer buffer, InputEntry entry, int maxLength, ReadCounts counts, CancellationToken ct)
    {
        var memory = buffer.Read(entry, maxLength, counts, ct);
        if (memory.Span.StartsWith("\uFEFF"u8))
            memory = memory[3..];
        try
        {
            var json = JsonDocument.Parse(memory, Options);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json;
            json.Dispose();
            throw new ImportException(entry.Display, 1, "the file does not start with an object.");
        }
        catch (JsonException e)
        {
            Wording reason = $"this is no valid JSON, or cut off, or over {JsonCursor.MaxDepth} levels deep (byte {e.BytePositionInLine} of the line).";
            throw new ImportException(entry.Display, e.LineNumber + 1, reason, e);
        }
    }

    /// <summary>
    /// The member of this name, as written without escapes. (The runtime's own look-up resolves the escapes of every name it passes, and throws at half a
    /// surrogate pair.)
    /// </summary>
    public static JsonElement Member(this JsonElement element, ReadOnlySpan<byte> name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return default;
        foreach (var member in element.EnumerateObject())
        {
            if (JsonMarshal.GetRawUtf8PropertyName(member).SequenceEqual(name))
                return member.Value;
        }
        return default;
    }

    public static IEnumerable<JsonElement> Elements(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The element as written, for a sample of a reject.</summary>
    public static ReadOnlySpan<byte> Raw(this JsonElement element) => JsonMarshal.GetRawUtf8Value(element);

    /// <summary>The bytes of a text as written, without quotes, or of a number; empty for anything else.</summary>
    public static ReadOnlySpan<byte> Bytes(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonMarshal.GetRawUtf8Value(element)[1..^1],
        JsonValueKind.Number => JsonMarshal.GetRawUtf8Value(element),
        _ => default,
    };

    /// <summary>A text for people, or a number as written; null for anything else.</summary>
    public static string? Text(this JsonElement element)
    {
        var bytes = element.Bytes();
        if (element.ValueKind != JsonValueKind.String || !bytes.Contains((byte)'\\'))
            return PlainText.Of(bytes);
        try
        {
            return PlainText.Of(element.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or invalid UTF-8: shown as written.
            return PlainText.Of(bytes);
        }
    }

    /// <summary>A CIK as a number or as a text with leading zeros.</summary>
    public static int? Cik(JsonElement element) => Utf8Number.TryParseCik(element.Bytes(), out var cik) ? cik : null;
}
