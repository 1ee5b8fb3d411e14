namespace HaloScreener.Import.Readers.Text;

/// <summary>Dates as the SEC's files write them.</summary>
internal static class Utf8Date
{
    /// <summary><c>20240630</c>.</summary>
    public static bool TryParseCompact(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return text.Length == 8
            && TryDigits(text[..4], out var year) && TryDigits(text.Slice(4, 2), out var month) && TryDigits(text.Slice(6, 2), out var day)
            && TryMake(year, month, day, out date);
    }

    /// <summary><c>2024-06-30</c>.</summary>
    public static bool TryParseIso(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return text.Length == 10 && text[4] == '-' && text[7] == '-'
            && TryDigits(text[..4], out var year) && TryDigits(text.Slice(5, 2), out var month) && TryDigits(text.Slice(8, 2), out var day)
            && TryMake(year, month, day, out date);
    }

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
                return false;
            value = value * 10 + digit;
        }
        return true;
    }
}
