using HaloScreener.Scoring.Analyses.Overview;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Overview;

/// <summary>A book at a glance.</summary>
public sealed record OverviewAnswer
{
    private const int ListLength = 10;

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
        var all = Enumerable.Range(0, book.Count);
        return new OverviewAnswer
        {
            Financials = (int)SectorAggregates.Financials.Of(book, all),
            Unrated = (int)SectorAggregates.Unrated.Of(book, all),
            FreshShare = ranked.Count == 0 ? 0 : OverviewFigures.Fresh.Of(book, ranked),
            Quadrants = [.. ScreenIds.Quadrants.Select((q, i) => (q.Quadrant, (int)SectorAggregates.InQuadrant(i).Of(book, ranked)))],
            Top = [.. ranked.Take(ListLength)],
            Bottom = [.. ranked.AsEnumerable().Reverse().Take(ListLength)],
            Sectors = [.. ranked
                .GroupBy(row => book.Method.SectorOf(book.Companies[row].Sic))
                .Where(g => g.Key is not null)
                .Select(g => new SectorMedians(g.Key!.Id, g.Key.Name, g.Count(), SectorAggregates.H.Of(book, g), SectorAggregates.R.Of(book, g), SectorAggregates.Halo.Of(book, g)))
                .OrderByDescending(s => s.Halo)],
        };
    }
}

/// <summary>Medians of a sector's rated companies, 0–100.</summary>
public sealed record SectorMedians(string Id, string Name, int Companies, double H, double R, double Halo);
