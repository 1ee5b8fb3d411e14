using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Book;

/// <summary>The steps between raw columns and factor scores.</summary>
public sealed class ScorerTests
{
    private static ScoreInputs Rails(int count)
    {
        var inputs = MadeUp.Inputs(count, missing: 0);
        for (var row = 0; row < count; row++)
            inputs.Tracks[row] = Track.Main;
        return inputs;
    }

    private static FactorColumn Factor(ScoreBook book, string id) => book.Factors[book.Method.IndexOf(id)];

    [Fact]
    public void Labour_exposure_is_the_percentile_of_exposure_scaled_by_that_of_labour()
    {
        // Rail 4011, software 7372 and restaurants 5812 by exposure: software highest. Labour shares .1 .2 .3 stand at 1/6, 3/6, 5/6.
        var inputs = new ScoreInputs([MadeUp.Company(1, 4011), MadeUp.Company(2, 5812), MadeUp.Company(3, 7372)]);
        var like = MadeUp.Inputs(3, missing: 0);
        foreach (var property in typeof(ScoreInputs).GetProperties())
        {
            if (property.GetValue(like) is Array from and not double[][] && property.GetValue(inputs) is Array to)
                from.CopyTo(to, 0);
        }
        foreach (var concept in new[] { Concept.Revenue, Concept.Assets, Concept.PpeNet })
            MadeUp.Of(like, concept).CopyTo(MadeUp.Of(inputs, concept), 0);
        Array.Fill(inputs.Tracks, Track.Main);
        double[] labour = [0.2, 0.1, 0.3];
        labour.CopyTo(inputs.LabourShare, 0);
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        var exposures = new[] { 4011, 5812, 7372 }.Select(sic => book.Method.ExposureOf(sic).Value).ToArray();
        Assert.True(exposures[2] > exposures.Take(2).Max());
        Assert.Equal(5.0 / 6 * (0.5 + 0.5 * 5 / 6), Factor(book, FactorIds.LabourExposure).Raw[2], 12);
    }

    [Fact]
    public void Without_a_labour_proxy_the_neutral_half_is_used_and_the_factor_is_there()
    {
        var inputs = Rails(60);
        inputs.LabourShare[7] = double.NaN;
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        var column = Factor(book, FactorIds.LabourExposure);
        Assert.Equal(FactorState.Present, column.State[7]);
        var exposures = inputs.Companies.Select(c => book.Method.ExposureOf(c.Sic).Value).Order().ToArray();
        Assert.Equal(Sorted.MidRank(exposures, book.Method.ExposureOf(inputs.Companies[7].Sic).Value) * 0.75, column.Raw[7], 12);
    }

    [Fact]
    public void Substitutability_is_twenty_five_times_the_table()
    {
        var book = MadeUp.Book(60);
        var row = Enumerable.Range(0, 60).First(i => book.Companies[i].Sic == 7372);
        Assert.Equal(100, Factor(book, FactorIds.Substitutability).Score[row]);
    }

    [Fact]
    public void Information_rent_needs_a_margin_and_a_tangible_share()
    {
        var inputs = Rails(60);
        inputs.GrossMargin[3] = double.NaN;
        inputs.TangibleShare[4] = double.NaN;
        var column = Factor(Scorer.Build(MadeUp.Key, MadeUp.Method, inputs), FactorIds.InformationRent);
        Assert.Equal([FactorState.Missing, FactorState.Missing, FactorState.Present], column.State[3..6]);
    }

    [Fact]
    public void The_scores_of_a_company_that_is_not_rated_move_nobody_elses()
    {
        var inputs = Rails(60);
        inputs.Unrated[5] = UnratedReason.Shell;
        var before = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        inputs.PpeIntensity[5] = 1e9;
        inputs.TangibleShare[5] = 1;
        inputs.GrossMargin[5] = 1;
        var after = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        Assert.Equal(before.Ranking.HPoints, after.Ranking.HPoints);
        Assert.Equal(before.Ranking.RPoints, after.Ranking.RPoints);
    }

    [Fact]
    public void Financials_move_nobody_on_the_main_track()
    {
        var inputs = MadeUp.Inputs(120, missing: 0);
        var before = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        var bank = Array.IndexOf(inputs.Tracks, Track.Financials);
        inputs.TangibleShare[bank] = 5;
        inputs.LabourShare[bank] = 5;
        var after = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        for (var row = 0; row < inputs.Count; row++)
        {
            if (inputs.Tracks[row] == Track.Main)
                Assert.Equal(before.Ranking.RPoints[row], after.Ranking.RPoints[row]);
        }
        Assert.Equal(FactorState.NotApplicable, Factor(after, FactorIds.PpeIntensity).State[bank]);
        Assert.True(double.IsNaN(after.Ranking.H[bank]));
    }

    [Fact]
    public void A_missing_anchor_leaves_a_company_unrated_under_any_weights_and_is_named()
    {
        var inputs = Rails(60);
        MadeUp.Of(inputs, Concept.PpeNet)[2] = double.NaN;
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        Assert.Equal(UnratedReason.TooLittleData, book.Unrated[2]);
        Assert.Equal("ppe_net", book.UnratedDetail[2]);
        Assert.Equal(0, Scorer.Rank(book, new Dictionary<string, double> { ["ppe_intensity"] = 0 }, 0).Rank[2]);
    }

    [Fact]
    public void What_lacks_for_an_axis_is_named()
    {
        var inputs = Rails(60);
        inputs.PpeIntensity[2] = inputs.TangibleShare[2] = double.NaN;
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        Assert.Equal(UnratedReason.TooLittleData, book.Unrated[2]);
        Assert.Equal("ppe_intensity,tangible_share", book.UnratedDetail[2]);
        Assert.Equal(Confidence.None, book.Confidence[2]);
    }

    [Fact]
    public void Without_an_industry_there_is_no_risk()
    {
        var inputs = new ScoreInputs([MadeUp.Company(1, null)]);
        Assert.Equal(UnratedReason.NoIndustry, Scorer.Build(MadeUp.Key, MadeUp.Method, inputs).Unrated[0]);
    }

    [Fact]
    public void A_factor_that_nobody_has_shrinks_everybody_and_breaks_nothing()
    {
        var inputs = Rails(60);
        foreach (var part in new[] { inputs.MarginFall, inputs.GrowthShortfall, inputs.DeferredGap })
            Array.Fill(part, double.NaN);
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        var column = Factor(book, FactorIds.Erosion);
        Assert.True(double.IsNaN(column.Median));
        Assert.All(column.State, state => Assert.Equal(FactorState.Missing, state));
        Assert.Equal(60, book.RatedCount);
        Assert.All(book.Ranking.RShrinkPoints, points => Assert.InRange(points, 1e-6, 15));
    }
}
