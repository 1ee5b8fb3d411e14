using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Movers;

/// <summary>A company's move between two books.</summary>
public sealed record RankMove
{
    /// <summary>Its row in the later book.</summary>
    public required int Row { get; init; }
    /// <summary>Its row in the earlier one.</summary>
    public required int FromRow { get; init; }
    /// <summary>Rank in the earlier book among the companies ranked in both, from 1.</summary>
    public required int RankBefore { get; init; }
    /// <summary>Rank in the later book among the same companies.</summary>
    public required int RankAfter { get; init; }
    /// <summary>What explains the direction of the move.</summary>
    public required MoveReason Reason { get; init; }
    /// <summary>The factor that did most for the move in its own direction; null when another reason explains it better, and without a move.</summary>
    public required FactorDefinition? Factor { get; init; }
    /// <summary>Its points in the earlier book; 0 where it was missing.</summary>
    public required double PointsBefore { get; init; }
    public required double PointsAfter { get; init; }

    /// <summary>Places won (positive) or lost.</summary>
    public int Change => RankBefore - RankAfter;

    /// <summary>Points of the factor now less those before, on its own axis: more is heavier, or more at risk.</summary>
    public double PointsChange => PointsAfter - PointsBefore;

    /// <summary>Whether the factor's change speaks for a better rank: heavier, or less at risk.</summary>
    public bool FactorLifts => Factor is not null && PointsChange > 0 == (Factor.Axis == Axis.Heaviness);
}

/// <summary>What explains the direction of a move.</summary>
public enum MoveReason
{
    /// <summary>There was no move.</summary>
    None,
    /// <summary>One factor more than anything else of the company.</summary>
    Factor,
    /// <summary>What stands in for missing figures: the median of the industry.</summary>
    MissingFigures,
    /// <summary>The company's own scores before ranking did not change that way: others overtook it, or fell behind.</summary>
    Others,
}
