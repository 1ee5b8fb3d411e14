namespace HaloScreener.Core.Facts;

/// <summary>
/// The period of a fact: its last day and its length in quarters. 0 is an instant (a balance sheet), 4 a year, 1–3 a
/// quarter or a year-to-date stretch of a 10-Q. It is the key of a fact; a filing's own <c>fy</c>/<c>fp</c> never are.
/// </summary>
public readonly record struct FiscalPeriod(DateOnly End, byte Quarters) : IComparable<FiscalPeriod>
{
    /// <summary>Days within which a month-end-rounded date of the data sets and an exact date of company facts mean the same day.</summary>
    public const int RoundingToleranceDays = 15;

    public const byte Instant = 0;
    public const byte Year = 4;

    public bool IsInstant => Quarters == Instant;
    public bool IsYear => Quarters == Year;

    /// <summary>
    /// The length in quarters of the days from <paramref name="start"/> to <paramref name="end"/>, both included: a year is 350–380 days
    /// (52 and 53 weeks included), a quarter 80–120, two 165–205, three 250–290; null for any other length. The quarters of some are 12 or 16
    /// weeks: Costco's and PepsiCo's first three are 36 weeks, Kroger's first is 16.
    /// </summary>
    public static byte? QuartersBetween(DateOnly start, DateOnly end) => (end.DayNumber - start.DayNumber + 1) switch
    {
        >= 350 and <= 380 => 4,
        >= 80 and <= 120 => 1,
        >= 165 and <= 205 => 2,
        >= 250 and <= 290 => 3,
        _ => null,
    };

    /// <summary>Whether both periods have one length and end within <see cref="RoundingToleranceDays"/> of each other.</summary>
    public bool IsSameAs(FiscalPeriod other) =>
        Quarters == other.Quarters && Math.Abs(End.DayNumber - other.End.DayNumber) <= RoundingToleranceDays;

    public int CompareTo(FiscalPeriod other)
    {
        var byEnd = End.CompareTo(other.End);
        return byEnd != 0 ? byEnd : Quarters.CompareTo(other.Quarters);
    }

    public static bool operator <(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) < 0;
    public static bool operator >(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) > 0;
    public static bool operator <=(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) <= 0;
    public static bool operator >=(FiscalPeriod left, FiscalPeriod right) => left.CompareTo(right) >= 0;
}

/// <summary>The label that people give a fiscal year.</summary>
public static class FiscalYear
{
    /// <summary>
    /// The year of the period end rounded to the nearest month end, minus one when that falls in January–May (the Compustat
    /// convention): 2024-06-01 rounds to May and is 2023, 2025-01-26 is 2024, 2024-09-28 is 2024.
    /// </summary>
    public static int LabelOf(DateOnly periodEnd)
    {
        var rounded = NearestMonthEnd(periodEnd);
        return rounded.Month <= 5 ? rounded.Year - 1 : rounded.Year;
    }

    /// <summary>The month end nearest to a day; the 15th of a month and earlier belong to the month before.</summary>
    public static DateOnly NearestMonthEnd(DateOnly day)
    {
        var thisMonthEnd = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        return day.Day <= 15 ? new DateOnly(day.Year, day.Month, 1).AddDays(-1) : thisMonthEnd;
    }
}
