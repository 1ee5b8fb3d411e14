using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Compare;

/// <summary>Which way a figure is good, if it is.</summary>
public enum CompareSense
{
    /// <summary>High is neither good nor bad, as with revenue: the highest and the lowest are named so.</summary>
    Size,
    /// <summary>High is heavy or durable: the best is the highest.</summary>
    HighIsBest,
    LowIsBest,
    /// <summary>Not compared.</summary>
    None,
}

/// <summary>What a cell is among those of its row.</summary>
public enum CompareMark { None, Best, Worst, Highest, Lowest }

/// <summary>One figure of everything that is compared, a cell for each.</summary>
public sealed record CompareRow
{
    /// <summary>Id of the screen's column, or of the sectors' table.</summary>
    public required string Id { get; init; }
    /// <summary>scores, heaviness, risk, fundamentals, valuation, quality; or members and sums for sectors.</summary>
    public required string Group { get; init; }
    public required ColumnKind Kind { get; init; }
    /// <summary>NaN for none; texts have none.</summary>
    public required IReadOnlyList<double> Numbers { get; init; }
    public IReadOnlyList<string?> Texts { get; init; } = [];
    /// <summary>What a factor brings to its axis; empty for what is no factor.</summary>
    public IReadOnlyList<double> Points { get; init; } = [];
    public required IReadOnlyList<CompareMark> Marks { get; init; }

    /// <summary>Marks the best and the worst (or highest and lowest) of the cells that have a value, where at least two differ; equal ones are marked alike.</summary>
    internal static IReadOnlyList<CompareMark> MarksOf(IReadOnlyList<double> keys, CompareSense sense)
    {
        var known = keys.Where(k => !double.IsNaN(k)).ToArray();
        if (sense == CompareSense.None || known.Length < 2 || known.Min() == known.Max())
            return [.. keys.Select(_ => CompareMark.None)];
        var (highest, lowest) = sense switch
        {
            CompareSense.HighIsBest => (CompareMark.Best, CompareMark.Worst),
            CompareSense.LowIsBest => (CompareMark.Worst, CompareMark.Best),
            _ => (CompareMark.Highest, CompareMark.Lowest),
        };
        var (max, min) = (known.Max(), known.Min());
        return [.. keys.Select(k => k == max ? highest : k == min ? lowest : CompareMark.None)];
    }
}
