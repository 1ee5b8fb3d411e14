using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Book;

public sealed class RankBandTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void Weights_that_are_the_methods_own_give_its_own_ranks(double neutral)
    {
        var book = MadeUp.Book(2000);
        var draws = new RankDraws(book, neutral);
        var ranks = new int[draws.Rows.Length];
        draws.Rank([.. book.Factors.Select(f => f.Definition.Weight)], draws.NewRoom(), ranks);

        var expected = neutral == 0 ? book.Ranking : Scorer.Rank(book, new Dictionary<string, double>(), neutral);
        Assert.Equal(book.RatedCount, draws.Rows.Length);
        Assert.Equal(draws.Rows.Select(row => expected.Rank[row]), ranks);
    }

    [Fact]
    public void A_band_is_the_fiftieth_and_the_nine_hundred_and_fiftieth_of_a_thousand_ranks_under_drawn_weights()
    {
        // Nothing is missing, so that no draw leaves a company unrated and the ranker itself can do the thousand rankings.
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, MadeUp.Inputs(60, missing: 0));
        var rankings = RankBands.Weights(book)
            .Select(w => Scorer.Rank(book, book.Factors.Select((f, i) => (f.Definition.Id, w[i])).ToDictionary(), 0)).ToArray();
        Assert.Equal(1000, rankings.Length);

        var bands = RankBands.Of(book);
        for (var row = 0; row < book.Count; row++)
        {
            int[] ranks = [.. rankings.Select(r => r.Rank[row]).Order()];
            RankBand? expected = book.Ranking.Rank[row] == 0 ? null : new RankBand(ranks[49], ranks[949]);
            Assert.Equal(expected, bands[row]);
        }
    }

    [Fact]
    public void A_band_is_the_same_whenever_it_is_drawn() =>
        Assert.Equal(Bands(MadeUp.Book(300)), Bands(MadeUp.Book(300)));

    [Fact]
    public void A_company_that_leads_on_every_factor_is_first_under_any_weights()
    {
        var inputs = MadeUp.Inputs(80);
        var best = Enumerable.Range(0, 80).First(row => inputs.Tracks[row] == Track.Main && inputs.Companies[row].Sic == 4922);
        foreach (var column in (double[][])[inputs.PpeIntensity, inputs.CapexIntensity, inputs.DepreciationBurden, inputs.AssetIntensity, inputs.ReplacementCost])
            column[best] = 1000;
        inputs.TangibleShare[best] = 1;
        (inputs.LabourShare[best], inputs.RemainingLife[best], inputs.LifeApplies[best], inputs.GrossMargin[best]) = (0, 60, true, 0);
        (inputs.MarginFall[best], inputs.GrowthShortfall[best], inputs.DeferredGap[best]) = (-1, -1, -1);
        (inputs.PerishableIntangibles[best], inputs.RdIntensity[best], inputs.RdApplies[best]) = (0, 0, true);

        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);

        Assert.Equal(new RankBand(1, 1), RankBands.Of(book)[best]);
        Assert.Null(RankBands.Of(book)[Array.IndexOf(inputs.Tracks, Track.Financials)]);
    }

    [Fact]
    public void A_weight_of_a_quarter_is_drawn_a_quarter_up_or_down()
    {
        var book = MadeUp.Book(20);
        var f = book.Method.IndexOf("ppe_intensity");
        var drawn = RankBands.Weights(book).Select(w => w[f]).ToArray();
        var mean = drawn.Average();
        // Beta(47·0.25, 47·0.75): mean 0.25, variance 0.25·0.75 ÷ 48; the mean of a thousand is within three standard errors of 0.002.
        Assert.Equal(0.25, mean, 0.006);
        Assert.Equal(0.0625, Math.Sqrt(drawn.Average(w => (w - mean) * (w - mean))), 0.005);
        Assert.All(RankBands.Weights(book), w =>
        {
            Assert.Equal(1, w.Where((_, i) => book.Factors[i].Definition.Axis == Axis.Heaviness).Sum(), 1e-12);
            Assert.Equal(1, w.Where((_, i) => book.Factors[i].Definition.Axis == Axis.Risk).Sum(), 1e-12);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1000)]
    public void The_nth_value_is_the_one_that_a_sort_puts_there(int count)
    {
        var random = new Random(count);
        int[] values = [.. Enumerable.Range(0, count).Select(_ => random.Next(count / 2 + 1))];
        int[] sorted = [.. values.Order()];
        foreach (var n in (int[])[0, count / 20, count / 2, count - 1])
            Assert.Equal(sorted[n], Selection.Nth<int>((int[])values.Clone(), n));
        Assert.Equal(Sorted.Median([.. sorted.Select(v => (double)v)]), Selection.Median([.. values.Select(v => (double)v)]));
    }

    private static IEnumerable<RankBand?> Bands(ScoreBook book) => Enumerable.Range(0, book.Count).Select(row => RankBands.Of(book)[row]);
}
