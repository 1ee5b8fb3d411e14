using System.Globalization;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Resources;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Text;

/// <summary>How numbers and dates read on screen: short units, the reader's separators, a dash for none. Exports never pass here.</summary>
public sealed class Format(IStringLocalizer<UnitText> units)
{
    /// <summary>The language's own steps, largest first: 万 and 亿 in Chinese. A unit's name is the key of its text.</summary>
    private readonly (double From, string Unit)[] _magnitudes =
        [.. units["Magnitudes"].Value.Split(' ').Select(step => step.Split(':')).Select(step => (double.Parse(step[0], CultureInfo.InvariantCulture), step[1]))];

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public string None => units["None"];

    /// <summary>A score 0–100 with one decimal: 97.4.</summary>
    public string Score(double value) => Fixed(value, 1);

    /// <summary>A number with a fixed count of decimals and a true minus sign.</summary>
    public string Fixed(double value, int decimals) => double.IsNaN(value) ? None : Typographic(value.ToString("N" + decimals, Culture));

    /// <summary>A difference with its sign: +12, −3, 0.</summary>
    public string Change(double value, int decimals) => double.IsNaN(value) ? None : Math.Round(value, decimals) switch
    {
        > 0 and var up => "+" + Fixed(up, decimals),
        0 => Fixed(0, decimals),
        var down => Fixed(down, decimals),
    };

    public string Count(long value) => value.ToString("N0", Culture);

    /// <summary>The size of a file in decimal units: 12.3 MB.</summary>
    public string Bytes(long bytes) => bytes switch
    {
        >= 999_950_000 => In("Bytes.GB", bytes / 1e9, 2),
        >= 999_950 => In("Bytes.MB", bytes / 1e6, 1),
        _ => In("Bytes.KB", bytes / 1e3, 1),
    };

    /// <summary>A duration in seconds: 12.3 s.</summary>
    public string Seconds(double seconds) => In("Seconds", seconds, 1);

    /// <summary>A moment of the program, in this machine's time zone, to the minute: 2026-05-01 14:05.</summary>
    public string Moment(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.Local).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Money or shares in short units: 24.3 bn, 850 m, 12.0 k. The currency is said only when it is not the dollar.</summary>
    public string Amount(double value, string? currency = null)
    {
        if (double.IsNaN(value))
            return None;
        var amount = Short(value);
        return currency is null or "USD" or "shares" ? amount : amount + "\u00A0" + currency;
    }

    /// <summary>An amount as an axis writes it, without decimals that say nothing: 750 bn, 1.25 tn.</summary>
    public string AxisAmount(double value) => double.IsNaN(value) ? None : Short(value, leastDecimals: 0);

    /// <summary>A raw factor value in its own unit.</summary>
    public string Raw(double value, RawFormat format) => format switch
    {
        RawFormat.Multiple => Multiple(value),
        RawFormat.Percent => Percent(value),
        RawFormat.Years => Years(value),
        RawFormat.Points => Fixed(value, 1),
        RawFormat.Index => Fixed(value, 2),
        _ => Fixed(value, 2),
    };

    /// <summary>A cell of a screen in its column's kind.</summary>
    public string Cell(double value, ColumnKind kind, string? currency) => kind switch
    {
        _ when double.IsNaN(value) => None,
        ColumnKind.Score => Score(value),
        ColumnKind.Money => Amount(value, currency),
        ColumnKind.Shares => Amount(value),
        ColumnKind.Multiple => Multiple(value),
        ColumnKind.Percent => Percent(value),
        ColumnKind.Years => Years(value),
        ColumnKind.Points => Fixed(value, 1),
        ColumnKind.Index => Fixed(value, 2),
        ColumnKind.Code => value.ToString("0", CultureInfo.InvariantCulture),
        ColumnKind.Integer => Fixed(value, 0),
        ColumnKind.Change => Change(value, 0),
        ColumnKind.Date => Date(DateOnly.FromDayNumber((int)value)),
        _ => Fixed(value, 2),
    };

    /// <summary>2.37×, and fewer decimals the larger it is.</summary>
    public string Multiple(double value) => In("Multiple", value, Math.Abs(value) >= 99.95 ? 0 : Math.Abs(value) >= 9.995 ? 1 : 2);

    /// <summary>A share 0–1 as a percentage: 14.9%.</summary>
    public string Percent(double share) => In("Percent", 100 * share, Math.Abs(share) >= 9.995 ? 0 : 1);

    /// <summary>A share 0–1 in whole percent: 93%.</summary>
    public string Share(double share) => In("Percent", 100 * share, 0);

    public string Years(double value) => In("Years", value, 1);

    /// <summary>ISO, as filings write it.</summary>
    public string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? None;

    /// <summary>2026.</summary>
    public string Year(DateOnly date) => date.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Jan 2026, in the language's own order.</summary>
    public string Month(DateOnly date) => date.ToString(units["MonthPattern"], Culture);

    /// <summary>FY ended Jan 2026.</summary>
    public string FiscalYearEnded(DateOnly end) => units["FiscalYearEnded", Month(end)];

    private string In(string unit, double value, int decimals) => double.IsNaN(value) ? None : units[unit, Fixed(value, decimals)];

    /// <summary>A range of amounts, the unit said once where it is one: 120–145 bn.</summary>
    public string AmountRange(double low, double high)
    {
        if (low == high || double.IsNaN(low) || double.IsNaN(high))
            return Amount(low);
        foreach (var (from, unit) in _magnitudes)
        {
            if (Math.Abs(low) / from >= 0.9995)
                return units[unit, units["Range", Shortened(low / from, unit, leastDecimals: 0), Shortened(high / from, unit, leastDecimals: 0)]];
        }
        return units["Range", Amount(low), Amount(high)];
    }

    /// <summary>Three digits that count, and no more decimals where there are four: 1.45 tn, 24.3 bn, 850 m, 1,234 万.</summary>
    private string Shortened(double value, string unit, int leastDecimals = 1)
    {
        var size = Math.Abs(value);
        var most = (unit == "Million" && size >= 99.95) || size >= 999.95 ? 0 : unit == "Trillion" && size < 9.995 ? 2 : 1;
        var least = Math.Min(leastDecimals, most);
        if (least == most)
            return Fixed(value, most);
        // A tie falls as in Fixed.
        return Typographic(Math.Round(value, most).ToString("#,0." + new string('0', least) + new string('#', most - least), Culture));
    }

    private string Short(double value, int leastDecimals = 1)
    {
        foreach (var (from, unit) in _magnitudes)
        {
            // 999.95 m reads 1.0 bn, not 1,000.0 m.
            var rounded = Math.Abs(value) / from;
            if (rounded >= 0.9995)
                return units[unit, Shortened(value / from, unit, leastDecimals)];
        }
        return Fixed(value, 0);
    }

    private static string Typographic(string number) => number.Replace('-', '\u2212');
}
