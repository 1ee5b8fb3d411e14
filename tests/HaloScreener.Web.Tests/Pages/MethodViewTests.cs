using Bunit;
using HaloScreener.Scoring.Method;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Method;

namespace HaloScreener.Web.Tests.Pages;

public sealed class MethodViewTests
{
    [Fact]
    public async Task Every_factor_has_its_formula_and_its_picture()
    {
        await using var context = PageContext.Create();
        var page = context.Render<MethodView>(p => p.Add(v => v.Book, SmallUniverse.Book).Add(v => v.Query, HaloScreener.Web.Features.Screen.ScreenAddress.Of("http://localhost/method?asOf=2025-06-30&basis=ttm")));
        foreach (var factor in ScoringMethod.Default.Factors)
        {
            var part = page.Find($"#{factor.Id}");
            Assert.NotNull(part.QuerySelector("math"));
            Assert.Contains(part.QuerySelectorAll("img"), i => i.GetAttribute("src") == $"/charts/distribution/{factor.Id}.svg?theme=light&asOf=2025-06-30&basis=ttm");
        }
        Assert.Equal("mean3 years(Revenue)", page.Find("#ppe_intensity mfrac > :nth-child(2)").TextContent);
    }

    [Fact]
    public async Task Formulas_carry_the_constants_in_force_and_names_are_encoded()
    {
        await using var context = PageContext.Create();
        var text = MethodFiles.Embedded[MethodFiles.Rules].Replace("\"replacement_inflation\": 0.025", "\"replacement_inflation\": 0.04", StringComparison.Ordinal);
        var method = ScoringMethod.Load(MethodFiles.Embedded.With(MethodFiles.Rules, text), Core.Concepts.ChainFile.Default.Hash);
        var page = context.Render<MethodView>(p => p.Add(v => v.Book, HandmadeBook.Of(method, [SmallUniverse.Union])));
        Assert.Equal("1.04", page.Find("#replacement_cost msup > mn").TextContent);
        Assert.Equal("<mi class=\"words\">Net PP&amp;E</mi>", MathText.Words("Net PP&E").Markup);
    }

    [Fact]
    public async Task The_roles_are_listed_with_source_and_date()
    {
        await using var context = PageContext.Create();
        var rows = context.Render<RolesCard>(p => p.Add(c => c.Method, ScoringMethod.Default)).FindAll("tbody tr");
        Assert.Equal(ScoringMethod.Default.CuratedRoles.Count, rows.Count);
        Assert.Contains("0.80", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("accession", rows[0].TextContent, StringComparison.Ordinal);
    }
}
