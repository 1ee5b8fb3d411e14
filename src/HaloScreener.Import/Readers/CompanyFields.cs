using System.Text;
using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers;

/// <summary>A company's fields as the SEC's files write them. What cannot be right says nothing: null.</summary>
internal static class CompanyFields
{
    /// <summary>A SIC code of up to four digits; 0 is none.</summary>
    public static int? Sic(ReadOnlySpan<byte> text) => text.Length <= 4 && Utf8Number.TryParse(text, out int sic) && sic > 0 ? sic : null;

    public static int? Sic(string? text) => text is null ? null : Sic(Encoding.UTF8.GetBytes(text.Trim()));

    /// <summary>MMDD.</summary>
    public static string? FiscalYearEnd(ReadOnlySpan<byte> text) =>
        text.Length == 4 && Utf8Number.TryParse(text, out int mmdd) && mmdd / 100 is >= 1 and <= 12 && mmdd % 100 is >= 1 and <= 31
            ? Encoding.ASCII.GetString(text) : null;

    public static string? FiscalYearEnd(string? text) => text is null ? null : FiscalYearEnd(Encoding.UTF8.GetBytes(text.Trim()));

    /// <summary>An ISO 3166 country of two letters.</summary>
    public static string? IsoCountry(string? text) =>
        text is { Length: 2 } && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) ? text.ToUpperInvariant() : null;

    /// <summary>The filer status of <c>sub.txt</c>, in the words of the submissions file.</summary>
    public static string? CategoryOfAfs(ReadOnlySpan<byte> afs) =>
        afs.SequenceEqual("1-LAF"u8) ? "Large accelerated filer"
        : afs.SequenceEqual("2-ACC"u8) ? "Accelerated filer"
        : afs.SequenceEqual("3-SRA"u8) ? "Accelerated filer; Smaller reporting company"
        : afs.SequenceEqual("4-NON"u8) ? "Non-accelerated filer"
        : afs.SequenceEqual("5-SML"u8) ? "Smaller reporting company"
        : null;

    /// <summary>The filer category; the SEC parts its terms with HTML line breaks.</summary>
    public static string? Category(string? text) => PlainText.Of(text?.Replace("<br>", "; ", StringComparison.OrdinalIgnoreCase))?.Trim(' ', ';');

    /// <summary>The ticker as stored: trimmed, upper case, its own punctuation kept; null when it is none.</summary>
    public static string? TickerOf(string? text)
    {
        var ticker = text?.Trim().ToUpperInvariant();
        return ticker is { Length: > 0 and <= Ticker.MaxLength } && ticker.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/') ? ticker : null;
    }
}
