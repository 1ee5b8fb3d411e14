using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Lists;

/// <summary>A part of the ranking in which the members of a list are counted, and what a random list of as many ranked companies would have there on average.</summary>
/// <param name="IsIn">Whether a ranked company of a row is there.</param>
internal sealed record ListPlace(Func<ScoreBook, int, bool> IsIn)
{
    public const int Tenths = 10;
    private const int Fifths = 5;
    private static readonly PartSource[] Scored = [PartSource.Of("halo")];

    /// <summary>A tenth of the ranking, from 0 at the top: ranks 1…n part into tenths as evenly as n allows.</summary>
    public static ListPlace Tenth(int tenth) => new((book, row) => (int)((long)(book.Ranking.Rank[row] - 1) * Tenths / book.Ranking.RatedCount) == tenth);

    public static ListPlace Quadrant(Quadrant quadrant) => new((book, row) => book.Ranking.Quadrants[row] == quadrant);

    public static ListPlace TopFifth { get; } = new((book, row) => book.Ranking.Rank[row] <= book.Ranking.RatedCount / Fifths);

    /// <summary>As many companies at the top as the list has ranked members.</summary>
    public static ListPlace Overlap(int members) => new((book, row) => book.Ranking.Rank[row] <= members);

    /// <summary>The members that are there; over ranked members.</summary>
    public Aggregate Members => Aggregate.Count(IsIn, Scored);

    /// <summary>Each ranked company of the part with its chance to be drawn into a list of so many members; over all ranked companies.</summary>
    public Aggregate Chance(int members) => new()
    {
        Kind = PartKind.Sum,
        Value = (book, row) => IsIn(book, row) ? (double)members / book.Ranking.RatedCount : double.NaN,
        Behind = Scored,
    };
}
