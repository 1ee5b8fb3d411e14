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

    [Fact]
    public void A_small_float_that_was_always_small_is_kept() =>
        Assert.Equal(15, Guarded(Years.Plain().With(Concept.PublicFloat, 15, 16))[Concept.PublicFloat]);

    [Fact]
    public void A_leap_within_bounds_is_kept() => Assert.Equal(9000, Guarded(Years.Plain().With(Concept.PublicFloat, 9000, 300))[Concept.PublicFloat]);
}
