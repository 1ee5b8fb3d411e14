using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;
using HaloScreener.Scoring.Tests.Book;
using HaloScreener.Scoring.Tests.Sanity;

namespace HaloScreener.Scoring.Tests.Explain;

public sealed class LiftTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void A_lift_is_what_a_new_ranking_says_when_the_one_score_is_changed(double neutral)
    {
        var book = MadeUp.Book(301);
        var ranking = neutral == 0 ? book.Ranking : Scorer.Rank(book, new Dictionary<string, double>(), neutral);
        var row = Enumerable.Range(0, book.Count).First(r => ranking.Rank[r] is > 200 && Lift.Of(book, ranking, r).Count > 3);
        foreach (var lift in Lift.Of(book, ranking, row))
        {
            var f = book.Method.IndexOf(lift.Factor.Id);
            double[] z = [.. Enumerable.Range(0, book.Count).Where(r => ranking.Rank[r] > 0 && book.Factors[f].State[r] == FactorState.Present).Select(r => book.Factors[f].Z[r]).Order()];
            foreach (var (to, share) in new[] { (lift.Median, 0.5), (lift.BetterQuarter, lift.Factor.Axis == Axis.Heaviness ? 0.75 : 0.25) })
            {
                if (to is null)
                    continue;
                // The same book with this one score changed, ranked anew; the groups' medians are those of before, as everybody else stays.
                var changed = book with { Factors = [.. book.Factors.Select((c, i) => i == f ? With(c, row, Sorted.Quantile(z, share)) : c)] };
                var again = Scorer.Rank(changed, new Dictionary<string, double>(), neutral);
                Assert.Equal((again.H[row], again.R[row]), (to.H, to.R), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-9);
                Assert.Equal(again.Halo[row] - ranking.Halo[row], to.Gain, 1e-9);
                Assert.True(to.Gain >= 0 && to.Rank <= ranking.Rank[row]);
            }
        }
    }

    [Fact]
    public void The_median_it_is_lifted_to_is_the_median_that_the_page_shows_and_the_largest_gain_comes_first()
    {
        var book = Sample.Latest;
        var lifts = Lift.Of(book, book.Ranking, book.Row("ADBE"));
        Assert.NotEmpty(lifts);
        Assert.Equal(lifts.Select(l => l.Gain).OrderDescending(), lifts.Select(l => l.Gain));
        Assert.DoesNotContain(lifts, l => l.Factor.Id == "substitutability");
        foreach (var lift in lifts.Where(l => l.Median is not null))
        {
            var column = book.Factors[book.Method.IndexOf(lift.Factor.Id)];
            Assert.Equal(column.Median, lift.Median!.Raw, 1e-6);
        }
        // More plant lifts a software house; a longer life is better, so its better quarter lies above the median.
        Assert.True(lifts.Single(l => l.Factor.Id == "ppe_intensity") is { BetterQuarter: { } quarter, Raw: var raw } && quarter.Raw > raw && quarter.H > book.Ranking.H[book.Row("ADBE")]);
    }

    [Fact]
    public void Nothing_lifts_a_company_without_a_rank() =>
        Assert.Empty(Lift.Of(Sample.Latest, Sample.Latest.Ranking, Array.FindIndex(Sample.Latest.Ranking.Rank, r => r == 0)));

    [Fact]
    public void Peers_are_of_the_same_industry_first_and_then_the_nearest()
    {
        var book = Sample.Latest;
        var rail = book.Row("UNP");
        var peers = Peer.Of(book, book.Ranking, rail);
        Assert.Equal(5, peers.Count);
        Assert.All(peers.TakeWhile(p => p.Group == PeerGroup.Industry), p => Assert.Equal(4011, book.Companies[p.Row].Sic));
        Assert.Contains(peers, p => book.Companies[p.Row].Tickers.Contains("CSX"));
        Assert.Equal(peers.OrderBy(p => p.Group).ThenBy(p => p.Distance), peers);
        Assert.DoesNotContain(peers, p => p.Row == rail);
    }

    [Fact]
    public void Distance_is_the_weighted_root_mean_square_of_the_differences()
    {
        var inputs = MadeUp.Inputs(40, missing: 0);
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        var row = Array.FindIndex(book.Ranking.Rank, r => r > 0);
        var peer = Peer.Of(book, book.Ranking, row)[0];
        double OfAxis(Axis axis)
        {
            var both = book.Factors.Where(f => f.Definition.Axis == axis && f.State[row] == FactorState.Present && f.State[peer.Row] == FactorState.Present).ToArray();
            return both.Sum(f => f.Definition.Weight * Math.Pow(f.Score[row] - f.Score[peer.Row], 2)) / both.Sum(f => f.Definition.Weight);
        }

        Assert.Equal(Math.Sqrt((OfAxis(Axis.Heaviness) + OfAxis(Axis.Risk)) / 2), peer.Distance, 1e-9);
    }

    private static FactorColumn With(FactorColumn column, int row, double z)
    {
        var (zs, scores) = ((double[])column.Z.Clone(), (double[])column.Score.Clone());
        (zs[row], scores[row]) = (z, 100 * Normal.Cdf(z));
        return new FactorColumn { Definition = column.Definition, State = column.State, Raw = column.Raw, Z = zs, Score = scores, Median = column.Median };
    }
}
