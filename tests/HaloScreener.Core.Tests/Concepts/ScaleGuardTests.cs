using HaloScreener.Core.Concepts;

namespace HaloScreener.Core.Tests.Concepts;

public sealed class ScaleGuardTests
{
    private static bool[] Find(params double[] values)
    {
        var errors = new bool[values.Length];
        Assert.Equal(ScaleGuard.Find(values, errors), errors.Contains(true));
        return errors;
    }

    [Fact]
    public void A_year_a_thousand_times_its_neighbours_is_a_scale_error() => Assert.Equal([false, true, false], Find(100, 110_000, 120));

    [Fact]
    public void So_is_one_of_a_thousandth() => Assert.Equal([false, false, true, false], Find(100e6, 110e6, 120_000, 130e6));

    [Fact]
    public void At_an_end_the_two_years_beside_it_decide()
    {
        Assert.Equal([true, false, false], Find(110_000, 100, 120));
        Assert.Equal([false, false, true], Find(100, 120, 0.13));
    }

    [Fact]
    public void Two_years_alone_say_nothing_of_which_is_wrong() => Assert.Equal([false, false], Find(100, 110_000));

    [Fact]
    public void Years_that_differ_much_among_themselves_are_no_measure() => Assert.Equal([false, false, false], Find(110_000, 100, 1));

    [Fact]
    public void Growth_however_fast_is_no_error() => Assert.Equal([false, false, false, false], Find(1, 20, 400, 8000));

    [Fact]
    public void Holes_and_zeros_are_stepped_over() => Assert.Equal([false, false, true, false, false], Find(100, double.NaN, 110_000, 0, 120));

    [Theory]
    [InlineData(Concept.Revenue, true)]
    [InlineData(Concept.Assets, true)]
    [InlineData(Concept.OperatingIncome, false)]
    [InlineData(Concept.Goodwill, false)]
    public void What_may_leap_is_not_compared(Concept concept, bool watched) => Assert.Equal(watched, ScaleGuard.Watches(concept));
}
