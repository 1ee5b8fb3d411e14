using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Tests.Sanity;

namespace HaloScreener.Scoring.Tests.Book;

public sealed class CuratedLayerTests
{
    private static readonly ScoreBook Plain = Sample.Latest;
    private static readonly ScoreBook Curated = CuratedLayer.Of(Plain);

    [Fact]
    public void Roles_multiply_the_risk_of_the_companies_that_have_one_and_of_nobody_else()
    {
        // Visa: infrastructure, × 0.80.
        var visa = Plain.Row("V");
        Assert.Equal(0.80, Curated.RoleModerator[visa]);
        Assert.Equal(Math.Max(0.65, Plain.Moderator[visa] * 0.80), Curated.Moderator[visa], 1e-12);
        Assert.Equal(Plain.Ranking.RPoints[visa] / Plain.Moderator[visa] * Curated.Moderator[visa], Curated.Ranking.RPoints[visa], 1e-9);
        Assert.True(Curated.Ranking.R[visa] < Plain.Ranking.R[visa]);
        var others = Enumerable.Range(0, Plain.Count).Where(row => CuratedLayer.RoleOf(Curated, row) is null && !double.IsNaN(Plain.Ranking.RPoints[row]));
        Assert.All(others, row => Assert.Equal(Plain.Ranking.RPoints[row], Curated.Ranking.RPoints[row]));
        Assert.Equal(Plain.Ranking.HPoints, Curated.Ranking.HPoints);
    }

    [Fact]
    public void A_role_is_said_with_its_reason_and_only_where_the_layer_is_on()
    {
        var visa = Plain.Row("V");
        Assert.Null(CompanyAnswer.Of(Plain, Plain.Ranking, visa, []).Role);
        var answer = CompanyAnswer.Of(Curated, Curated.Ranking, visa, []);
        Assert.Equal(("infrastructure", new DateOnly(2025, 11, 6)), (answer.Role!.Role, answer.Role.Date));
        Assert.Contains(new ModeratorPart("role", 0.80), answer.Moderators);
    }

    [Fact]
    public void A_role_counts_from_the_day_of_the_report_that_shows_it()
    {
        var before = CuratedLayer.Of(Sample.AsOf(new DateOnly(2025, 11, 5)));
        Assert.Equal(1, before.RoleModerator[before.Row("V")]);
        Assert.Equal(0.80, CuratedLayer.Of(Sample.AsOf(new DateOnly(2025, 11, 6))) is var then ? then.RoleModerator[then.Row("V")] : 0);
    }

    [Fact]
    public void Ranks_are_compared_under_the_roles_of_the_later_day_so_that_nobody_moves_by_being_written_down()
    {
        var before = Sample.AsOf(new DateOnly(2025, 7, 15));
        var later = CuratedLayer.Of(Plain with { YearBefore = new Lazy<ScoreBook>(() => before) });
        Assert.Equal(0.80, later.YearBefore!.Value.RoleModerator[before.Row("V")]);
        Assert.Equal(1, CuratedLayer.Of(before).RoleModerator[before.Row("V")]);
    }

    [Fact]
    public void The_layer_is_another_method_with_a_hash_of_its_own_and_the_roles_are_in_it()
    {
        Assert.NotEqual(Plain.Key.MethodHash, Curated.Key.MethodHash);
        Assert.Equal(ScoringMethod.Default.WithCuratedRoles.Hash, Curated.Key.MethodHash);
        Assert.Same(Curated, CuratedLayer.Of(Curated));
        var moved = MethodFiles.Embedded.With(MethodFiles.CuratedRoles, MethodFiles.Embedded[MethodFiles.CuratedRoles].Replace("Visa,infrastructure", "Visa,system_of_record", StringComparison.Ordinal));
        var other = ScoringMethod.Load(moved, Core.Concepts.ChainFile.Default.Hash);
        Assert.Equal(ScoringMethod.Default.Hash, other.Hash);
        Assert.NotEqual(ScoringMethod.Default.WithCuratedRoles.Hash, other.WithCuratedRoles.Hash);
    }

    [Fact]
    public void A_method_file_with_the_layer_on_scores_with_roles_from_the_start()
    {
        var on = ScoringMethod.Load(
            MethodFiles.Embedded.With(MethodFiles.Rules, MethodFiles.Embedded[MethodFiles.Rules].Replace("\"curated_roles\": false", "\"curated_roles\": true", StringComparison.Ordinal)),
            Core.Concepts.ChainFile.Default.Hash);
        Assert.Same(on, on.WithCuratedRoles);
        var inputs = MadeUp.Inputs(30);
        inputs = new ScoreInputs([.. inputs.Companies.Select((c, i) => i == 0 ? c with { Cik = 1403161, Sic = 7389 } : c)]);
        Assert.Equal(0.80, Scorer.Build(MadeUp.Key with { MethodHash = on.Hash }, on, inputs).RoleModerator[0]);
    }

    [Fact]
    public void The_query_asks_for_roles_and_a_pinned_method_is_then_the_layers()
    {
        var hash = ScoringMethod.Default.WithCuratedRoles.Hash[..8];
        var parse = ScreenRequest.Parse("?roles=on&method=" + hash, ScoringMethod.Default);
        Assert.True(parse.Request!.Roles);
        Assert.Equal($"?method={hash}&roles=on", parse.Request.ToQueryString());
        Assert.Same(Curated, parse.Request.BookOf(Plain));
        Assert.Same(Plain, ScreenRequest.Parse("?roles=off", ScoringMethod.Default).Request!.BookOf(Plain));
        Assert.NotEmpty(ScreenRequest.Parse("?method=" + hash, ScoringMethod.Default).Errors);
        Assert.Contains("allowed: on, off", ScreenRequest.Parse("?roles=yes", ScoringMethod.Default).Errors[0].Sentence, StringComparison.Ordinal);
    }
}
