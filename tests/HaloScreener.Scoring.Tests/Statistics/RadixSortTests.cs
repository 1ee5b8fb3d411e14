using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Statistics;

public sealed class RadixSortTests
{
    private static readonly Gen<double[]> Values = Gen.OneOf(Gen.Double[-1e9, 1e9], Gen.Double[-3, 3], Gen.Int[-2, 2].Select(i => (double)i)).Array[0, 1500];

    [Fact]
    public void It_sorts_as_a_comparing_sort_does() => Values.Sample(values =>
    {
        var expected = (double[])values.Clone();
        Array.Sort(expected);
        var keys = (double[])values.Clone();
        RadixSort.Sort(keys);
        Assert.Equal(expected, keys);
    }, iter: 60);

    [Fact]
    public void Items_go_with_their_keys_and_equal_ones_keep_their_order() => Values.Sample(values =>
    {
        var keys = (double[])values.Clone();
        var items = Enumerable.Range(0, values.Length).ToArray();
        RadixSort.Sort(keys, items);
        Assert.Equal(Enumerable.Range(0, values.Length).OrderBy(i => values[i]), items);
        Assert.Equal(items.Select(i => values[i]), keys);
    }, iter: 60);

    [Fact]
    public void The_ends_of_the_number_line_are_in_their_places()
    {
        double[] keys = [1, double.PositiveInfinity, -1, double.MinValue, 0, double.NegativeInfinity, double.MaxValue, -double.Epsilon];
        RadixSort.Sort(keys, new int[keys.Length]);
        Assert.Equal([double.NegativeInfinity, double.MinValue, -1, -double.Epsilon, 0, 1, double.MaxValue, double.PositiveInfinity], keys);
    }
}
