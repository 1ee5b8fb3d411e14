using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Tests.Book;

public sealed class ModeratorAndConfidenceTests
{
    private static readonly MethodRules Rules = ScoringMethod.Default.Rules;

    // a = (percentile − 50) ÷ 20, b = (years − 10) ÷ 10.
    [Theory]
    [InlineData(50, 30, 1)]
    [InlineData(90, 10, 1)]
    [InlineData(70, 20, 0.85)]
    [InlineData(95, 40, 0.85)]
    [InlineData(60, 15, 1 - 0.15 * 0.5 * 0.5)]
    [InlineData(90, double.NaN, 1)]
    [InlineData(double.NaN, 30, 1)]
    public void Physical_delivery_lowers_risk_without_a_cliff(double percentile, double life, double moderator) =>
        Assert.Equal(moderator, Moderators.PhysicalDelivery(percentile, life, Rules.Moderators), 12);

    [Theory]
    [InlineData(1.0, 12, 1.0, 0, 1.0)]
    [InlineData(0.9, 16, 0.9, 0, 0.9 * 0.7 * 0.9)]
    [InlineData(1.0, 12, 0.75, 2, 0.45)]
    [InlineData(0.6, 20, 0.75, 3, 0)]
    public void Confidence_is_coverage_times_freshness_times_bridge_less_flags(double coverage, int months, double bridge, int flags, double value) =>
        Assert.Equal(value, ConfidenceRating.Value(coverage, MadeUp.AsOf.AddMonths(-months), MadeUp.AsOf, bridge, flags, Rules.Confidence), 12);

    [Fact]
    public void Fifteen_months_are_still_fresh_and_a_day_more_is_not()
    {
        var end = MadeUp.AsOf.AddMonths(-15);
        Assert.Equal(1, ConfidenceRating.Value(1, end, MadeUp.AsOf, 1, 0, Rules.Confidence));
        Assert.Equal(0.7, ConfidenceRating.Value(1, end.AddDays(-1), MadeUp.AsOf, 1, 0, Rules.Confidence));
    }

    [Theory]
    [InlineData(0.8, Confidence.A)]
    [InlineData(0.79, Confidence.B)]
    [InlineData(0.6, Confidence.B)]
    [InlineData(0.59, Confidence.C)]
    public void Letters_begin_at_their_least_value(double value, Confidence letter) => Assert.Equal(letter, ConfidenceRating.LetterOf(value, Rules.Confidence));

    [Fact]
    public void A_regulated_company_with_long_lived_plant_takes_both_moderators()
    {
        var inputs = MadeUp.Inputs(40, missing: 0);
        var row = inputs.Companies.Select((c, i) => (c, i)).First(p => p.c.Sic == 4911).i;
        inputs.TangibleShare[row] = 2;
        inputs.RemainingLife[row] = 25;
        inputs.LifeApplies[row] = true;
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        Assert.Equal(0.8, book.RegulatedModerator[row]);
        Assert.Equal(0.85, book.PhysicalModerator[row], 12);
        Assert.Equal(0.68, book.Moderator[row], 12);
    }
}
