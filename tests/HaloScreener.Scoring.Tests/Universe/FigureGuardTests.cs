using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Tests.Factors;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Universe;

public sealed class FigureGuardTests
{
    private static CompanyYears Guarded(CompanyYears years)
    {
        FigureGuards.Apply(years);
        return years;
    }

    [Fact]
    public void A_scale_error_is_set_aside_and_flagged()
    {
        var years = Guarded(Years.Plain().With(Concept.Assets, 2000, 1.9, 1800));
        Assert.True(years.ScaleError);
        Assert.True(double.IsNaN(years[Concept.Assets, 1]));
        Assert.Equal(2000, years[Concept.Assets]);
        Assert.False(Guarded(Years.Plain()).ScaleError);
    }

    // Revenue 1000: 0.5 is below 0.02 × 1000 = 20, and a leap from 900.
    [Fact]
    public void A_public_float_out_of_bounds_that_leapt_is_set_aside()
    {
        var years = Guarded(Years.Plain().With(Concept.PublicFloat, 0.5, 900));
        Assert.True(years.PublicFloatRejected);
        Assert.True(double.IsNaN(years[Concept.PublicFloat]));
    }

    // Stated in millions for three years: each of the three is 1,000 times less than the last sound one.
    [Fact]
    public void A_float_that_is_out_of_bounds_year_after_year_is_set_aside_in_each()
    {
        var years = Guarded(Years.Plain().With(Concept.PublicFloat, 1.1, 0.9, 1, 1000));
        Assert.True(years.PublicFloatRejected);
        Assert.Equal([double.NaN, double.NaN, double.NaN, 1000], new[] { 0, 1, 2, 3 }.Select(back => years[Concept.PublicFloat, back]));
    }

    // Revenue 1000, assets 2000: 400,000 is 400 and 200 times them. 90,000 is 90 and 45 times them: a young company's, perhaps.
    [Theory]
    [InlineData(400_000, true)]
    [InlineData(90_000, false)]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public void A_first_float_is_held_against_total_assets_too(double value, bool rejected) =>
        Assert.Equal(rejected, Guarded(Years.Plain().With(Concept.PublicFloat, value)).PublicFloatRejected);

    [Fact]
    public void A_float_of_zero_is_no_slip()
    {
        var years = Guarded(Years.Plain().With(Concept.PublicFloat, 0, 900));
        Assert.False(years.PublicFloatRejected);
        Assert.Equal(0, years[Concept.PublicFloat]);
    }

    [Fact]
    public void A_small_float_that_was_always_small_is_kept() =>
        Assert.Equal(15, Guarded(Years.Plain().With(Concept.PublicFloat, 15, 16))[Concept.PublicFloat]);

    [Fact]
    public void A_leap_within_bounds_is_kept() => Assert.Equal(9000, Guarded(Years.Plain().With(Concept.PublicFloat, 9000, 300))[Concept.PublicFloat]);
}
