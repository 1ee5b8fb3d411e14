using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Statistics;

public sealed class ScaleTests
{
    private static readonly ScoreRules Rules = ScoringMethod.Default.Rules.Scores;

    private static Scale Of(double[] raw, Transform transform = Transform.None, bool reversed = false) =>
        Scale.Of(raw, [.. raw.Select(_ => true)], transform, reversed, Rules);

    // 1…9: median 5, distances 4 3 2 1 0 1 2 3 4 → MAD 2, spread 1.4826 · 2 = 2.9652; 2.5% and 97.5% are 1.2 and 8.8, which moves no middle distance.
    [Fact]
    public void The_score_is_phi_of_the_robust_z()
    {
        var scale = Of([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        Assert.False(scale.UsesRanks);
        Assert.Equal((0, 50), scale.Grade(5));
        var (z, score) = scale.Grade(7);
        Assert.Equal(2 / 2.9652, z, 12);
        Assert.Equal(100 * Normal.Cdf(2 / 2.9652), score, 12);
    }

    // 9 is winsorised to 8.8: z = 3.8 ÷ 2.9652. A thousand is too.
    [Fact]
    public void Values_outside_the_winsorised_range_count_as_its_ends()
    {
        var scale = Of([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        Assert.Equal(3.8 / 2.9652, scale.Grade(9).Z, 12);
        Assert.Equal(scale.Grade(9), scale.Grade(1000));
    }

    // MAD 0.5: 0 0.5 … gives 18 ÷ 0.7413 = 24 before the clip.
    [Fact]
    public void Z_is_clipped_at_three() => Assert.Equal(3, Of([1, 1.5, 2, 2.5, 3, 20, 20.5]).Grade(20).Z);

    [Fact]
    public void A_reversed_scale_turns_the_score_around()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        Assert.Equal(100, Of(values).Grade(7).Score + Of(values, reversed: true).Grade(7).Score, 10);
        Assert.True(Of(values, reversed: true).Grade(2).Score > 50);
    }

    [Fact]
    public void A_logarithm_is_taken_of_skewed_ratios()
    {
        var logs = new[] { -2.0, -1, 0, 1, 2 };
        var scale = Of([.. logs.Select(v => Math.Exp(v) - 0.01)], Transform.Log);
        Assert.Equal(1 / 1.4826, scale.Grade(Math.E - 0.01).Z, 10);
        Assert.Equal(0.99, scale.MedianRaw, 10);
    }

    // Half of the companies have no R&D: the zeros share the mid-rank 0.25, and a z would be infinite or flip with the next filing.
    [Fact]
    public void Many_equal_values_are_ranked_instead()
    {
        var scale = Of([0, 0, 0, 0, 0.1, 0.2, 0.3, 0.4]);
        Assert.True(scale.UsesRanks);
        Assert.Equal(25, scale.Grade(0).Score, 12);
        Assert.Equal(Normal.Quantile(0.25), scale.Grade(0).Z, 12);
        Assert.Equal(100 * 7.5 / 8, scale.Grade(0.4).Score, 12);
    }

    [Fact]
    public void Up_to_fifteen_per_cent_of_equal_values_keep_the_z()
    {
        double[] values = [.. Enumerable.Range(0, 17).Select(i => (double)i), 16.5, 16.5, 16.5];
        Assert.False(Of(values).UsesRanks);
        values[16] = 16.5;
        Assert.True(Of(values).UsesRanks);
    }

    [Fact]
    public void No_values_give_no_scores() => Assert.True(double.IsNaN(Of([double.NaN]).Grade(1).Score));

    [Fact]
    public void Only_the_universe_decides_the_scale()
    {
        double[] raw = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1e9];
        var within = Scale.Of(raw, [true, true, true, true, true, true, true, true, true, false], Transform.None, false, Rules);
        Assert.Equal(Of([1, 2, 3, 4, 5, 6, 7, 8, 9]).Grade(6), within.Grade(6));
    }

    [Fact]
    public void A_higher_value_never_scores_lower() =>
        Gen.Double[0, 10].Array[3, 40].Sample(values =>
        {
            var scale = Of(values, Transform.Log);
            var scores = values.Order().Select(v => scale.Grade(v).Score).ToArray();
            Assert.Equal(scores.Order(), scores);
        });
}
