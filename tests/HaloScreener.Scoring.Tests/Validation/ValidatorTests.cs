using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Tests.Book;
using HaloScreener.Scoring.Validation;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Validation;

public sealed class ValidatorTests
{
    /// <summary>Three that should rank high against two that should not; of the others one is found in no book, one is a bank, one a shell, one carries both labels.</summary>
    private static readonly LabelledCompany[] Labels =
    [
        new("union", CompanyLabel.Halo, 2), new("NEXT", CompanyLabel.Halo, 3), new("0001403161", CompanyLabel.Halo, 4), new("CARD", CompanyLabel.Halo, 5),
        new("MACRO", CompanyLabel.AtRisk, 6), new("ADWARE", CompanyLabel.AtRisk, 7), new("YEN", CompanyLabel.AtRisk, 8), new("YEN", CompanyLabel.Halo, 9),
        new("NOPE", CompanyLabel.Halo, 10), new("BANK", CompanyLabel.Halo, 11), new("1800000", CompanyLabel.AtRisk, 12),
    ];

    private static readonly LabelledSample Sample = LabelledSample.Of(SmallUniverse.Book, Labels);

    [Fact]
    public void Labels_are_found_by_ticker_or_cik_and_those_that_cannot_be_compared_are_told_with_the_reason()
    {
        Assert.Equal((3, 2, Contrast.HaloAgainstAtRisk), (Sample.Positives, Sample.Negatives, Sample.Contrast));
        Assert.Equal(
            [
                (8, SetAsideReason.Contradicted), (9, SetAsideReason.Contradicted), (10, SetAsideReason.NotFound), (11, SetAsideReason.Financial),
                (12, SetAsideReason.Unrated),
            ],
            Sample.SetAside.Select(s => ((int)s.Label.Line, s.Reason)));
    }

    [Fact]
    public void Scores_and_baselines_are_compared_over_the_same_companies()
    {
        var report = Validator.Of(Sample);

        // HALO 90, 80 and 40 against 70 and 10.
        Assert.Equal(5 / 6.0, report.AreaOf(Predictor.Halo).Value, 1e-12);
        // H 90, 80 and 20 against 98 and 10.
        Assert.Equal(3 / 6.0, report.AreaOf(Predictor.Heaviness).Value, 1e-12);
        // R 10, 20 and 20 against 50 and 90.
        Assert.Equal(1, report.AreaOf(Predictor.Risk).Value);
        // Exposure −0.82, 0.05 and, as published, 0.74 against twice 1.88.
        Assert.Equal(1, report.AreaOf(Predictor.Exposure).Value);
        // The railway and the grid have no peers: 3 in 5. Of CARD's two peers none is a halo, of the software houses' two peers one. CARD's pairs are ties.
        Assert.Equal(5 / 6.0, report.AreaOf(Predictor.Sector).Value, 1e-12);
        Assert.Equal(-1 / 6.0, report.GainOf(Predictor.Halo, Predictor.Exposure).Value, 1e-12);
    }

    [Fact]
    public void Buckets_cut_the_whole_ranking_and_show_where_the_share_does_not_fall()
    {
        var report = Validator.Of(Sample);

        Assert.Equal([new(1, 2, 2, 0), new(3, 3, 0, 1), new(4, 5, 0, 0), new(6, 6, 1, 0), new(7, 7, 0, 1)], report.Buckets);
        Assert.False(report.IsMonotone);
        Assert.True((report with { Buckets = [new(1, 2, 2, 0), new(3, 3, 0, 0), new(4, 7, 1, 2)] }).IsMonotone);
    }

    [Fact]
    public void One_kind_of_label_stands_against_the_rest_of_the_ranking()
    {
        var halo = LabelledSample.Of(SmallUniverse.Book, [new LabelledCompany("UNION", CompanyLabel.Halo, 2), new LabelledCompany("BRK.B", CompanyLabel.Halo, 3)]);
        var risk = LabelledSample.Of(SmallUniverse.Book, [new LabelledCompany("ADWARE", CompanyLabel.AtRisk, 2)]);

        Assert.Equal((Contrast.HaloAgainstRest, 2, 5), (halo.Contrast, halo.Positives, halo.Negatives));
        // Rank 1 beats five, rank 5 beats the two below it: 7 of 10.
        Assert.Equal(0.7, Validator.Of(halo).AreaOf(Predictor.Halo).Value, 1e-12);
        Assert.Equal((Contrast.RestAgainstAtRisk, 6, 1), (risk.Contrast, risk.Positives, risk.Negatives));
        Assert.Equal(1, Validator.Of(risk).AreaOf(Predictor.Halo).Value);
    }

    [Fact]
    public void Labels_of_which_none_is_ranked_are_not_compared()
    {
        var sample = LabelledSample.Of(SmallUniverse.Book, [new LabelledCompany("BANK", CompanyLabel.Halo, 2)]);

        Assert.False(sample.HasBothSides);
        Assert.Throws<ArgumentException>(() => Validator.Of(sample));
    }

    [Fact]
    public void An_interval_holds_the_middle_95_percent_of_seeded_draws()
    {
        // One company above three of four others: a draw's area is a count of Binomial(4, 3/4) ÷ 4, of which 0.4% are 0 and 5.1% at most 1/4.
        var four = Book([(90, 4011), (95, 4011), (60, 4011), (50, 4011), (40, 4011)]);
        var sample = LabelledSample.Of(four, [new LabelledCompany("1", CompanyLabel.Halo, 2)]);

        Assert.Equal(new Estimate(0.75, 0.25, 1), Validator.Of(sample).AreaOf(Predictor.Halo));
        Assert.Equal(Validator.Of(sample).Areas, Validator.Of(sample).Areas);
    }

    [Fact]
    public void A_score_that_only_repeats_the_industry_has_no_measurable_gain()
    {
        // Twelve utilities above twelve software houses: HALO is right every time, and so is the industry.
        var report = Validator.Of(Halves(i => (50 + i, 4911), i => (20 + i, 7372)));

        Assert.Equal(1, report.AreaOf(Predictor.Halo).Value);
        Assert.Equal(new Estimate(0, 0, 0), report.GainOf(Predictor.Halo, Predictor.Exposure));
        Assert.Equal(GainVerdict.NoMeasurableGain, report.VerdictAgainst(Predictor.Exposure));
    }

    [Fact]
    public void Within_one_industry_the_baselines_tell_nothing_and_a_right_score_gains()
    {
        var right = Validator.Of(Halves(i => (50 + i, 4911), i => (20 + i, 4911)));
        var wrong = Validator.Of(Halves(i => (20 + i, 4911), i => (50 + i, 4911)));

        Assert.Equal((0.5, 0.5), (right.AreaOf(Predictor.Exposure).Value, right.AreaOf(Predictor.Sector).Value));
        Assert.Equal((GainVerdict.Gain, GainVerdict.Gain), (right.VerdictAgainst(Predictor.Exposure), right.VerdictAgainst(Predictor.Sector)));
        Assert.Equal(GainVerdict.Loss, wrong.VerdictAgainst(Predictor.Exposure));
        Assert.Equal(GainVerdict.TooFew, (right with { Negatives = 9 }).VerdictAgainst(Predictor.Exposure));
    }

    [Fact]
    public void Leaving_a_factor_out_compares_two_rankings_of_the_same_companies()
    {
        var book = MadeUp.Book(200);
        var sample = LabelledSample.Of(book, Enumerable.Range(0, 60).Select(i => new LabelledCompany($"T{i + 1}", i % 2 == 0 ? CompanyLabel.Halo : CompanyLabel.AtRisk, i + 2)));
        var ablation = Ablation.Of(sample);

        Assert.Equal(book.Factors.Select(f => f.Definition.Id), ablation.Select(a => a.Factor.Id));
        var factor = ablation.Single(a => a.Factor.Id == FactorIds.Substitutability);
        var without = Scorer.Rank(book, new Dictionary<string, double> { [FactorIds.Substitutability] = 0 }, 0);
        var shared = sample.Rows.Select((row, i) => (row, Positive: sample.Positive[i])).Where(s => without.Rank[s.row] > 0).ToArray();
        double Area(Ranking ranking) => new RocArea([.. shared.Select(s => ranking.Halo[s.row])], [.. shared.Select(s => s.Positive)]).Value;
        Assert.Equal(Area(without), factor.Area);
        Assert.Equal(Area(without) - Area(book.Ranking), factor.Change.Value);
    }

    private static LabelledSample Halves(Func<int, (double H, int Sic)> high, Func<int, (double H, int Sic)> low)
    {
        var companies = Enumerable.Range(0, 12).Select(high).Concat(Enumerable.Range(0, 12).Select(low)).ToArray();
        return LabelledSample.Of(Book(companies), companies.Select((_, i) => new LabelledCompany($"{i + 1}", i < 12 ? CompanyLabel.Halo : CompanyLabel.AtRisk, i + 2)));
    }

    /// <summary>Companies 1, 2, … of which only heaviness and industry differ.</summary>
    private static ScoreBook Book(IReadOnlyList<(double H, int Sic)> companies) =>
        HandmadeBook.Of([.. companies.Select((c, i) => new HandmadeCompany { Cik = i + 1, Name = $"Company {i + 1}", Sic = c.Sic, H = c.H, R = 30 })]);
}
