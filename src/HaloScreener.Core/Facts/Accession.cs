using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HaloScreener.Core.Facts;

/// <summary>
/// The SEC's number of one filing, <c>0001193125-24-123456</c>, held as its 18 digits.
/// The order is that of the digits, which breaks ties between filings of one day.
/// </summary>
public readonly record struct Accession(long Value) : IComparable<Accession>
{
    private const int DashedLength = 20;

    /// <summary>Reads the dashed form; anything else is false.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Accession accession)
    {
        accession = default;
        if (utf8.Length != DashedLength || utf8[10] != '-' || utf8[13] != '-')
            return false;
        long value = 0;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (i is 10 or 13)
                continue;
            var digit = utf8[i] - '0';
            if ((uint)digit > 9)
                return false;
            value = value * 10 + digit;
        }
        accession = new Accession(value);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Accession)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Accession accession)
    {
        accession = default;
        if (text is not { Length: DashedLength })
            return false;
        Span<byte> utf8 = stackalloc byte[DashedLength];
        for (var i = 0; i < DashedLength; i++)
            utf8[i] = text[i] < 128 ? (byte)text[i] : (byte)0;
        return TryParse(utf8, out accession);
    }

    /// <exception cref="FormatException">The text is not a dashed accession number.</exception>
    public static Accession Parse(string text) =>
        TryParse(text, out var accession) ? accession : throw new FormatException($"'{text}' is not an accession number like 0001193125-24-123456.");

    /// <summary>The page of the filing on the SEC's site, from the filer's CIK.</summary>
    public Uri FilingIndexUrl(int cik) =>
        new(string.Create(CultureInfo.InvariantCulture, $"https://www.sec.gov/Archives/edgar/data/{cik}/{Value:D18}/{this}-index.htm"));

    public int CompareTo(Accession other) => Value.CompareTo(other.Value);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value / 100_000_000:D10}-{Value / 1_000_000 % 100:D2}-{Value % 1_000_000:D6}");

    public static bool operator <(Accession left, Accession right) => left.Value < right.Value;
    public static bool operator >(Accession left, Accession right) => left.Value > right.Value;
    public static bool operator <=(Accession left, Accession right) => left.Value <= right.Value;
    public static bool operator >=(Accession left, Accession right) => left.Value >= right.Value;
}
