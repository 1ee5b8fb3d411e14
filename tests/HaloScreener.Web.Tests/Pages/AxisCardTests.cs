using Bunit;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Company;

namespace HaloScreener.Web.Tests.Pages;

public sealed class AxisCardTests
{
    private static readonly FactorDefinition Ppe = Definition("ppe_intensity", 0.5, RawFormat.Multiple);
    private static readonly FactorDefinition Capex = Definition("capex_intensity", 0.3, RawFormat.Percent);
    private static readonly FactorDefinition Life = Definition("short_life", 0.2, RawFormat.Years);

    /// <summary>0.5·80 + 0.3·missing: 40 points of the factor and 6 of the industry's median make 46.</summary>
    private static readonly AxisAnswer Axis = new()
    {
        Score = 60,
        Points = 46,
        ShrinkagePoints = 6,
        Above = 3,
        Universe = 6,
        Factors =
        [
            Part(Ppe, FactorState.Present, raw: 2.37, points: 40, median: 0.31),
            Part(Capex, FactorState.Missing),
            Part(Life, FactorState.NotApplicable),
        ],
    };

    [Fact]
    public async Task Each_factor_shows_its_raw_value_the_median_and_its_points_and_the_sum_is_the_axis()
    {
        await using var context = PageContext.Create();
        var card = Draw(context, []);
        Assert.Equal(["40.0", "–", "–", "6.0", "46.0"], card.FindAll(".part-points").Select(p => p.TextContent.Trim()));
        Assert.Equal("2.37× · median 0.31×", card.Find(".part-raw").TextContent);
        Assert.Contains("3 of the other 5 companies are lighter", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_track_is_as_long_as_the_weight_and_filled_as_far_as_the_points_go()
    {
        await using var context = PageContext.Create();
        var card = Draw(context, []);
        Assert.Equal(["width:100%", "width:60%", "width:40%"], card.FindAll(".part-track").Select(t => t.GetAttribute("style")));
        Assert.Equal("width:80%", card.Find(".part-track i").GetAttribute("style"));
    }

    [Fact]
    public async Task What_is_missing_and_what_does_not_apply_are_told_apart()
    {
        await using var context = PageContext.Create();
        var words = Draw(context, []).FindAll("tbody .part-raw").Select(p => p.TextContent).ToList();
        Assert.Equal("not tagged in the filings", words[1]);
        Assert.Equal("does not apply to this company", words[2]);
        Assert.Equal("missing factors: 1", words[3]);
    }

    [Fact]
    public async Task Moderators_are_said_with_the_total()
    {
        await using var context = PageContext.Create();
        var card = Draw(context, [new ModeratorPart("regulated", 0.8)]);
        Assert.Contains("× 0.80 regulated or licensed industry", card.Find("tfoot").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<AxisCard> Draw(BunitContext context, IReadOnlyList<ModeratorPart> moderators) => context.Render<AxisCard>(parameters => parameters
        .Add(c => c.Axis, Scoring.Method.Axis.Heaviness)
        .Add(c => c.Part, Axis)
        .Add(c => c.Moderators, moderators)
        .Add(c => c.Company, CompanyAnswer.Of(SmallUniverse.Book, SmallUniverse.Book.Ranking, 0, []))
        .Add(c => c.Method, ScoringMethod.Default));

    private static FactorDefinition Definition(string id, double weight, RawFormat format) =>
        new(id, Scoring.Method.Axis.Heaviness, weight, Transform.None, false, format, id, "a ÷ b");

    private static FactorPart Part(FactorDefinition definition, FactorState state, double? raw = null, double? points = null, double? median = null) => new()
    {
        Definition = definition,
        State = state,
        Raw = raw,
        Score = null,
        Weight = definition.Weight,
        Points = points,
        Median = median,
    };
}
