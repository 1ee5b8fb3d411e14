using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Explain;

/// <summary>What one factor adds to the middle of the scale or takes from it.</summary>
/// <param name="Definition">The factor.</param>
/// <param name="Change">Points above or below what a score of 50 would have brought; null where it is missing or does not apply.</param>
public sealed record FactorChange(FactorDefinition Definition, double? Change);

/// <summary>
/// How the points of one axis come together, seen from the middle of the scale: <see cref="Middle"/> plus every factor's change, plus the shrinkage
/// and the moderation, is <see cref="Total"/>.
/// </summary>
public sealed record AxisWay
{
    /// <summary>Where a company stands that scores 50, the middle, on everything.</summary>
    public const double Middle = 50;

    public required IReadOnlyList<FactorChange> Factors { get; init; }
    /// <summary>What the industry's median adds or takes in place of missing factors; 0 where none is missing.</summary>
    public required double Shrinkage { get; init; }
    /// <summary>What the moderators take from the risk; 0 without any.</summary>
    public required double Moderation { get; init; }
    /// <summary>The points of the axis before ranking, 0–100.</summary>
    public required double Total { get; init; }

    /// <summary>The way of one company on one axis; null where it has no points.</summary>
    public static AxisWay? Of(Axis axis, ScoreBook book, Ranking ranking, int row)
    {
        var (total, shrink) = axis == Axis.Heaviness ? (ranking.HPoints[row], ranking.HShrinkPoints[row]) : (ranking.RPoints[row], ranking.RShrinkPoints[row]);
        if (double.IsNaN(total))
            return null;
        var moderator = axis == Axis.Risk ? book.Moderator[row] : 1;
        var (applicable, present) = (0.0, 0.0);
        foreach (var factor in book.Factors.Where(f => f.Definition.Axis == axis))
        {
            var weight = ranking.Weights.GetValueOrDefault(factor.Definition.Id);
            applicable += factor.State[row] == FactorState.NotApplicable ? 0 : weight;
            present += factor.State[row] == FactorState.Present ? weight : 0;
        }
        var missing = 1 - present / applicable;
        var changes = book.Factors.Index().Where(f => f.Item.Definition.Axis == axis).Select(f => new FactorChange(
            f.Item.Definition,
            // Its weight among what is present, less what shrinkage takes of it.
            f.Item.State[row] == FactorState.Present && ranking.Weights.GetValueOrDefault(f.Item.Definition.Id) is > 0 and var weight
                ? ranking.Points[f.Index][row] / moderator - Middle * weight / applicable
                : null));
        return new AxisWay
        {
            Factors = [.. changes],
            Shrinkage = shrink / moderator - Middle * missing,
            Moderation = total - total / moderator,
            Total = total,
        };
    }
}
