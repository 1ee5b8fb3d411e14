using System.Globalization;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Resources;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Text;

/// <summary>
/// How numbers and dates read on screen: short units, the reader's separators, a dash for none. A kind of number has the same count of decimals whatever its size,
/// so that a column lines up. Exports never pass here.
/// </summary>
public sealed class Format(IStringLocalizer<UnitText> units)
{
    /// <summary>The language's own steps, largest first: 万 and 亿 in Chinese. A unit's name is the key of its text.</summary>
    private readonly (double From, string Unit)[] _magnitudes =
        [.. units["Magnitudes"].Value.Split(' ').Select(step => step.Split(':')).Select(step => (double.Parse(step[0], CultureInfo.InvariantCulture), step[1]))];

    /// <summary>Decimals of every amount in a short unit.</summary>
    private const int AmountDecimals = 1;

    private const int MostAxisDecimals = 3;

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
        >= 999_950_000 => In("Bytes.GB", bytes / 1e9, 1),
        >= 999_950 => In("Bytes.MB", bytes / 1e6, 1),
        _ => In("Bytes.KB", bytes / 1e3, 1),
    };

    /// <summary>A duration in seconds: 12.3 s.</summary>
    public string Seconds(double seconds) => In("Seconds", seconds, 1);

    /// <summary>A moment of the program, in this machine's time zone, to the minute: 2026-05-01 14:05.</summary>
    public string Moment(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.Local).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>
    /// Money or shares in short units, always with as many decimals, so that the numbers of a column compare at a glance: 24.3 bn, 850.0 m, 1.5 tn. The
    /// currency is said only when it is not the dollar.
    /// </summary>
    public string Amount(double value, string? currency = null)
    {
        if (double.IsNaN(value))
            return None;
        var amount = Short(value, StepOf(value), AmountDecimals);
        return currency is null or "USD" or "shares" ? amount : amount + "\u00A0" + currency;
    }

    /// <summary>The numbers along an axis of amounts: all in the unit of the largest, with as many decimals as they need: 0, 0.25 tn, 0.50 tn.</summary>
    public IReadOnlyList<string> AxisAmounts(IReadOnlyList<double> ticks)
    {
        var step = StepOf(ticks.Select(Math.Abs).DefaultIfEmpty(0).Max());
        var decimals = Enumerable.Range(0, MostAxisDecimals).FirstOrDefault(d => ticks.All(t => Math.Abs(t / step.From - Math.Round(t / step.From, d)) < 1e-9), MostAxisDecimals);
        return [.. ticks.Select(t => t == 0 ? Fixed(0, 0) : Short(t, step, decimals))];
    }

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

    /// <summary>2.37×, always with two decimals.</summary>
    public string Multiple(double value) => In("Multiple", value, 2);

    /// <summary>A share 0–1 as a percentage, always with one decimal: 14.9%.</summary>
    public string Percent(double share) => In("Percent", 100 * share, 1);

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

    /// <summary>A range of amounts, the unit said once where it is one: 120.0–145.0 bn.</summary>
    public string AmountRange(double low, double high)
    {
        if (double.IsNaN(low) || double.IsNaN(high))
            return Amount(low);
        var step = StepOf(low);
        var (from, to) = (Amount(low), Short(high, step, AmountDecimals));
        return from == to ? from
            : step.Unit is { } unit ? units[unit, units["Range", Fixed(low / step.From, AmountDecimals), Fixed(high / step.From, AmountDecimals)]]
            : units["Range", from, Amount(high)];
    }

    /// <summary>The step that an amount is written in. What rounds up to a step's beginning is written in that one: 999.96 m reads 1.0 bn.</summary>
    private (double From, string? Unit) StepOf(double value)
    {
        for (var i = 0; i < _magnitudes.Length; i++)
        {
            var (below, decimals) = i + 1 < _magnitudes.Length ? (_magnitudes[i + 1].From, AmountDecimals) : (1, 0);
            if (Math.Round(Math.Abs(value) / below, decimals, MidpointRounding.AwayFromZero) * below >= _magnitudes[i].From)
                return _magnitudes[i];
        }
        return (1, null);
    }

    private string Short(double value, (double From, string? Unit) step, int decimals) =>
        step.Unit is { } unit ? units[unit, Fixed(value / step.From, decimals)] : Fixed(value, 0);

    private static string Typographic(string number) => number.Replace('-', '\u2212');
}
