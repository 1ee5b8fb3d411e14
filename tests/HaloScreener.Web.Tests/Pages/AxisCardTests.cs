using Bunit;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
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
        Assert.Contains("3 of the other 5 companies are lighter", card.Find(".axis > p").TextContent, StringComparison.Ordinal);
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

    [Fact]
    public async Task A_factor_opens_the_figures_behind_it_with_tag_chain_step_and_filing_and_an_address_opens_it_too()
    {
        await using var context = PageContext.Create();
        var end = new DateOnly(2024, 12, 31);
        ResolvedValue Value(Concept concept, byte quarters, double value, string? arithmetic = null, int filed = 2025) => new(
            SmallUniverse.Union.Cik, concept, new FiscalPeriod(end, quarters), new DateOnly(filed, 2, 7), new Accession(10088525000042), "10-K", "USD", value,
            MappedTags.Default.IdOf("PropertyPlantAndEquipmentNet")!.Value, 3, arithmetic is not null, ValueFlags.None, arithmetic);
        var book = SmallUniverse.Book;
        var answer = CompanyAnswer.Of(book, book.Ranking, book.RowOf(SmallUniverse.Union.Cik)!.Value,
            [Value(Concept.PpeNet, 0, 58_000e6), Value(Concept.PpeNet, 0, 58_343e6, "Gross 83,840 − Accumulated 25,497", 2026), Value(Concept.Revenue, 4, 24_250e6)]);
        Assert.Equal([58_000e6, 24_250e6], answer.Factors.Single(f => f.Definition.Id == "ppe_intensity").Inputs.Select(i => i.Value.Value));

        IRenderedComponent<AxisCard> Card(string? show) => context.Render<AxisCard>(parameters => parameters
            .Add(c => c.Axis, Scoring.Method.Axis.Heaviness).Add(c => c.Part, answer.Heaviness).Add(c => c.Moderators, []).Add(c => c.Company, answer)
            .Add(c => c.Method, ScoringMethod.Default).Add(c => c.Shown, new ShownSource(show)));
        var card = Card(null);
        Assert.Empty(card.FindAll(".sources"));
        card.Find(".part-raw button").Click();
        Assert.Equal("true", card.Find(".part-raw button").GetAttribute("aria-expanded"));
        var first = card.Find(".sources li");
        Assert.Contains("58,000,000,000 USD", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("PropertyPlantAndEquipmentNet · reported, step 3 of the chain", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("10-K filed 2025-02-07", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("0000100885-25-000042", first.TextContent, StringComparison.Ordinal);

        Assert.Single(Card("ppe_intensity").FindAll(".sources[data-arrive]"));
        Assert.True(Card("h").FindAll(".sources").Count > 1);
        Assert.Empty(Card("r").FindAll(".sources"));
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
