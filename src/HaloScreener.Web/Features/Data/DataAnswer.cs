using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Web.Features.Data;

/// <summary>How fresh and how complete a book is.</summary>
public sealed record DataAnswer
{
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
        var overdue = FreshnessFigures.Overdue.PartsOf(book, rows).Select(p => p.Row!.Value)
            .OrderByDescending(row => book.PeriodEnd[row]).ThenByDescending(row => Size(book, row)).ToList();
        return new DataAnswer
        {
            Ages = AgeBand.Of(book),
            MedianMonths = FreshnessFigures.Age.Of(book, rows),
            Unrated = [.. book.Unrated.Where(reason => reason != UnratedReason.None).CountBy(reason => reason)
                .Select(r => (r.Key, r.Value)).OrderByDescending(r => r.Value).ThenBy(r => r.Key)],
            Newest = [.. rows.Where(row => book.Filed[row] is not null)
                .OrderByDescending(row => book.Filed[row]).ThenByDescending(row => Size(book, row)).Take(ListLength)],
            Overdue = [.. overdue.Take(ListLength)],
            OverdueCount = overdue.Count,
            SilentCount = (int)FreshnessFigures.Silent.Of(book, rows),
        };
    }

    private static double Size(ScoreBook book, int row) => book.Fundamental(Concept.Assets)[row] is var assets && double.IsNaN(assets) ? 0 : assets;
}
