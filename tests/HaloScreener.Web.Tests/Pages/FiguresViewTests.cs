using Bunit;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Figures;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Pages;

public sealed class FiguresViewTests
{
    private static readonly DateOnly End = new(2024, 12, 31);

    private static readonly ResolvedValue Revenue = new(
        100885, Concept.Revenue, new FiscalPeriod(End, FiscalPeriod.Year), new DateOnly(2025, 2, 7),
        Accession.Parse("0000100885-25-000042"), "10-K", "USD", 24_250e6, MappedTags.Default.IdOf("Revenues")!.Value, 1, false, ValueFlags.None, null);

    private static readonly ResolvedValue Plant = Revenue with
    {
        Concept = Concept.PpeNet,
        Period = new FiscalPeriod(End, FiscalPeriod.Instant),
        Value = 58_343e6,
        Tag = MappedTags.Default.IdOf("PropertyPlantAndEquipmentGross")!.Value,
        ChainPosition = 9,
        Derived = true,
        Arithmetic = "PropertyPlantAndEquipmentGross 83,840,000,000 − AccumulatedDepreciation 25,497,000,000",
    };

    [Fact]
    public async Task A_ratio_of_a_sector_shows_both_figures_of_each_company_with_tag_step_arithmetic_and_filing()
    {
        await using var context = PageContext.Create(CompanyFilings.Of([Revenue, Plant]));

        var page = Draw(context, "?of=sectors&figure=ppe_to_revenue&group=transport");

        Assert.Equal("Transport: Net PP&E ÷ revenue", page.Find("h1").TextContent);
        Assert.Equal("2.41×", page.Find(".figure-sum-value").TextContent);
        Assert.Contains("58.3 bn ÷ 24.2 bn = 2.41×", page.Find(".figure-sum").TextContent, StringComparison.Ordinal);
        var company = page.Find(".figure-parts tbody");
        Assert.Equal("/company/100885?show=ppe_net", company.QuerySelector("a.company")!.GetAttribute("href"));
        var lines = company.QuerySelectorAll("tr");
        Assert.Equal(2, lines.Length);
        Assert.Contains("58,343,000,000 USD", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("derived, step 9 of the chain", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("83,840,000,000 − AccumulatedDepreciation", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Revenues", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("10-K filed 2025-02-07", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("https://www.sec.gov/Archives/edgar/data/100885/000010088525000042/0000100885-25-000042-index.htm", lines[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/screen?sector=transport", page.FindAll(".actions a")[0].GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_not_known_is_said_and_a_group_of_nobody_says_what_next()
    {
        await using var context = PageContext.Create();
        Assert.Contains("figure=goodness", Draw(context, "?of=sectors&figure=goodness").Markup, StringComparison.Ordinal);
        Assert.Contains("group=planets", Draw(context, "?of=sectors&figure=capex&group=planets").Markup, StringComparison.Ordinal);
        Assert.Equal("/sectors", Draw(context, "?of=sectors&figure=capex&group=transport").Find(".problem a").GetAttribute("href"));
    }

    private static IRenderedComponent<FiguresView> Draw(BunitContext context, string query) => context.Render<FiguresView>(parameters => parameters
        .Add(v => v.Book, SmallUniverse.Book)
        .Add(v => v.Query, ScreenAddress.Of("http://localhost/figures" + query)));
}
