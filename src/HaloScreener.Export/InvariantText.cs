using System.Globalization;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export;

/// <summary>Values as files hold them: the same in every culture, and read back without loss.</summary>
public static class InvariantText
{
    /// <summary>
    /// The shortest decimal text that reads back as the same number, never with an exponent: 1E+16 is 10000000000000000. Empty for NaN.
    /// </summary>
    public static string Of(double number)
    {
        if (!double.IsFinite(number))
            return "";
        var text = (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e < 0)
            return text;
        var exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var mantissa = text[sign.Length..e];
        // R writes one digit before the point of a number with an exponent.
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? sign + "0." + new string('0', -exponent - 1) + digits
            : sign + digits.PadRight(exponent + 1, '0');
    }

    /// <summary>The text of a column's number: a date as <c>2025-06-30</c>, a boolean as <c>true</c>; empty where there is none.</summary>
    public static string Of(ColumnKind kind, double number) => kind switch
    {
        _ when double.IsNaN(number) => "",
        ColumnKind.Date => ScreenColumn.Day(number)!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnKind.Boolean => number != 0 ? "true" : "false",
        _ => Of(number),
    };

    /// <summary>
    /// A text that no spreadsheet takes for a formula: one that starts with = + - @, a tab or a carriage return gets a leading apostrophe.
    /// </summary>
    public static string Guard(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
