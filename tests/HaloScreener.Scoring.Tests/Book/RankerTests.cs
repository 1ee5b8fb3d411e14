using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using static HaloScreener.Scoring.Tests.Book.Graded;

namespace HaloScreener.Scoring.Tests.Book;

/// <summary>From factor scores to axes, ranks and quadrants, worked out by hand.</summary>
public sealed class RankerTests
{
    private const int Rail = 4011;
    private const int Bank = 6022;
    private static readonly Dictionary<string, double> NoWeights = [];

    [Fact]
    public void An_axis_is_the_weighted_mean_of_its_factors()
    {
        // .25·80 + .25·60 + .20·40 + .10·(20 + 50 + 70).
        var scores = Flat(0, 50).But("ppe_intensity", 80).But("tangible_share", 60).But("capex_intensity", 40).But("depreciation_burden", 20)
            .But("asset_intensity", 50).But("replacement_cost", 70);
        var ranking = GradedBook((Rail, scores)).Ranking;
        Assert.Equal(57, ranking.HPoints[0], 12);
        Assert.Equal(20, ranking.Points[0][0], 12);
        Assert.Equal(50, ranking.RPoints[0], 12);
    }

    [Fact]
    public void What_is_missing_shrinks_the_axis_to_the_industrys_median()
    {
        // Replacement cost (.10) is missing: 60 from the rest, a tenth of the way to the median of 60, 40 and 20.
        var book = GradedBook((Rail, Flat(60, 50).But("replacement_cost", double.NaN)), (Rail, Flat(40, 50)), (Rail, Flat(20, 50)));
        Assert.Equal(0.9 * 60 + 0.1 * 40, book.Ranking.HPoints[0], 12);
        Assert.Equal(4, book.Ranking.HShrinkPoints[0], 12);
        Assert.Equal(0.9 * 60 * 0.25 / 0.9, book.Ranking.Points[0][0], 12);
        Assert.Equal(0, book.Ranking.HShrinkPoints[1]);
    }

    [Fact]
    public void A_factor_that_does_not_apply_neither_shrinks_nor_counts()
    {
        // Without short_life (.15) the rest of R weighs .85.
        var book = GradedBook((Rail, Flat(50, 40).But("short_life", null).But("labour_exposure", 91)), (Rail, Flat(50, 10)));
        Assert.Equal((0.30 * 91 + 0.55 * 40) / 0.85, book.Ranking.RPoints[0], 12);
        Assert.Equal(0, book.Ranking.RShrinkPoints[0]);
    }

    [Fact]
    public void An_axis_needs_sixty_per_cent_of_its_weight()
    {
        // ppe .25 + tangible .25 + depreciation .10 is exactly 60%.
        var enough = Flat(50, 50).But("capex_intensity", double.NaN).But("asset_intensity", double.NaN).But("replacement_cost", double.NaN);
        Assert.Equal(1, GradedBook((Rail, enough)).RatedCount);
        Assert.Equal(0, GradedBook((Rail, enough.But("depreciation_burden", double.NaN))).RatedCount);
    }

    [Fact]
    public void The_sixty_per_cent_are_of_the_weights_asked_for()
    {
        var book = GradedBook((Rail, Flat(50, 50).But("ppe_intensity", double.NaN).But("tangible_share", double.NaN)));
        Assert.Equal(0, book.RatedCount);
        var other = Scorer.Rank(book, new Dictionary<string, double> { ["ppe_intensity"] = 0, ["tangible_share"] = 0 }, 0);
        Assert.Equal(1, other.RatedCount);
    }

    [Fact]
    public void Moderators_multiply_risk_and_its_points()
    {
        var ranking = GradedBook(_ => 0.8, (Rail, Flat(50, 40).But("erosion", double.NaN)), (Rail, Flat(50, 20))).Ranking;
        // 0.8 · (0.9 · 40 + 0.1 · median(40, 20)).
        Assert.Equal(0.8 * 39, ranking.RPoints[0], 12);
        Assert.Equal(0.8 * 3, ranking.RShrinkPoints[0], 12);
        Assert.Equal(50, ranking.HPoints[0], 12);
    }

    [Fact]
    public void Percentiles_take_mid_ranks_and_halo_is_the_geometric_mean()
    {
        var ranking = GradedBook((Rail, Flat(90, 10)), (Rail, Flat(50, 20)), (Rail, Flat(50, 30)), (Rail, Flat(10, 40))).Ranking;
        Assert.Equal([87.5, 50, 50, 12.5], ranking.H);
        Assert.Equal([12.5, 37.5, 62.5, 87.5], ranking.R);
        Assert.Equal(87.5, ranking.Halo[0], 12);
        Assert.Equal(Math.Sqrt(50 * 37.5), ranking.Halo[2], 12);
        Assert.Equal([1, 2, 3, 4], ranking.Rank);
    }

    [Fact]
    public void Ties_go_to_the_larger_revenue_then_to_the_lower_cik()
    {
        var book = GradedBook((Rail, Flat(50, 50)), (Rail, Flat(50, 50)), (Rail, Flat(50, 50)), (Rail, Flat(50, 50))).WithRevenue(5, 9, double.NaN, 9);
        Assert.Equal([3, 1, 4, 2], Scorer.Rank(book, NoWeights, 0).Rank);
    }

    [Fact]
    public void A_revenue_in_another_currency_is_not_compared()
    {
        var book = GradedBook((Rail, Flat(50, 50)), (Rail, Flat(50, 50))).WithRevenue(5, 900) with { Currency = ["USD", "JPY"] };
        Assert.Equal([1, 2], Scorer.Rank(book, NoWeights, 0).Rank);
    }

    [Theory]
    [InlineData(50, 50, Quadrant.Halo)]
    [InlineData(49.9, 50, Quadrant.LightDurable)]
    [InlineData(50, 50.1, Quadrant.HeavyPerishable)]
    [InlineData(10, 90, Quadrant.AtRiskLight)]
    public void Quadrants_are_split_at_fifty(double h, double r, Quadrant quadrant) =>
        Assert.Equal(quadrant, Ranker.QuadrantOf(h, r, ScoringMethod.Default.Rules.Quadrants));

    [Fact]
    public void Within_five_points_of_a_line_a_company_is_borderline()
    {
        // Ten companies: H and R are 5, 15, … 95, so that 45 and 55 are borderline.
        var ranking = GradedBook([.. Enumerable.Range(1, 10).Select(i => (Rail, Flat(i, 100 - i)))]).Ranking;
        Assert.Equal([false, false, false, false, true, true, false, false, false, false], ranking.Borderline);
    }

    [Fact]
    public void Financials_have_risk_within_their_own_track_and_nothing_else()
    {
        var ranking = GradedBook((Rail, Flat(50, 10)), (Bank, Flat(50, 90)), (Bank, Flat(50, 30)), (Rail, Flat(40, 95))).Ranking;
        Assert.Equal([25, 75, 25, 75], ranking.R);
        Assert.True(double.IsNaN(ranking.H[1]));
        Assert.True(double.IsNaN(ranking.Halo[1]));
        Assert.Equal([1, 0, 0, 2], ranking.Rank);
        Assert.Equal(2, ranking.RatedCount);
        Assert.Equal(Quadrant.None, ranking.Quadrants[1]);
    }

    [Fact]
    public void Sector_neutral_takes_the_industrys_median_out()
    {
        // Sixteen rails around 84 and sixteen software houses around 16: with λ = 1 each industry's middle stands at 50.
        var rows = Enumerable.Range(0, 17).Select(i => (Rail, Flat(76 + i, 20)))
            .Concat(Enumerable.Range(0, 17).Select(i => (7372, Flat(8 + i, 80)))).ToArray();
        var book = GradedBook(rows);
        var neutral = Scorer.Rank(book, NoWeights, 1);
        Assert.Equal(50, neutral.HPoints[8], 9);
        Assert.Equal(50, neutral.HPoints[17 + 8], 9);
        Assert.Equal(84, book.Ranking.HPoints[8], 9);
        var half = Scorer.Rank(book, NoWeights, 0.5);
        Assert.InRange(half.HPoints[8], 50.1, 83.9);
        // What is sold comes from a table of industries: it is neutral too.
        Assert.Equal(50, neutral.RPoints[8], 9);
    }

    [Fact]
    public void An_industry_of_fewer_than_fifteen_is_measured_against_its_division()
    {
        // Fourteen rails (40) with airlines (45) in one division: the division's median, not the rails'.
        var rows = Enumerable.Range(0, 14).Select(_ => (Rail, Flat(90, 20))).Concat(Enumerable.Range(0, 15).Select(_ => (4512, Flat(60, 20)))).ToArray();
        var neutral = Scorer.Rank(GradedBook(rows), NoWeights, 1);
        Assert.True(neutral.HPoints[0] > 80);
        Assert.Equal(50, neutral.HPoints[14], 9);
    }

    [Fact]
    public void Wrong_weights_are_refused_in_words()
    {
        var book = GradedBook((Rail, Flat(50, 50)));
        Assert.Contains("'nothing' is no factor", Assert.Throws<ArgumentException>(() => Scorer.Rank(book, new Dictionary<string, double> { ["nothing"] = 1 }, 0)).Message);
        Assert.Contains("it must be a number from 0 on", Assert.Throws<ArgumentException>(() => Scorer.Rank(book, new Dictionary<string, double> { ["erosion"] = -1 }, 0)).Message);
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentException>(() => Scorer.Rank(book, NoWeights, 1.5)).Message);
        var zeros = book.Method.Factors.Where(f => f.Axis == Axis.Risk).ToDictionary(f => f.Id, _ => 0.0);
        Assert.Contains("Every weight of Risk is zero", Assert.Throws<ArgumentException>(() => Scorer.Rank(book, zeros, 0)).Message);
    }
}
