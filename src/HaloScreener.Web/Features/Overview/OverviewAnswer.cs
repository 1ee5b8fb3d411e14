using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Overview;

/// <summary>A book at a glance.</summary>
public sealed record OverviewAnswer
{
    private const int ListLength = 10;
    /// <summary>A report is fresh up to so many months after its period's end, as for the confidence.</summary>
    private const int FreshMonths = 15;

    public required int Financials { get; init; }
    public required int Unrated { get; init; }
    /// <summary>Share of the rated companies whose latest annual period ended at most 15 months before the book's date.</summary>
    public required double FreshShare { get; init; }
    /// <summary>Companies of the main track by quadrant, in the order of <see cref="ScreenIds.Quadrants"/>.</summary>
    public required IReadOnlyList<(Quadrant Quadrant, int Count)> Quadrants { get; init; }
    /// <summary>Rows by rank, best first.</summary>
    public required IReadOnlyList<int> Top { get; init; }
    /// <summary>Rows by rank, last first.</summary>
    public required IReadOnlyList<int> Bottom { get; init; }
    /// <summary>Highest median HALO score first.</summary>
    public required IReadOnlyList<SectorMedians> Sectors { get; init; }

    public static OverviewAnswer Of(ScoreBook book)
    {
        var ranking = book.Ranking;
        var ranked = Enumerable.Range(0, book.Count).Where(row => ranking.Rank[row] > 0).OrderBy(row => ranking.Rank[row]).ToList();
        var freshFrom = book.Key.AsOf.AddMonths(-FreshMonths);
        return new OverviewAnswer
        {
            Financials = Enumerable.Range(0, book.Count).Count(row => book.Tracks[row] == Track.Financials && book.Unrated[row] == UnratedReason.None),
            Unrated = book.Unrated.Count(reason => reason != UnratedReason.None),
            FreshShare = ranked.Count == 0 ? 0 : (double)ranked.Count(row => book.PeriodEnd[row] >= freshFrom) / ranked.Count,
            Quadrants = [.. ScreenIds.Quadrants.Select(q => (q.Quadrant, ranked.Count(row => ranking.Quadrants[row] == q.Quadrant)))],
            Top = [.. ranked.Take(ListLength)],
            Bottom = [.. ranked.AsEnumerable().Reverse().Take(ListLength)],
            Sectors = [.. ranked
                .GroupBy(row => book.Method.SectorOf(book.Companies[row].Sic))
                .Where(g => g.Key is not null)
                .Select(g => new SectorMedians(g.Key!.Id, g.Key.Name, g.Count(), Median(g, ranking.H), Median(g, ranking.R), Median(g, ranking.Halo)))
                .OrderByDescending(s => s.Halo)],
        };
    }

    private static double Median(IEnumerable<int> rows, double[] column)
    {
        var values = rows.Select(row => column[row]).Order().ToArray();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

/// <summary>Medians of a sector's rated companies, 0–100.</summary>
public sealed record SectorMedians(string Id, string Name, int Companies, double H, double R, double Halo);
