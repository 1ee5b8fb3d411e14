using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Lists;

/// <summary>A count in a list beside what it would be if the list were a fair sample of the ranking.</summary>
/// <param name="InList">Members of the list.</param>
/// <param name="Expected">Members that a random list of as many ranked companies would have on average.</param>
public sealed record ListShare(int InList, double Expected);

/// <summary>Where the companies of a list stand in the whole ranking, and how far the list is the ranking's own top.</summary>
public sealed record ListComparison
{
    public const int Tenths = ListPlace.Tenths;

    /// <summary>Companies in the list.</summary>
    public required int Count { get; init; }
    /// <summary>Of them ranked; the others are financials, unrated or not in the store.</summary>
    public required int Ranked { get; init; }
    public required int Financials { get; init; }
    public required int Unrated { get; init; }
    public required int Missing { get; init; }
    /// <summary>Ranked companies in the universe.</summary>
    public required int Universe { get; init; }
    /// <summary>Median rank of the ranked members; null without any.</summary>
    public required double? MedianRank { get; init; }
    public required double? MedianHalo { get; init; }
    public required double? MedianH { get; init; }
    public required double? MedianR { get; init; }
    /// <summary>Members in each tenth of the ranking, the top first.</summary>
    public required IReadOnlyList<ListShare> ByTenth { get; init; }
    /// <summary>Members in each quadrant.</summary>
    public required IReadOnlyList<(Quadrant Quadrant, ListShare Share)> ByQuadrant { get; init; }
    /// <summary>Members in the top fifth of the ranking.</summary>
    public required ListShare TopFifth { get; init; }
    /// <summary>Members among as many companies at the top as the list has ranked members: all of them for a list that is the ranking's top.</summary>
    public required ListShare Overlap { get; init; }

    public static ListComparison Of(ScoreBook book, IEnumerable<int> ciks)
    {
        var ranking = book.Ranking;
        var all = ciks.ToArray();
        var rows = all.Select(book.RowOf).OfType<int>().ToArray();
        var ranked = rows.Where(row => ranking.Rank[row] > 0).ToArray();
        var universe = ranking.RatedCount;
        var everyone = FigureSets.Ranked(book);
        ListShare Share(ListPlace place) => new((int)place.Members.Of(book, ranked), Factors.Ratio.WhereTagged(place.Chance(ranked.Length).Of(book, everyone)));
        return new ListComparison
        {
            Count = all.Length,
            Ranked = ranked.Length,
            Financials = rows.Count(row => book.Tracks[row] == Track.Financials && book.Unrated[row] == UnratedReason.None),
            Unrated = rows.Count(row => book.Unrated[row] != UnratedReason.None),
            Missing = all.Length - rows.Length,
            Universe = universe,
            MedianRank = Number(ListFigures.Rank.Of(book, ranked)),
            MedianHalo = Number(SectorAggregates.Halo.Of(book, ranked)),
            MedianH = Number(SectorAggregates.H.Of(book, ranked)),
            MedianR = Number(SectorAggregates.R.Of(book, ranked)),
            ByTenth = [.. Enumerable.Range(0, Tenths).Select(tenth => Share(ListPlace.Tenth(tenth)))],
            ByQuadrant = [.. Enum.GetValues<Quadrant>().Where(q => q != Quadrant.None).Select(q => (q, Share(ListPlace.Quadrant(q))))],
            TopFifth = Share(ListPlace.TopFifth),
            Overlap = Share(ListPlace.Overlap(ranked.Length)),
        };
    }

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
