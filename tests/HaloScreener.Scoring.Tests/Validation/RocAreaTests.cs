using HaloScreener.Scoring.Validation;

namespace HaloScreener.Scoring.Tests.Validation;

public sealed class RocAreaTests
{
    private static readonly bool[] TwoOfFive = [true, false, true, false, false];

    [Fact]
    public void The_area_is_the_share_of_pairs_that_are_the_right_way_round() =>
        // 90 beats 80, 40 and 10; 70 beats 40 and 10: 5 of 6.
        Assert.Equal(5 / 6.0, new RocArea([90, 80, 70, 40, 10], TwoOfFive).Value, 1e-12);

    [Fact]
    public void A_tie_counts_half() =>
        // 90 beats three; 40 beats 10 and ties with 40: 4.5 of 6.
        Assert.Equal(0.75, new RocArea([90, 80, 40, 40, 10], TwoOfFive).Value, 1e-12);

    [Fact]
    public void A_company_that_is_drawn_twice_brings_its_pairs_twice() =>
        // 90 twice beats 80 once, 40 twice and 10 never: 2 × 3; 70 beats 40 twice: 2. Of 3 × 3 pairs.
        Assert.Equal(8 / 9.0, new RocArea([90, 80, 70, 40, 10], TwoOfFive).Weighed([2, 1, 1, 2, 0]), 1e-12);

    [Fact]
    public void Pairs_of_one_group_count_half_where_the_score_says_nothing_of_them() =>
        // Across the groups 0.6 beats both 0.5; the pairs of 0.0 with its own group's 0.5 are ties: 2 + 1 of 4.
        Assert.Equal(0.75, new RocArea([0.6, 0.0, 0.5, 0.5], [true, true, false, false], [0, 1, 1, 1]).Value, 1e-12);

    [Fact]
    public void A_companys_share_is_of_those_of_the_other_side_that_it_is_told_from_the_right_way_round()
    {
        // 90 beats all three of the others, 40 beats 10 and ties with 40; 80 is below 90 only, 40 ties once more, 10 is below both.
        Assert.Equal([1, 0.5, 0.5, 0.75, 1], new RocArea([90, 80, 40, 40, 10], TwoOfFive).Shares());
        // 0.6 beats both 0.5, the 0.0 ties with both as of one group.
        Assert.Equal([1, 0.5, 0.75, 0.75], new RocArea([0.6, 0.0, 0.5, 0.5], [true, true, false, false], [0, 1, 1, 1]).Shares());
    }

    [Fact]
    public void Either_sides_shares_have_the_area_as_their_mean() => Companies.Sample(c =>
    {
        var area = new RocArea(c.Scores, c.Positive);
        foreach (var side in (bool[])[true, false])
            Assert.Equal(area.Value, area.Shares().Where((_, i) => c.Positive[i] == side).Average(), 1e-12);
    });

    [Fact]
    public void One_side_alone_has_no_area() => Assert.Equal(double.NaN, new RocArea([1, 2], [true, true]).Value);

    [Fact]
    public void A_missing_score_is_refused() => Assert.Throws<ArgumentException>(() => new RocArea([1, double.NaN], [true, false]));

    private static readonly Gen<(double[] Scores, bool[] Positive)> Companies =
        Gen.Int[2, 40].SelectMany(n => Gen.Select(Gen.Int[0, 20].Select(i => (double)i).Array[n], Gen.Bool.Array[n]))
            .Where(c => c.Item2.Any(p => p) && c.Item2.Any(p => !p));

    [Fact]
    public void It_is_what_comparing_every_pair_gives() => Companies.Sample(c =>
    {
        var pairs = from i in Enumerable.Range(0, c.Scores.Length)
                    where c.Positive[i]
                    from j in Enumerable.Range(0, c.Scores.Length)
                    where !c.Positive[j]
                    select c.Scores[i] > c.Scores[j] ? 1 : c.Scores[i] == c.Scores[j] ? 0.5 : 0;
        Assert.Equal(pairs.Average(), new RocArea(c.Scores, c.Positive).Value, 1e-12);
    });

    [Fact]
    public void A_monotone_transform_changes_nothing() => Companies.Sample(c =>
        Assert.Equal(new RocArea(c.Scores, c.Positive).Value, new RocArea(Array.ConvertAll(c.Scores, s => Math.Exp(s / 3) - 7), c.Positive).Value));

    [Fact]
    public void Swapped_labels_give_one_minus_the_area() => Companies.Sample(c =>
        Assert.Equal(1 - new RocArea(c.Scores, c.Positive).Value, new RocArea(c.Scores, Array.ConvertAll(c.Positive, p => !p)).Value, 1e-12));
}
