namespace HaloScreener.Import.Readers;

/// <summary>Which dates one row alone proves wrong.</summary>
internal static class FactDates
{
    /// <summary>Electronic filing began in 1993; no structured figure speaks of a day before this.</summary>
    private static readonly DateOnly First = new(1980, 1, 1);
    private static readonly DateOnly Last = new(2100, 1, 1);

    /// <summary>
    /// A period ends before it is filed. The data sets round its end to the month end (up to 16 days on), and cover pages state a share count
    /// of the filing's own day, rounded the same way.
    /// </summary>
    private const int MaxDaysAfterFiling = 31;

    public static bool IsPossibleFiling(DateOnly filed) => filed >= First && filed <= Last;

    public static bool IsPossible(DateOnly periodEnd, DateOnly filed) =>
        periodEnd >= First && periodEnd.DayNumber - filed.DayNumber <= MaxDaysAfterFiling;
}
