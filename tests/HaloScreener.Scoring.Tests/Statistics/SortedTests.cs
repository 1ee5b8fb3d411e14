using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Statistics;

public sealed class SortedTests
{
    [Fact]
    public void The_median_of_an_even_number_of_values_is_the_mean_of_the_middle_two()
    {
        Assert.Equal(3, Sorted.Median([1, 3, 9]));
        Assert.Equal(2.5, Sorted.Median([1, 2, 3, 9]));
        Assert.True(double.IsNaN(Sorted.Median([])));
    }

    // R: quantile(c(10, 20, 30, 40, 50), 0.025) is 11.
    [Fact]
    public void Quantiles_interpolate_between_neighbours()
    {
        Assert.Equal(11, Sorted.Quantile([10, 20, 30, 40, 50], 0.025), 12);
        Assert.Equal(49, Sorted.Quantile([10, 20, 30, 40, 50], 0.975), 12);
    }

    // |1−4|, |2−4|, |4−4|, |7−4|, |20−4| = 3, 2, 0, 3, 16 → 0 2 3 3 16 → 3.
    [Fact]
    public void The_median_deviation_is_that_of_the_distances() =>
        Assert.Equal(3, Sorted.MedianDeviation([1, 2, 4, 7, 20], 4, double.MinValue, double.MaxValue));

    // Cut at 5: distances from 4 are 3, 2, 0, 1, 1 → 0 1 1 2 3 → 1.
    [Fact]
    public void The_median_deviation_is_taken_after_winsorising() => Assert.Equal(1, Sorted.MedianDeviation([1, 2, 4, 7, 20], 4, 1, 5));

    [Fact]
    public void The_median_deviation_of_any_values_agrees_with_sorting_the_distances() => Gen.Double[-100, 100].Array[1, 60].Sample(values =>
    {
        Array.Sort(values);
        var centre = Sorted.Median(values);
        var low = Sorted.Quantile(values, 0.1);
        var high = Sorted.Quantile(values, 0.9);
        var distances = values.Select(v => Math.Abs(Math.Clamp(v, low, high) - centre)).Order().ToArray();
        Assert.Equal(Sorted.Median(distances), Sorted.MedianDeviation(values, centre, low, high), 9);
    });

    [Fact]
    public void A_mid_rank_counts_half_of_the_equals()
    {
        double[] values = [1, 2, 2, 2, 5];
        Assert.Equal(0.1, Sorted.MidRank(values, 1), 12);
        Assert.Equal(0.5, Sorted.MidRank(values, 2), 12);
        Assert.Equal(0.9, Sorted.MidRank(values, 5), 12);
        Assert.Equal(0.8, Sorted.MidRank(values, 4), 12);
        Assert.Equal(0, Sorted.MidRank(values, 0));
    }

    [Fact]
    public void The_largest_tie_is_the_share_of_the_most_frequent_value()
    {
        Assert.Equal(0.6, Sorted.LargestTie([1, 2, 2, 2, 5]), 12);
        Assert.Equal(0, Sorted.LargestTie([1, 2, 3, 4]));
    }

    [Fact]
    public void Bounds_count_what_is_below_and_what_is_not_above() => Gen.Select(Gen.Int[0, 9].Array[0, 40], Gen.Int[-1, 10]).Sample((values, value) =>
    {
        double[] sorted = [.. values.Order()];
        Assert.Equal(values.Count(v => v < value), Sorted.LowerBound(sorted, value));
        Assert.Equal(values.Count(v => v <= value), Sorted.UpperBound(sorted, value));
    });
}
