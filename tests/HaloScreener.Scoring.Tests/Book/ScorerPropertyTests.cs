using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Tests.Book;

/// <summary>What holds of every universe.</summary>
public sealed class ScorerPropertyTests
{
    private static readonly IReadOnlyDictionary<string, double> NoWeights = new Dictionary<string, double>();

    private static readonly Gen<IReadOnlyDictionary<string, double>> AnyWeights =
        Gen.Select(Gen.Double[0.01, 1].Array[MadeUp.Method.Factors.Count], Gen.Bool.Array[MadeUp.Method.Factors.Count], (weights, zero) =>
            (IReadOnlyDictionary<string, double>)MadeUp.Method.Factors
                .Select((f, i) => (f.Id, Weight: zero[i] && f.Id is not FactorIds.PpeIntensity and not FactorIds.LabourExposure ? 0 : weights[i]))
                .ToDictionary(p => p.Id, p => p.Weight));

    [Fact]
    public void The_points_of_a_company_add_up_to_its_axis() => Gen.Select(Gen.Int[1, 1000], AnyWeights, Gen.Double[0, 1]).Sample((seed, weights, neutral) =>
    {
        var book = MadeUp.Book(120, seed);
        foreach (var ranking in new[] { book.Ranking, Scorer.Rank(book, weights, 0), Scorer.Rank(book, weights, neutral) })
        {
            for (var row = 0; row < book.Count; row++)
            {
                AddUp(book, ranking, row, Axis.Heaviness, ranking.HPoints[row], ranking.HShrinkPoints[row]);
                AddUp(book, ranking, row, Axis.Risk, ranking.RPoints[row], ranking.RShrinkPoints[row]);
            }
        }
    }, iter: 30);

    private static void AddUp(ScoreBook book, Ranking ranking, int row, Axis axis, double axisPoints, double shrinkPoints)
    {
        var sum = shrinkPoints;
        for (var f = 0; f < book.Factors.Count; f++)
        {
            if (book.Factors[f].Definition.Axis == axis)
                sum += ranking.Points[f][row];
        }
        Assert.Equal(axisPoints, sum, 1e-9);
        if (!double.IsNaN(axisPoints))
            Assert.InRange(axisPoints, 0, 100 + 1e-9);
    }

    [Fact]
    public void The_order_of_the_rows_changes_no_score() => Gen.Int[1, 1000].Sample(seed =>
    {
        var inputs = MadeUp.Inputs(80, seed);
        var order = Enumerable.Range(0, 80).ToArray();
        new Random(seed).Shuffle(order);
        var straight = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        var shuffled = Scorer.Build(MadeUp.Key, MadeUp.Method, Rows(inputs, order));
        for (var i = 0; i < order.Length; i++)
        {
            Assert.Equal(straight.Ranking.H[order[i]], shuffled.Ranking.H[i]);
            Assert.Equal(straight.Ranking.R[order[i]], shuffled.Ranking.R[i]);
            Assert.Equal(straight.Ranking.Rank[order[i]], shuffled.Ranking.Rank[i]);
        }
    }, iter: 30);

    [Theory]
    [InlineData(FactorIds.PpeIntensity, true)]
    [InlineData(FactorIds.TangibleShare, true)]
    [InlineData(FactorIds.CapexIntensity, true)]
    [InlineData(FactorIds.DepreciationBurden, true)]
    [InlineData(FactorIds.AssetIntensity, true)]
    [InlineData(FactorIds.ReplacementCost, true)]
    [InlineData(FactorIds.RdIntensity, true)]
    [InlineData(FactorIds.PerishableIntangibles, true)]
    [InlineData(FactorIds.ShortLife, false)]
    public void An_axis_is_monotone_in_each_factor(string id, bool rises) => Gen.Select(Gen.Int[1, 500], Gen.Int[0, 79], Gen.Double[1.01, 50]).Sample((seed, row, times) =>
    {
        var before = Scorer.Build(MadeUp.Key, MadeUp.Method, MadeUp.Inputs(80, seed));
        var inputs = MadeUp.Inputs(80, seed);
        var column = FactorIds.ColumnOf(id, inputs);
        column[row] *= times;
        var after = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        var f = MadeUp.Method.IndexOf(id);
        if (before.Factors[f].State[row] != FactorState.Present)
            return;
        var (low, high) = rises ? (before, after) : (after, before);
        Assert.True(high.Factors[f].Score[row] >= low.Factors[f].Score[row] - 1e-9);
        // A longer life or a larger tangible share also moves a moderator, which can only lower R further.
        if (before.Unrated[row] == UnratedReason.None && before.Tracks[row] == Track.Main && id != FactorIds.TangibleShare)
        {
            var axis = MadeUp.Method.Factors[f].Axis;
            Assert.True(PointsOf(high, axis, row) >= PointsOf(low, axis, row) - 1e-6);
        }
    }, iter: 40);

    private static double PointsOf(ScoreBook book, Axis axis, int row) =>
        axis == Axis.Heaviness ? book.Ranking.HPoints[row] - book.Ranking.HShrinkPoints[row] : book.Ranking.RPoints[row] - book.Ranking.RShrinkPoints[row];

    [Fact]
    public void A_factor_of_weight_zero_counts_for_nothing_present_or_missing() => Gen.Select(Gen.Int[1, 1000], Gen.Int[0, MadeUp.Method.Factors.Count - 1]).Sample((seed, f) =>
    {
        var id = MadeUp.Method.Factors[f].Id;
        if (id is FactorIds.LabourExposure or FactorIds.Substitutability)
            return;
        var zero = new Dictionary<string, double> { [id] = 0 };
        var book = MadeUp.Book(90, seed);
        var without = WithoutFactor(book, f);
        var ranking = Scorer.Rank(book, zero, 0);
        var rankingWithout = Scorer.Rank(without, zero, 0);
        Assert.Equal(ranking.HPoints, rankingWithout.HPoints);
        Assert.Equal(ranking.RPoints, rankingWithout.RPoints);
        Assert.Equal(ranking.Rank, rankingWithout.Rank);
    }, iter: 40);

    private static ScoreBook WithoutFactor(ScoreBook book, int missing) => book with
    {
        Factors =
        [
            .. book.Factors.Select((column, f) => f != missing ? column : new FactorColumn
            {
                Definition = column.Definition,
                State = [.. column.State.Select(_ => FactorState.Missing)],
                Raw = [.. column.Raw.Select(_ => double.NaN)],
                Z = [.. column.Z.Select(_ => double.NaN)],
                Score = [.. column.Score.Select(_ => double.NaN)],
                Median = double.NaN,
            }),
        ],
    };

    [Fact]
    public void Ranks_are_a_permutation_and_fall_with_the_halo_score() => Gen.Select(Gen.Int[1, 1000], AnyWeights).Sample((seed, weights) =>
    {
        var book = MadeUp.Book(100, seed);
        var ranking = Scorer.Rank(book, weights, 0);
        var ranked = Enumerable.Range(0, book.Count).Where(row => ranking.Rank[row] > 0).OrderBy(row => ranking.Rank[row]).ToArray();
        Assert.Equal(ranking.RatedCount, ranked.Length);
        Assert.Equal(Enumerable.Range(1, ranked.Length), ranked.Select(row => ranking.Rank[row]));
        for (var i = 1; i < ranked.Length; i++)
            Assert.True(ranking.Halo[ranked[i - 1]] >= ranking.Halo[ranked[i]]);
    }, iter: 30);

    [Fact]
    public void The_methods_own_weights_give_the_books_own_ranking()
    {
        var book = MadeUp.Book(200);
        var same = Scorer.Rank(book, MadeUp.Method.Factors.ToDictionary(f => f.Id, f => 3 * f.Weight), 0);
        Assert.Equal(book.Ranking.Rank, same.Rank);
        Assert.Equal(Scorer.Rank(book, NoWeights, 0).HPoints, book.Ranking.HPoints);
    }

    [Fact]
    public void A_universe_without_any_figure_rates_nobody()
    {
        var inputs = new ScoreInputs([MadeUp.Company(1, 4011), MadeUp.Company(2, 7372)]);
        var book = Scorer.Build(MadeUp.Key, MadeUp.Method, inputs);
        Assert.Equal([UnratedReason.TooLittleData, UnratedReason.TooLittleData], book.Unrated);
        Assert.Equal(0, book.RatedCount);
        Assert.Equal(0, Scorer.Build(MadeUp.Key, MadeUp.Method, new ScoreInputs([])).RatedCount);
    }

    private static ScoreInputs Rows(ScoreInputs from, int[] order)
    {
        var to = new ScoreInputs([.. order.Select(row => from.Companies[row])]);
        foreach (var property in typeof(ScoreInputs).GetProperties())
        {
            if (property.GetValue(from) is Array source and not double[][] && property.GetValue(to) is Array target)
                Copy(source, target);
        }
        foreach (var concept in ConceptInfo.All)
            Copy(MadeUp.Of(from, concept.Concept), MadeUp.Of(to, concept.Concept));
        return to;

        void Copy(Array source, Array target)
        {
            for (var i = 0; i < order.Length; i++)
                target.SetValue(source.GetValue(order[i]), i);
        }
    }
}
