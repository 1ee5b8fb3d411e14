using System.Runtime.CompilerServices;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

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
    private readonly (MoveReason Reason, int Factor)[] _reasons;

    private RankMoves(ScoreBook from, Ranking fromRanking, ScoreBook to, Ranking toRanking)
    {
        (From, FromRanking, To, ToRanking) = (from, fromRanking, to, toRanking);
        _fromRow = new int[to.Count];
        _before = new int[to.Count];
        _after = new int[to.Count];
        _reasons = new (MoveReason, int)[to.Count];
        Array.Fill(_fromRow, -1);
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
            moves._reasons[row] = moves.ReasonOf(row);
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
            var before = _fromRow[row];
            var (reason, factor) = _reasons[row];
            return new RankMove
            {
                Row = row,
                FromRow = before,
                RankBefore = _before[row],
                RankAfter = _after[row],
                Reason = reason,
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

    /// <summary>
    /// Why a company moved the way it did. A change of points counts by what it does to HALO = √(H·(100 − R)): as a share of H, or of 100 − R, between
    /// the two days (the first-order change of 2·ln HALO, one point taken for one point of the score). Where all changes of its own do not add up to
    /// the direction of the move, others made it. A factor that was or is missing counts with no points.
    /// </summary>
    private (MoveReason Reason, int Factor) ReasonOf(int row)
    {
        var direction = _before[row].CompareTo(_after[row]);
        if (direction == 0)
            return (MoveReason.None, -1);
        var before = _fromRow[row];
        var perHeaviness = direction / Room((FromRanking.H[before] + ToRanking.H[row]) / 2);
        var perRisk = -direction / Room(100 - (FromRanking.R[before] + ToRanking.R[row]) / 2);
        var missing = perHeaviness * (ToRanking.HShrinkPoints[row] - FromRanking.HShrinkPoints[before])
            + perRisk * (ToRanking.RShrinkPoints[row] - FromRanking.RShrinkPoints[before]);
        var (factor, most, all) = (-1, 0.0, missing);
        for (var f = 0; f < To.Factors.Count; f++)
        {
            var per = To.Factors[f].Definition.Axis == Axis.Heaviness ? perHeaviness : perRisk;
            var push = per * (ToRanking.Points[f][row] - FromRanking.Points[f][before]);
            all += push;
            if (push > most)
                (factor, most) = (f, push);
        }
        return all <= 0 ? (MoveReason.Others, -1) : missing > most ? (MoveReason.MissingFigures, -1) : (MoveReason.Factor, factor);
    }

    /// <summary>At the end of a scale a share of what is left would have no bound.</summary>
    private static double Room(double score) => Math.Max(score, 1);
}
