using System.Globalization;

namespace HaloScreener.Import.Fetching;

/// <summary>A calendar quarter of the Financial Statement Data Sets, written as the SEC names its files: <c>2009q2</c>.</summary>
/// <param name="Year">Calendar year of filing.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    /// <summary>The first quarter that the SEC publishes.</summary>
    public static Quarter First { get; } = new(2009, 1);

    public Quarter Previous => Number == 1 ? new(Year - 1, 4) : new(Year, Number - 1);

    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);

    /// <summary>The quarter in which a day lies.</summary>
    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>Reads <c>2009q2</c>, any case. False for anything else, quarters before <see cref="First"/> included.</summary>
    public static bool TryParse(string text, out Quarter quarter)
    {
        quarter = default;
        if (text is not [_, _, _, _, 'q' or 'Q', >= '1' and <= '4'] || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return false;
        quarter = new Quarter(year, text[5] - '0');
        return quarter >= First;
    }

    /// <summary>All quarters from this one to the last, both included; none when the last is earlier.</summary>
    public IEnumerable<Quarter> Through(Quarter last)
    {
        for (var quarter = this; quarter <= last; quarter = quarter.Next)
            yield return quarter;
    }

    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}q{Number}");
}
