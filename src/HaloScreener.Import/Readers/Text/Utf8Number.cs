using System.Globalization;

namespace HaloScreener.Import.Readers.Text;

/// <summary>Decimal numbers as filings write them.</summary>
internal static class Utf8Number
{
    /// <summary>Powers of ten that a double holds exactly.</summary>
    private static readonly double[] ExactPowers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private const int MaxTextLength = 64;
    private const long MaxExactInteger = 1L << 53;

    /// <summary>
    /// Reads the whole text as a finite number: sign, digits, fraction and, rarely, exponent. Up to 2^53 and 22 decimals an exact integer over an exact
    /// power of ten is one correctly rounded division (Clinger 1990); the rest goes the runtime's slower way.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > MaxTextLength)
            return false;
        var at = text[0] == '-' ? 1 : 0;
        long digits = 0;
        int decimals = 0, seen = 0;
        var afterPoint = false;
        for (; at < text.Length; at++)
        {
            var digit = text[at] - '0';
            if ((uint)digit <= 9)
            {
                seen++;
                if (afterPoint && digit == 0 && RestIsZeros(text[at..]))
                    break;
                digits = digits * 10 + digit;
                if (digits >= MaxExactInteger)
                    return TryParseSlowly(text, out value);
                if (afterPoint)
                    decimals++;
            }
            else if (text[at] == '.' && !afterPoint && seen > 0)
            {
                afterPoint = true;
            }
            else
            {
                return TryParseSlowly(text, out value);
            }
        }
        if (seen == 0 || decimals >= ExactPowers.Length)
            return TryParseSlowly(text, out value);
        value = digits / ExactPowers[decimals];
        if (text[0] == '-' && digits != 0)
            value = -value;
        return true;
    }

    /// <summary>A whole number of at most 9 digits, without sign.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 9)
            return false;
        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
                return false;
            value = value * 10 + digit;
        }
        return true;
    }

    /// <summary>A CIK: 1 to 10 digits, leading zeros allowed, 1 to 2,147,483,647.</summary>
    public static bool TryParseCik(ReadOnlySpan<byte> text, out int cik)
    {
        cik = 0;
        if (text.IsEmpty || text.Length > 10)
            return false;
        long value = 0;
        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
                return false;
            value = value * 10 + digit;
        }
        cik = value is > 0 and <= int.MaxValue ? (int)value : 0;
        return cik > 0;
    }

    private static bool RestIsZeros(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept((byte)'0') < 0;

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, out double value)
    {
        const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        // The runtime also knows "Infinity" and "NaN"; a filing's number starts with a digit, a point or a minus before one.
        value = 0;
        return text[^1] is >= (byte)'0' and <= (byte)'9' or (byte)'.'
            && double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
