using System.Globalization;
using System.Text.RegularExpressions;

namespace HaloScreener.Web.Features.Screen;

/// <summary>Amounts as people type them: <c>1bn</c>, <c>2.5 bn</c>, <c>500m</c>, <c>1e9</c>, <c>1,000,000</c>, <c>50 亿</c>.</summary>
public static partial class Amounts
{
    /// <summary>False for anything that is no finite amount; an empty text is an amount that is not there.</summary>
    public static bool TryParse(string? text, out double? amount)
    {
        amount = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var match = Shape().Match(text.Trim().Replace(",", "", StringComparison.Ordinal));
        if (!match.Success || !double.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return false;
        var value = number * (match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "tn" or "t" or "万亿" => 1e12,
            "bn" or "b" => 1e9,
            "亿" => 1e8,
            "m" or "mn" => 1e6,
            "万" => 1e4,
            "k" => 1e3,
            _ => 1,
        });
        amount = value;
        return double.IsFinite(value);
    }

    /// <summary>The shortest way to type an amount in the reader's language: 1 bn, 250 m; 10 亿, 2.5 亿.</summary>
    public static string Typed(double? amount) => (amount, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) switch
    {
        (null, _) => "",
        ( >= 1e12, "zh") => In(amount.Value / 1e12, " 万亿"),
        ( >= 1e8, "zh") => In(amount.Value / 1e8, " 亿"),
        ( >= 1e4, "zh") => In(amount.Value / 1e4, " 万"),
        ( >= 1e12, _) => In(amount.Value / 1e12, " tn"),
        ( >= 1e9, _) => In(amount.Value / 1e9, " bn"),
        ( >= 1e6, _) => In(amount.Value / 1e6, " m"),
        _ => In(amount.Value, ""),
    };

    private static string In(double value, string unit) => value.ToString("0.######", CultureInfo.InvariantCulture) + unit;

    [GeneratedRegex(@"^(?<number>[+-]?\d*\.?\d+(e[+-]?\d{1,3})?)\s*(?<unit>tn|t|bn|b|mn|m|k|万亿|亿|万)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
