using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Statistics;

public sealed class NormalTests
{
    // Abramowitz and Stegun, table 26.1.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(1.96, 0.975002104851780)]
    [InlineData(3, 0.998650101968370)]
    public void The_share_below_z_is_that_of_the_tables(double z, double share) => Assert.Equal(share, Normal.Cdf(z), 14);

    [Fact]
    public void The_quantile_undoes_the_share() =>
        Gen.Double[1e-9, 1 - 1e-9].Sample(p => Assert.Equal(p, Normal.Cdf(Normal.Quantile(p)), 12));

    [Fact]
    public void The_ends_are_infinite()
    {
        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
    }
}
