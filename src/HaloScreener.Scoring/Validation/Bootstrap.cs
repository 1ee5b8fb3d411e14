using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Validation;

/// <summary>A figure with the interval that 95% of its bootstrap draws fall into.</summary>
/// <param name="Value">The figure itself.</param>
/// <param name="Low">2.5% of the draws are below.</param>
/// <param name="High">2.5% of the draws are above.</param>
public sealed record Estimate(double Value, double Low, double High)
{
    private const double Tail = 0.025;

    internal static Estimate Of(double value, IEnumerable<double> drawn)
    {
        var sorted = drawn.Order().ToArray();
        return new Estimate(value, Sorted.Quantile(sorted, Tail), Sorted.Quantile(sorted, 1 - Tail));
    }
}

/// <summary>
/// How far areas would move had other companies of the same kind been labelled: each side is drawn anew, with replacement and in its own number
/// (a stratified bootstrap; Efron and Tibshirani 1993). Each draw goes to every score, so differences are paired. Seeded: the same
/// sample gives the same intervals on every machine.
/// </summary>
internal static class Bootstrap
{
    private const ulong Seed = 20260630;

    /// <summary>Areas of each score in each draw, <c>[score][draw]</c>.</summary>
    public static double[][] Areas(IReadOnlyList<RocArea> scores, bool[] positive)
    {
        var positives = Enumerable.Range(0, positive.Length).Where(i => positive[i]).ToArray();
        var negatives = Enumerable.Range(0, positive.Length).Where(i => !positive[i]).ToArray();
        var areas = scores.Select(_ => new double[ValidationReport.Draws]).ToArray();
        Parallel.For(0, ValidationReport.Draws, () => new int[positive.Length], (draw, _, times) =>
        {
            Array.Clear(times);
            var random = SplitMix64.OfDraw(Seed, draw);
            foreach (var side in (ReadOnlySpan<int[]>)[positives, negatives])
            {
                for (var i = 0; i < side.Length; i++)
                    times[side[random.Below(side.Length)]]++;
            }
            for (var score = 0; score < areas.Length; score++)
                areas[score][draw] = scores[score].Weighed(times);
            return times;
        }, _ => { });
        return areas;
    }

    /// <summary>The difference between two scores' areas, draw by draw.</summary>
    public static Estimate Difference(double score, double other, double[] scoreDrawn, double[] otherDrawn) =>
        Estimate.Of(score - other, scoreDrawn.Zip(otherDrawn, (a, b) => a - b));
}
