using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Statistics;

public sealed class CorrelationTests
{
    // Ranks 1 2 3 4 5 against 2 1 4 3 5: 1 − 6·4 ÷ (5·24) = 0.8.
    [Fact]
    public void Spearman_is_that_of_the_ranks() => Assert.Equal(0.8, Correlation.Spearman([10, 20, 30, 40, 50], [2, 1, 400, 30, 1000]), 12);

    [Fact]
    public void Pairs_without_a_value_do_not_count() =>
        Assert.Equal(-1, Correlation.Spearman([1, 2, double.NaN, 3], [9, 8, 7, double.NaN]), 12);

    [Fact]
    public void Equal_values_have_no_order() => Assert.True(double.IsNaN(Correlation.Spearman([1, 1, 1], [1, 2, 3])));
}
