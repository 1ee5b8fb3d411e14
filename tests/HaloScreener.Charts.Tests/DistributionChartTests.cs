using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Charts.Tests;

public class DistributionChartTests
{
    private static readonly ChartWords Words = new() { Title = "PP&E intensity: half between 0.09 and 0.44", Empty = "No ranked company has it" };

    private static FactorDistribution Of(string factor, params int[] counts) => new()
    {
        Factor = ScoringMethod.Default.Factors[ScoringMethod.Default.IndexOf(factor)],
        Counts = counts,
        Companies = counts.Sum(),
        Low = 0,
        High = counts.Length,
        LowerQuartile = 1,
        Median = 0,
        UpperQuartile = 2,
        LogOffset = double.NaN,
    };

    [Theory]
    [InlineData("tangible_share", 260, 120)]
    [InlineData("substitutability", 260, 120)]
    [InlineData("tangible_share", 900, 300)]
    public void Labels_stay_apart_even_where_the_median_lies_at_an_end(string factor, int width, int height)
    {
        foreach (var dark in (bool[])[false, true])
        {
            var image = DistributionChart.Draw(Of(factor, 5, 9, 0, 1, 2), v => $"{v:0.0}", new ChartRequest(width, height, dark, ChartFormat.Svg), Words);
            PictureLayout.IsSound(image, width, height);
        }
    }

    [Fact]
    public void A_factor_that_nobody_has_says_so() =>
        Assert.Contains(SvgText.Of(DistributionChart.Draw(Of("tangible_share"), v => "", new ChartRequest(260, 120, false, ChartFormat.Svg), Words)), t => t.Text == Words.Empty);
}
