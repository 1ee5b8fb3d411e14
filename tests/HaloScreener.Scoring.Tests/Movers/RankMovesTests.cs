using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Movers;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Tests.Book;
using HaloScreener.Scoring.Tests.Sanity;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Movers;

public sealed class RankMovesTests
{
    private static HandmadeCompany Company(int cik, double h, params string[] factors) => new()
    {
        Cik = cik,
        Name = $"Company {cik}",
        H = h,
        R = 10,
        Raw = factors.ToDictionary(f => f, _ => 1.0),
    };

    [Fact]
    public void Ranks_are_counted_among_the_companies_ranked_on_both_days()
    {
        // Ranks were 1, 2, 3, 4; company 2 is gone and company 9 came first, so that of the three left 3 went from second to first.
        var before = HandmadeBook.Of(Company(1, 90), Company(2, 80), Company(3, 70), Company(4, 60));
        var now = HandmadeBook.Of(Company(9, 95), Company(3, 92), Company(1, 91), Company(4, 50));

        var moves = RankMoves.Between(before, before.Ranking, now, now.Ranking);

        Assert.Equal(3, moves.Universe);
        Assert.Equal([(1, -1), (3, 1), (4, 0)], new[] { 1, 3, 4 }.Select(cik => (cik, moves[now.RowOf(cik)!.Value]!.Change)));
        Assert.Null(moves[now.RowOf(9)!.Value]);
        Assert.Equal(double.NaN, moves.ChangeOf(now.RowOf(9)!.Value));
        // Both moved one place; the better rank comes first.
        Assert.Equal([3, 1, 4], moves.LargestFirst().Select(m => now.Companies[m.Row].Cik));
    }

    [Fact]
    public void The_factor_behind_a_move_points_where_the_move_goes_although_another_changed_more()
    {
        // Company 1 falls: what it has of labour at risk (15 points of 100 − 10) weighs more than what it gained of plant (12.5 points of 80), and is named;
        // company 2, which gained plant too, rose by it.
        var before = HandmadeBook.Of(Company(1, 90), Company(2, 80));
        var now = HandmadeBook.Of(Company(1, 70, "ppe_intensity", "labour_exposure"), Company(2, 80, "ppe_intensity"));

        var moves = RankMoves.Between(before, before.Ranking, now, now.Ranking);

        Assert.Equal((-1, MoveReason.Factor, "labour_exposure", 15.0), (moves[0]!.Change, moves[0]!.Reason, moves[0]!.Factor!.Id, moves[0]!.PointsChange));
        Assert.Equal((1, MoveReason.Factor, "ppe_intensity"), (moves[1]!.Change, moves[1]!.Reason, moves[1]!.Factor!.Id));
    }

    [Fact]
    public void A_company_that_only_others_moved_says_so()
    {
        // Company 2 gained plant and fell nevertheless: company 3 came past it. Company 1 did not move.
        var before = HandmadeBook.Of(Company(1, 90), Company(2, 80), Company(3, 70));
        var now = HandmadeBook.Of(Company(1, 90), Company(2, 80, "ppe_intensity"), Company(3, 85, "ppe_intensity"));

        var moves = RankMoves.Between(before, before.Ranking, now, now.Ranking);

        Assert.Equal((-1, MoveReason.Others, null), (moves[1]!.Change, moves[1]!.Reason, moves[1]!.Factor));
        Assert.Equal((0, MoveReason.None, null), (moves[0]!.Change, moves[0]!.Reason, moves[0]!.Factor));
    }

    [Fact]
    public void The_factor_behind_a_move_is_the_one_that_did_most_for_it_and_missing_counts_as_none()
    {
        // A handmade factor brings half its weight: PP&E intensity 12.5 points, the share of labour 15.
        var before = HandmadeBook.Of(Company(1, 90, "ppe_intensity"), Company(2, 80, "ppe_intensity"));
        var now = HandmadeBook.Of(Company(1, 70, "ppe_intensity", "labour_exposure"), Company(2, 80, "ppe_intensity"));

        var moves = RankMoves.Between(before, before.Ranking, now, now.Ranking);

        var first = moves[0]!;
        Assert.Equal(("labour_exposure", 0.0, 0.15, -1), (first.Factor!.Id, first.PointsBefore, first.PointsAfter / 100, first.Change));
        Assert.False(first.FactorLifts);
        Assert.Null(moves[1]!.Factor);
    }

    [Fact]
    public void The_column_measures_against_the_same_day_a_year_before_under_the_same_weights()
    {
        var before = MadeUp.Book(200, seed: 1);
        var now = MadeUp.Book(200, seed: 2) with { YearBefore = new Lazy<ScoreBook>(() => before) };
        var weights = new Dictionary<string, double> { ["ppe_intensity"] = 0.9 };
        var ranking = Scorer.Rank(now, weights, 0);
        var expected = RankMoves.Between(before, Scorer.Rank(before, weights, 0), now, ranking);

        var column = ScreenColumns.Of(now.Method).Find("rank_change")!;
        var factor = ScreenColumns.Of(now.Method).Find("rank_change_factor")!;
        for (var row = 0; row < now.Count; row++)
        {
            Assert.Equal(expected.ChangeOf(row), column.Number(now, ranking, row));
            Assert.Equal(expected[row] is { } move ? move.Factor?.Id ?? ScreenIds.Of(move.Reason) : null, factor.Text(now, ranking, row));
        }
        Assert.NotEqual(0, Enumerable.Range(0, now.Count).Count(row => column.Number(now, ranking, row) != column.Number(now, now.Ranking, row)));
        Assert.All(Enumerable.Range(0, before.Count), row => Assert.Equal(double.NaN, column.Number(before, before.Ranking, row)));
    }

    [Fact]
    public void On_real_companies_places_won_and_lost_add_up_to_nothing()
    {
        var (from, to) = (Sample.AsOf(new DateOnly(2024, 6, 30)), Sample.AsOf(new DateOnly(2025, 6, 30)));
        var moves = RankMoves.Between(from, from.Ranking, to, to.Ranking);
        var all = moves.LargestFirst().ToArray();
        Assert.True(all.Length > 250);
        Assert.Equal(0, all.Sum(m => m.Change));
        Assert.Equal(Enumerable.Range(1, all.Length), all.Select(m => m.RankAfter).Order());
        Assert.All(all, m => Assert.True(m.Factor is null || m.FactorLifts == m.Change > 0));
        Assert.Contains(all, m => m.Reason == MoveReason.Others);
        // The points of a move's factor are those that each book's own company page shows.
        var largest = CompanyAnswer.Of(to, to.Ranking, all[0].Row, []);
        Assert.Equal(largest.Factors.Single(f => f.Definition.Id == all[0].Factor!.Id).Points ?? 0, all[0].PointsAfter, 1e-9);
    }
}
