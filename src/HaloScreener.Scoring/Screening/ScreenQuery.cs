using System.Globalization;

namespace HaloScreener.Scoring.Screening;

/// <summary>The names of a screen's query, in the order in which they are printed, and how numbers and days are written in it.</summary>
internal static class ScreenQuery
{
    public const string AsOf = "asOf";
    public const string Basis = "basis";
    public const string Method = "method";
    public const string Track = "track";
    public const string Text = "q";
    public const string Sector = "sector";
    public const string Sic = "sic";
    public const string Group = "group";
    public const string Theme = "theme";
    public const string Flag = "flag";
    public const string Borderline = "borderline";
    public const string Stagnant = "stagnant";
    public const string Quadrant = "quadrant";
    public const string Confidence = "confidence";
    public const string Country = "country";
    public const string List = "list";
    public const string Rated = "rated";
    public const string Reason = "reason";
    public const string WeightPrefix = "w.";
    public const string Neutral = "neutral";
    public const string Roles = "roles";
    public const string Sort = "sort";
    public const string Columns = "cols";
    public const string Page = "page";
    public const string Size = "size";

    public const int MaxParameters = 200;
    public const int MaxTextLength = 100;
    public const int MaxListLength = 200;
    public const int MaxValueLength = 4000;
    public const int MaxSortKeys = 5;
    public const int MaxPage = 1_000_000;
    /// <summary>Far above any sensible weight, far below what would overflow a sum.</summary>
    public const double MaxWeight = 1e6;
    /// <summary>Characters of a method's hash that tell it from any other.</summary>
    public const int MinMethodHash = 8;

    /// <summary>Every name, for the answer to an unknown one; the numeric columns are names too.</summary>
    public static readonly string[] Names =
    [
        AsOf, Basis, Method, Track, Text, Sector, Sic, Group, Theme, Flag, Borderline, Stagnant, Quadrant, Confidence, Country, List, Rated, Reason,
        WeightPrefix + "<factor>", Neutral, Roles, Sort, Columns, Page, Size,
    ];

    /// <summary>Columns whose ranges are days, <c>filed=2025-01-01..</c>.</summary>
    public static bool IsDate(string column) => column is "period_end" or "filed";

    /// <summary>Names and values of a query string, decoded; a plus sign is a space.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string query) =>
        query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            return at < 0 ? KeyValuePair.Create(Decode(pair), "") : KeyValuePair.Create(Decode(pair[..at]), Decode(pair[(at + 1)..]));
        });

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    public static string FormatDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The shortest text that reads back as the same number, without a plus sign, which a query reads as a space: <c>1e16</c>.</summary>
    public static string FormatNumber(double number) =>
        (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e');

    /// <summary>A finite decimal number with an optional sign and exponent; no blanks, no thousands separators, no NaN or infinity.</summary>
    public static bool TryParseNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    /// <summary>Reads <c>60..</c>, <c>..40</c> or <c>50..90</c>, days on a date column; null when it is none of these or the bounds are crossed.</summary>
    public static ColumnRange? ParseRange(string column, string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
            return null;
        if (!TryReadBound(column, text[..dots], out var min) || !TryReadBound(column, text[(dots + 2)..], out var max))
            return null;
        return (min, max) is (null, null) || min > max ? null : new ColumnRange(column, min, max);
    }

    private static bool TryReadBound(string column, string text, out double? bound)
    {
        bound = null;
        if (text.Length == 0)
            return true;
        if (IsDate(column))
        {
            var isDay = TryParseDay(text, out var day);
            bound = day.DayNumber;
            return isDay;
        }
        var isNumber = TryParseNumber(text, out var number);
        bound = number;
        return isNumber;
    }
}
