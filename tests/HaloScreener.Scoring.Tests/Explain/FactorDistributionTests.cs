using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Tests.Sanity;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Explain;

public sealed class FactorDistributionTests
{
    private static HandmadeCompany Company(int cik, double share, double life) => new()
    {
        Cik = cik,
        Name = $"Company {cik}",
        H = 10 * cik,
        R = 50,
        Raw = new Dictionary<string, double> { ["tangible_share"] = share, ["short_life"] = life, ["substitutability"] = cik % 3 },
    };

    [Fact]
    public void Companies_are_counted_between_the_winsorising_bounds_and_those_beyond_in_the_bin_beside()
    {
        // 0.00, 0.01 … 1.00: the bounds are 0.025 and 0.975, so three companies lie below the first and three above the last.
        var book = HandmadeBook.Of([.. Enumerable.Range(0, 101).Select(i => Company(i + 1, i / 100.0, 10) with { H = i })]);
        var distribution = FactorDistribution.Of(book, book.Method.IndexOf("tangible_share"));
        Assert.Equal((101, 101), (distribution.Companies, distribution.Counts.Sum()));
        Assert.Equal((0.025, 0.25, 0.5, 0.75, 0.975), (distribution.Low, distribution.LowerQuartile, distribution.Median, distribution.UpperQuartile, distribution.High));
        // 0.95 ÷ 32 = 0.0297 a bin: the first goes to 0.0547 and takes 0.00–0.05.
        Assert.Equal(6, distribution.Counts[0]);
        Assert.Equal((0, 0.5, 1), (distribution.PositionOf(-3), distribution.PositionOf(0.5), distribution.PositionOf(0.99)), (a, b) => Math.Abs(a.Item2 - b.Item2) < 1e-12 && a.Item1 == b.Item1 && a.Item3 == b.Item3);
    }

    [Fact]
    public void A_skewed_ratio_is_spread_on_the_scale_of_its_logarithm_and_a_table_has_a_bin_for_each_value()
    {
        var book = HandmadeBook.Of([.. Enumerable.Range(0, 9).Select(i => Company(i + 1, 0.5, Math.Pow(2, i)))]);
        var life = FactorDistribution.Of(book, book.Method.IndexOf("short_life"));
        // 1, 2, 4 … 256 years: the middle of the scale lies near 16, not near 128.
        Assert.Equal(16, life.Median);
        Assert.Equal(0.5, life.PositionOf(16), 0.01);
        var table = FactorDistribution.Of(book, book.Method.IndexOf("substitutability"));
        Assert.Equal([3, 3, 3], table.Counts);
    }

    [Fact]
    public void The_median_is_the_one_the_factor_is_measured_against()
    {
        var book = Sample.Latest;
        for (var f = 0; f < book.Factors.Count; f++)
            Assert.Equal(book.Factors[f].Median, FactorDistribution.Of(book, f).Median, 1e-6);
    }
}
