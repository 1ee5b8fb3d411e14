using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Web.Features.Data;

/// <summary>How fresh and how complete a book is.</summary>
public sealed record DataAnswer
{
    private const int MonthsPerBand = 3;
    private const int ListLength = 12;

    /// <summary>Rated companies of both tracks by months since the end of their latest annual period, youngest first; the last band is open.</summary>
    public required IReadOnlyList<AgeBand> Ages { get; init; }
    /// <summary>Months since the end of the median rated company's latest annual period; NaN when none is rated.</summary>
    public required double MedianMonths { get; init; }
    /// <summary>Companies that are not rated, by reason, the most frequent first.</summary>
    public required IReadOnlyList<(UnratedReason Reason, int Count)> Unrated { get; init; }
    /// <summary>Rows of the companies whose figures were filed last, newest first, the larger first within a day.</summary>
    public required IReadOnlyList<int> Newest { get; init; }
    /// <summary>Rows of companies whose next annual report should be there, the latest to be due first; a list, not all.</summary>
    public required IReadOnlyList<int> Overdue { get; init; }
    /// <summary>All whose next annual report should be there and that have not been silent for so long that they are not rated.</summary>
    public required int OverdueCount { get; init; }
    /// <summary>Companies silent for longer than that: gone, most of them.</summary>
    public required int SilentCount { get; init; }

    public static DataAnswer Of(ScoreBook book)
    {
        var rows = Enumerable.Range(0, book.Count).ToList();
        var rated = rows.Where(row => book.Unrated[row] == UnratedReason.None && book.PeriodEnd[row] is not null).ToList();
        var asOf = book.Key.AsOf;
        var (fresh, kept) = (book.Method.Rules.Confidence.FreshMonths, book.Method.Rules.Universe.MaxAgeMonths);
        // As the method counts: a report is late from the day after.
        bool IsPast(int row, int months) => book.PeriodEnd[row] is { } end && end.AddMonths(months) < asOf;
        var overdue = rows.Where(row => IsPast(row, fresh) && !IsPast(row, kept))
            .OrderByDescending(row => book.PeriodEnd[row]).ThenByDescending(row => Size(book, row)).ToList();
        return new DataAnswer
        {
            Ages = BandsOf(book, rated),
            MedianMonths = MedianOf([.. rated.Select(row => MonthsSince(book.PeriodEnd[row]!.Value, asOf))]),
            Unrated = [.. book.Unrated.Where(reason => reason != UnratedReason.None).CountBy(reason => reason)
                .Select(r => (r.Key, r.Value)).OrderByDescending(r => r.Value).ThenBy(r => r.Key)],
            Newest = [.. rows.Where(row => book.Filed[row] is not null)
                .OrderByDescending(row => book.Filed[row]).ThenByDescending(row => Size(book, row)).Take(ListLength)],
            Overdue = [.. overdue.Take(ListLength)],
            OverdueCount = overdue.Count,
            SilentCount = rows.Count(row => IsPast(row, kept)),
        };
    }

    /// <summary>Whole months from a day to a later one.</summary>
    public static int MonthsSince(DateOnly day, DateOnly later)
    {
        var months = 12 * (later.Year - day.Year) + later.Month - day.Month;
        return day.AddMonths(months) > later ? months - 1 : months;
    }

    private static List<AgeBand> BandsOf(ScoreBook book, List<int> rated)
    {
        var asOf = book.Key.AsOf;
        var bands = new List<AgeBand>();
        var last = book.Method.Rules.Universe.MaxAgeMonths - MonthsPerBand;
        for (var months = 0; months <= last; months += MonthsPerBand)
        {
            DateOnly? from = months == last ? null : LatestEnd(asOf, months + MonthsPerBand).AddDays(1);
            var to = LatestEnd(asOf, months);
            bands.Add(new AgeBand(months, months == last ? null : months + MonthsPerBand, from, to,
                rated.Count(row => book.PeriodEnd[row] <= to && (from is null || book.PeriodEnd[row] >= from))));
        }
        return bands;
    }

    /// <summary>The last day that is so many whole months before another: half a year before 30 June it is 31 December.</summary>
    private static DateOnly LatestEnd(DateOnly asOf, int months)
    {
        var day = asOf.AddMonths(-months);
        return asOf.AddDays(1).Day == 1 ? new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)) : day;
    }

    private static double MedianOf(int[] months)
    {
        Array.Sort(months);
        return months.Length == 0 ? double.NaN : (months[(months.Length - 1) / 2] + months[months.Length / 2]) / 2.0;
    }

    private static double Size(ScoreBook book, int row) => book.Fundamental(Concept.Assets)[row] is var assets && double.IsNaN(assets) ? 0 : assets;
}

/// <summary>Companies whose latest annual period ended so many months ago.</summary>
/// <param name="FromMonths">At least so many.</param>
/// <param name="ToMonths">Less than so many; null for the last band.</param>
/// <param name="From">The first period end in the band; null for the last band.</param>
/// <param name="To">The last period end in the band.</param>
/// <param name="Count">How many companies.</param>
public sealed record AgeBand(int FromMonths, int? ToMonths, DateOnly? From, DateOnly To, int Count);
