using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaloScreener.Scoring.Method;

/// <summary>
/// A set of SIC codes, written as codes, prefixes and ranges of either: <c>6770, 2833-2836, 60-63, 806</c>. A prefix of two or three digits
/// stands for every code that starts with it; leading zeros count (<c>01</c> is agriculture).
/// </summary>
[JsonConverter(typeof(SicSetConverter))]
public sealed class SicSet
{
    /// <summary>SIC codes have four digits.</summary>
    public const int CodeCount = 10_000;

    private readonly BitArray _codes = new(CodeCount);

    /// <summary>As written in the method file.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">The text is not a list of codes, prefixes and ranges; the message names the part.</exception>
    public SicSet(string text)
    {
        Text = text;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (first, last) = Range(part);
            for (var sic = first; sic <= last; sic++)
                _codes[sic] = true;
        }
    }

    /// <summary>Whether the code is in the set; an unknown code (null) never is.</summary>
    public bool Contains(int? sic) => sic is >= 0 and < CodeCount && _codes[sic.Value];

    /// <summary>Every code in the set, ascending, whether or not the SEC uses it.</summary>
    public IEnumerable<int> Codes => Enumerable.Range(0, CodeCount).Where(sic => _codes[sic]);

    /// <summary>First and last four-digit code of <c>49</c>, <c>4911</c> or <c>2833-2836</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    internal static (int First, int Last) Range(string part)
    {
        var ends = part.Split('-');
        if (ends.Length > 2 || ends.Any(e => e.Length is < 2 or > 4 || !e.All(char.IsAsciiDigit)) || ends[0].Length != ends[^1].Length)
            throw new FormatException($"'{part}' is neither a SIC code or prefix of 2 to 4 digits nor a range of two of the same length");
        var width = ends[0].Length switch { 2 => 100, 3 => 10, _ => 1 };
        var first = int.Parse(ends[0], CultureInfo.InvariantCulture) * width;
        var last = int.Parse(ends[^1], CultureInfo.InvariantCulture) * width + width - 1;
        if (last < first)
            throw new FormatException($"the range '{part}' ends before it begins");
        return (first, last);
    }

    public override string ToString() => Text;
}

internal sealed class SicSetConverter : JsonConverter<SicSet>
{
    public override SicSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("a list of SIC codes is a text such as \"6770,60-63\"");
        try
        {
            return new SicSet(reader.GetString()!);
        }
        catch (FormatException e)
        {
            // The serializer adds line and path only to a JsonException without a path of its own.
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, SicSet value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
