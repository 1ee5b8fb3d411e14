using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Statistics;

/// <summary>
/// How one measure is spread over a universe, and with it the way from a raw value to a score: transform, winsorise, robust z, Φ; or
/// mid-ranks where too many values are equal for a z to mean anything. Steps 1–3 of "From factors to scores".
/// </summary>
public sealed class Scale
{
    private readonly ScoreRules _rules;
    private readonly Transform _transform;
    private readonly bool _reversed;
    private readonly double[] _sorted;
    private readonly double _low;
    private readonly double _high;
    private readonly double _centre;
    private readonly double _spread;

    /// <summary>Whether mid-ranks are used because MAD is zero or one value is too frequent.</summary>
    public bool UsesRanks { get; }

    /// <summary>Number of values that the scale was drawn from.</summary>
    public int Count => _sorted.Length;

    private Scale(double[] sorted, Transform transform, bool reversed, ScoreRules rules)
    {
        (_sorted, _transform, _reversed, _rules) = (sorted, transform, reversed, rules);
        _low = Sorted.Quantile(sorted, rules.WinsorLow);
        _high = Sorted.Quantile(sorted, rules.WinsorHigh);
        _centre = Sorted.Median(sorted);
        _spread = rules.MadScale * Sorted.MedianDeviation(sorted, _centre, _low, _high);
        UsesRanks = !(_spread > 0) || Sorted.LargestTie(sorted) > rules.MaxTiedShare;
    }

    /// <summary>Draws the scale from the raw values of the universe's rows; NaN does not count.</summary>
    public static Scale Of(double[] raw, bool[] universe, Transform transform, bool reversed, ScoreRules rules)
    {
        var count = 0;
        for (var row = 0; row < raw.Length; row++)
            count += universe[row] && !double.IsNaN(raw[row]) ? 1 : 0;
        var values = new double[count];
        var next = 0;
        for (var row = 0; row < raw.Length; row++)
        {
            if (universe[row] && !double.IsNaN(raw[row]))
                values[next++] = Transformed(raw[row], transform, reversed, rules);
        }
        RadixSort.Sort(values);
        return new Scale(values, transform, reversed, rules);
    }

    /// <summary>Median of the universe's raw values; NaN of none.</summary>
    public double MedianRaw
    {
        get
        {
            if (_sorted.Length == 0)
                return double.NaN;
            return (Raw(_sorted[(_sorted.Length - 1) / 2]) + Raw(_sorted[_sorted.Length / 2])) / 2;
        }
    }

    /// <summary>
    /// Robust z of a raw value, clipped, and its score 100·Φ(z); where ranks are used the score is the mid-rank 0–100 and z is Φ⁻¹ of it. NaN
    /// without a value or a universe.
    /// </summary>
    public (double Z, double Score) Grade(double raw)
    {
        if (double.IsNaN(raw) || _sorted.Length == 0)
            return (double.NaN, double.NaN);
        var value = Transformed(raw, _transform, _reversed, _rules);
        if (UsesRanks)
        {
            var rank = Sorted.MidRank(_sorted, value);
            return (Math.Clamp(Normal.Quantile(rank), -_rules.ZClip, _rules.ZClip), 100 * rank);
        }
        var z = Math.Clamp((Math.Clamp(value, _low, _high) - _centre) / _spread, -_rules.ZClip, _rules.ZClip);
        return (z, 100 * Normal.Cdf(z));
    }

    /// <summary>Mid-rank of a raw value in the universe, 0–1, in the direction of the score.</summary>
    public double Rank(double raw) =>
        double.IsNaN(raw) ? double.NaN : Sorted.MidRank(_sorted, Transformed(raw, _transform, _reversed, _rules));

    /// <summary>
    /// ln(x + offset) for skewed ratios, negative ones cut at zero; the sign is turned where a high value means a low score, and
    /// everything after is symmetric.
    /// </summary>
    private static double Transformed(double raw, Transform transform, bool reversed, ScoreRules rules)
    {
        var value = transform == Transform.Log ? Math.Log(Math.Max(raw, 0) + rules.LogOffset) : raw;
        return reversed ? -value : value;
    }

    private double Raw(double transformed)
    {
        var value = _reversed ? -transformed : transformed;
        return _transform == Transform.Log ? Math.Exp(value) - _rules.LogOffset : value;
    }
}
