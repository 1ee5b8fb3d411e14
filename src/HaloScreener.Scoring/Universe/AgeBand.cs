using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Universe;

/// <summary>Rated companies whose latest annual period ended so many months ago.</summary>
/// <param name="FromMonths">At least so many.</param>
/// <param name="ToMonths">Less than so many; null for the last band.</param>
/// <param name="From">The first period end in the band; null for the last band.</param>
/// <param name="To">The last period end in the band.</param>
/// <param name="Count">How many companies.</param>
public sealed record AgeBand(int FromMonths, int? ToMonths, DateOnly? From, DateOnly To, int Count)
{
    private const int MonthsPerBand = 3;

    /// <summary>Every band of a book, the youngest first; the last is open.</summary>
    public static IReadOnlyList<AgeBand> Of(ScoreBook book)
    {
        var asOf = book.Key.AsOf;
        var bands = new List<AgeBand>();
        var last = book.Method.Rules.Universe.MaxAgeMonths - MonthsPerBand;
        for (var months = 0; months <= last; months += MonthsPerBand)
        {
            DateOnly? from = months == last ? null : LatestEnd(asOf, months + MonthsPerBand).AddDays(1);
            var band = new AgeBand(months, months == last ? null : months + MonthsPerBand, from, LatestEnd(asOf, months), 0);
            bands.Add(band with { Count = (int)FreshnessFigures.InBand(band).Of(book, Enumerable.Range(0, book.Count)) });
        }
        return bands;
    }

    /// <summary>Whole months from a day to a later one.</summary>
    public static int MonthsSince(DateOnly day, DateOnly later)
    {
        var months = 12 * (later.Year - day.Year) + later.Month - day.Month;
        return day.AddMonths(months) > later ? months - 1 : months;
    }

    /// <summary>Whether a period that ended on the day is in the band.</summary>
    public bool Holds(DateOnly end) => end <= To && (From is null || end >= From);

    /// <summary>The last day that is so many whole months before another: half a year before 30 June it is 31 December.</summary>
    private static DateOnly LatestEnd(DateOnly asOf, int months)
    {
        var day = asOf.AddMonths(-months);
        return asOf.AddDays(1).Day == 1 ? new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)) : day;
    }
}
