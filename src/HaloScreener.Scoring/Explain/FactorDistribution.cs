using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Explain;

/// <summary>
/// How a factor is spread over the ranked companies that have it, on the scale that it is standardised on: ln(x + offset) for skewed ratios, between
/// the winsorising bounds; what lies beyond a bound is counted in the bin beside it.
/// </summary>
public sealed record FactorDistribution
{
    private const int Bins = 32;

    public required FactorDefinition Factor { get; init; }
    /// <summary>Companies in each bin, from low raw values to high; bins are equally wide on the factor's scale.</summary>
    public required IReadOnlyList<int> Counts { get; init; }
    public required int Companies { get; init; }
    /// <summary>The winsorising bounds, in the factor's own unit.</summary>
    public required double Low { get; init; }
    public required double High { get; init; }
    public required double LowerQuartile { get; init; }
    public required double Median { get; init; }
    public required double UpperQuartile { get; init; }
    /// <summary>What is added before the logarithm; NaN for a factor that is taken as it is.</summary>
    public required double LogOffset { get; init; }

    /// <summary>Where a raw value stands between the bounds, 0–1.</summary>
    public double PositionOf(double raw)
    {
        var (low, high) = (Scaled(Low), Scaled(High));
        return high > low ? Math.Clamp((Scaled(raw) - low) / (high - low), 0, 1) : 0.5;
    }

    /// <summary>Draws the distribution of one factor.</summary>
    /// <param name="book">The book.</param>
    /// <param name="factor">Index of the factor in the method.</param>
    public static FactorDistribution Of(ScoreBook book, int factor)
    {
        var (column, rules) = (book.Factors[factor], book.Method.Rules.Scores);
        double[] raw = [.. Enumerable.Range(0, book.Count).Where(r => book.Ranking.Rank[r] > 0 && column.State[r] == FactorState.Present).Select(r => column.Raw[r]).Order()];
        var table = column.Definition.Transform == Transform.Table;
        var empty = new FactorDistribution
        {
            Factor = column.Definition,
            Counts = [],
            Companies = raw.Length,
            // A table has few values, each with a bin around it.
            Low = table ? (raw.Length == 0 ? 0 : raw[0]) - 0.5 : Sorted.Quantile(raw, rules.WinsorLow),
            High = table ? (raw.Length == 0 ? 0 : raw[^1]) + 0.5 : Sorted.Quantile(raw, rules.WinsorHigh),
            LowerQuartile = Sorted.Quantile(raw, 0.25),
            Median = Sorted.Median(raw),
            UpperQuartile = Sorted.Quantile(raw, 0.75),
            LogOffset = column.Definition.Transform == Transform.Log ? rules.LogOffset : double.NaN,
        };
        if (raw.Length == 0)
            return empty;
        var counts = new int[table ? (int)Math.Round(empty.High - empty.Low) : Bins];
        foreach (var value in raw)
            counts[Math.Min((int)(empty.PositionOf(value) * counts.Length), counts.Length - 1)]++;
        return empty with { Counts = counts };
    }

    private double Scaled(double raw) => double.IsNaN(LogOffset) ? raw : Math.Log(Math.Max(raw, 0) + LogOffset);
}
