using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Explain;

/// <summary>
/// What puts a heavy company among those at risk: what it sells, or how soon its assets wear out. A what-if: its R with the weights of the one and
/// then of the other at zero, everybody ranked anew under them.
/// </summary>
/// <param name="Risk">R as it is, 0–100.</param>
/// <param name="WithoutSales">R without labour exposure and substitutability, the factors of the industry that it is in.</param>
/// <param name="WithoutLife">R without short asset life.</param>
public sealed record PerishableCause(double Risk, double WithoutSales, double WithoutLife)
{
    private static readonly string[] Sales = [FactorIds.LabourExposure, FactorIds.Substitutability];
    private static readonly string[] Life = [FactorIds.ShortLife];

    /// <summary>Whether what it sells weighs more than the life of its assets.</summary>
    public bool IsSales => WithoutSales < WithoutLife;

    /// <summary>The cause of a company that is heavy and at risk; null for any other, and where the weights leave nothing to compare.</summary>
    public static PerishableCause? Of(ScoreBook book, Ranking ranking, int row) =>
        ranking.Quadrants[row] == Quadrant.HeavyPerishable && Without(book, ranking, row, Sales) is { } sales && Without(book, ranking, row, Life) is { } life
            ? new PerishableCause(ranking.R[row], sales, life)
            : null;

    private static double? Without(ScoreBook book, Ranking ranking, int row, string[] factors)
    {
        var weights = ranking.Weights.ToDictionary(w => w.Key, w => factors.Contains(w.Key) ? 0 : w.Value, StringComparer.Ordinal);
        if (book.Factors.Where(f => f.Definition.Axis == Axis.Risk).All(f => weights[f.Definition.Id] == 0))
            return null;
        var r = Scorer.Rank(book, weights, ranking.Neutral).R[row];
        return double.IsNaN(r) ? null : r;
    }
}
