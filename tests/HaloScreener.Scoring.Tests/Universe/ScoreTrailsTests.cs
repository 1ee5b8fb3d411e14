using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Universe;

public sealed class ScoreTrailsTests
{
    private static readonly DateOnly First = new(2023, 6, 30), Second = new(2024, 6, 30), Third = new(2025, 6, 30);

    private static readonly ScoreTrails Trails = new([(First, 1, 50), (First, 2, 20.5), (Second, 2, 21), (Third, 1, 60), (Third, 3, 90)]);

    [Fact]
    public void A_day_without_a_score_is_a_gap_and_days_before_the_first_score_are_left_out()
    {
        Assert.Equal([new(First, 50), new(Second, double.NaN), new(Third, 60)], Trails.Of(1, Third));
        Assert.Equal([new TrailPoint(Third, 90)], Trails.Of(3, Third));
    }

    [Fact]
    public void Nothing_later_than_the_day_is_told()
    {
        Assert.Equal([new(First, 20.5), new(Second, 21)], Trails.Of(2, Third.AddDays(-1)));
        Assert.Empty(Trails.Of(3, Second));
        Assert.Empty(Trails.Of(4, Third));
    }
}
