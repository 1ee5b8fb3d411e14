using System.Runtime.CompilerServices;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Movers;

/// <summary>
/// How ranks changed from one book to another, under the same weights. Only companies ranked in both count, and both ranks are counted among
/// them alone: a rank does not fall because others were listed or rated in between. One entry per row of the later book.
/// </summary>
public sealed class RankMoves
{
    private static readonly ConditionalWeakTable<Ranking, Lazy<RankMoves?>> YearMoves = [];

    private readonly int[] _fromRow;
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly int[] _factor;

    private RankMoves(ScoreBook from, Ranking fromRanking, ScoreBook to, Ranking toRanking)
    {
        (From, FromRanking, To, ToRanking) = (from, fromRanking, to, toRanking);
        _fromRow = new int[to.Count];
        _before = new int[to.Count];
        _after = new int[to.Count];
        _factor = new int[to.Count];
        Array.Fill(_fromRow, -1);
        Array.Fill(_factor, -1);
    }

    public ScoreBook From { get; }
    public Ranking FromRanking { get; }
    public ScoreBook To { get; }
    public Ranking ToRanking { get; }

    /// <summary>Companies ranked in both books.</summary>
    public int Universe { get; private set; }

    /// <summary>The moves between two books, each with a ranking of its own.</summary>
    public static RankMoves Between(ScoreBook from, Ranking fromRanking, ScoreBook to, Ranking toRanking)
    {
        var moves = new RankMoves(from, fromRanking, to, toRanking);
        for (var row = 0; row < to.Count; row++)
        {
            if (toRanking.Rank[row] > 0 && from.RowOf(to.Companies[row].Cik) is { } before && fromRanking.Rank[before] > 0)
                moves._fromRow[row] = before;
        }
        int[] both = [.. Enumerable.Range(0, to.Count).Where(row => moves._fromRow[row] >= 0)];
        moves.Universe = both.Length;
        Count(both, row => fromRanking.Rank[moves._fromRow[row]], moves._before);
        Count(both, row => toRanking.Rank[row], moves._after);
        foreach (var row in both)
            moves._factor[row] = moves.LargestChange(row);
        return moves;
    }

    /// <summary>
    /// The moves since the same day a year before, under the ranking's weights; null where the book knows no year before. Worked out once for a ranking.
    /// </summary>
    public static RankMoves? OverYear(ScoreBook book, Ranking ranking) => YearMoves.GetValue(ranking, r => new Lazy<RankMoves?>(() =>
    {
        if (book.YearBefore?.Value is not { } before)
            return null;
        var own = ReferenceEquals(r, book.Ranking);
        return Between(before, own ? before.Ranking : Scorer.Rank(before, r.Weights, r.Neutral), book, r);
    })).Value;

    /// <summary>The move of a company by its row in the later book; null when it is not ranked in both.</summary>
    public RankMove? this[int row]
    {
        get
        {
            if (_fromRow[row] < 0)
                return null;
            var (before, factor) = (_fromRow[row], _factor[row]);
            return new RankMove
            {
                Row = row,
                FromRow = before,
                RankBefore = _before[row],
                RankAfter = _after[row],
                Factor = factor < 0 ? null : To.Factors[factor].Definition,
                PointsBefore = factor < 0 ? 0 : FromRanking.Points[factor][before],
                PointsAfter = factor < 0 ? 0 : ToRanking.Points[factor][row],
            };
        }
    }

    /// <summary>Places won (positive) or lost among the companies ranked in both; NaN for others.</summary>
    public double ChangeOf(int row) => _fromRow[row] < 0 ? double.NaN : _before[row] - _after[row];

    /// <summary>Every company ranked in both, the largest change first; equal ones by their rank now.</summary>
    public IEnumerable<RankMove> LargestFirst() => Enumerable.Range(0, To.Count)
        .Where(row => _fromRow[row] >= 0)
        .OrderByDescending(row => Math.Abs(ChangeOf(row))).ThenBy(row => _after[row])
        .Select(row => this[row]!);

    private static void Count(int[] rows, Func<int, int> rankOf, int[] places)
    {
        var place = 0;
        foreach (var row in rows.OrderBy(rankOf))
            places[row] = ++place;
    }

    /// <summary>The factor whose points changed most, in either direction; −1 when none did. A factor that was or is missing counts with no points.</summary>
    private int LargestChange(int row)
    {
        var (largest, most) = (-1, 0.0);
        for (var f = 0; f < To.Factors.Count; f++)
        {
            var change = Math.Abs(ToRanking.Points[f][row] - FromRanking.Points[f][_fromRow[row]]);
            if (change > most)
                (largest, most) = (f, change);
        }
        return largest;
    }
}
