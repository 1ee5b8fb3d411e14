using System.Text;

namespace HaloScreener.Import.Readers.Text;

/// <summary>Names and labels for people.</summary>
internal static class PlainText
{
    private const int MaxLength = 200;

    /// <summary>
    /// The text with surrounding and repeated white space gone, control characters and invalid UTF-8 replaced by U+FFFD, cut to 200 characters;
    /// null when nothing is left.
    /// </summary>
    public static string? Of(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxLength * 8)]));

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})"/>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                gap = clean.Length > 0;
                continue;
            }
            if (clean.Length + rune.Utf16SequenceLength + 1 > MaxLength)
                break;
            if (gap)
                clean.Append(' ');
            gap = false;
            clean.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
        }
        return clean.Length == 0 ? null : clean.ToString();
    }
}
