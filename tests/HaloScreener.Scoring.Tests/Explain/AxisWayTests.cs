using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Tests.Book;

namespace HaloScreener.Scoring.Tests.Explain;

public sealed class AxisWayTests
{
    private static readonly ScoreBook Universe = MadeUp.Book(301);

    [Theory]
    [InlineData(Axis.Heaviness, 0)]
    [InlineData(Axis.Risk, 0)]
    [InlineData(Axis.Risk, 0.5)]
    public void From_the_middle_every_step_leads_to_the_points_of_the_axis(Axis axis, double neutral)
    {
        var ranking = neutral == 0 ? Universe.Ranking : Scorer.Rank(Universe, new Dictionary<string, double>(), neutral);
        var points = axis == Axis.Heaviness ? ranking.HPoints : ranking.RPoints;
        var ways = Enumerable.Range(0, Universe.Count).Where(row => !double.IsNaN(points[row])).Select(row => (Row: row, Way: AxisWay.Of(axis, Universe, ranking, row)!)).ToArray();

        Assert.NotEmpty(ways);
        Assert.All(ways, w => Assert.Equal(points[w.Row], AxisWay.Middle + w.Way.Factors.Sum(f => f.Change ?? 0) + w.Way.Shrinkage + w.Way.Moderation, 1e-9));
    }

    [Fact]
    public void A_factor_adds_its_weight_times_what_its_score_is_above_the_middle()
    {
        var complete = Enumerable.Range(0, Universe.Count).First(row =>
            !double.IsNaN(Universe.Ranking.HPoints[row]) && Universe.Factors.Where(f => f.Definition.Axis == Axis.Heaviness).All(f => f.State[row] == FactorState.Present));
        var intensity = Universe.Factors.First(f => f.Definition.Id == "ppe_intensity");

        var way = AxisWay.Of(Axis.Heaviness, Universe, Universe.Ranking, complete)!;

        // Weight 0.25: a score of 90 adds 10 points.
        Assert.Equal(0.25 * (intensity.Score[complete] - 50), way.Factors.First(f => f.Definition.Id == "ppe_intensity").Change!.Value, 1e-9);
        Assert.Equal((0, 0), (way.Shrinkage, way.Moderation));
    }

    [Fact]
    public void An_axis_without_points_has_no_way()
    {
        var unrated = Enumerable.Range(0, Universe.Count).First(row => double.IsNaN(Universe.Ranking.HPoints[row]));

        Assert.Null(AxisWay.Of(Axis.Heaviness, Universe, Universe.Ranking, unrated));
    }
}
