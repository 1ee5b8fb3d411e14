using Bunit;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Pages;

public sealed class CompanyViewTests
{
    private static readonly ResolvedValue Revenue = new(
        100885, Concept.Revenue, new FiscalPeriod(new DateOnly(2024, 12, 31), FiscalPeriod.Year), new DateOnly(2025, 2, 7),
        Accession.Parse("0000100885-25-000042"), "10-K", "USD", 24_250e6, MappedTags.Default.IdOf("Revenues")!.Value, 1, false, ValueFlags.RevenueConflict, null);

    private static readonly ResolvedValue Plant = Revenue with
    {
        Concept = Concept.PpeNet,
        Period = new FiscalPeriod(new DateOnly(2024, 12, 31), FiscalPeriod.Instant),
        Value = 58_343e6,
        Tag = MappedTags.Default.IdOf("PropertyPlantAndEquipmentGross")!.Value,
        ChainPosition = 9,
        Derived = true,
        Flags = ValueFlags.None,
        Arithmetic = "PropertyPlantAndEquipmentGross 83,840,000,000 − AccumulatedDepreciation 25,497,000,000",
    };

    [Fact]
    public async Task A_figure_opens_its_lineage_in_one_click_and_closes_it_in_another()
    {
        await using var context = PageContext.Create(CompanyFilings.Of([Revenue, Plant]));
        var page = Draw(context, 100885);
        Assert.Empty(page.FindAll(".lineage"));
        page.Find("button.figure[aria-label^='Revenue, fiscal year 2024: 24,250.']").Click();
        var lineage = page.Find(".lineage");
        Assert.Contains("24,250,000,000 USD", lineage.TextContent, StringComparison.Ordinal);
        Assert.Contains("Reported; step 1", lineage.TextContent, StringComparison.Ordinal);
        Assert.Contains("differ by over 5%", lineage.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://www.sec.gov/Archives/edgar/data/100885/000010088525000042/0000100885-25-000042-index.htm", lineage.QuerySelector("a")!.GetAttribute("href"));
        page.Find("button.figure[aria-expanded=true]").Click();
        Assert.Empty(page.FindAll(".lineage"));
    }

    [Fact]
    public async Task An_address_with_a_year_opens_the_figure_of_that_year()
    {
        var before = Revenue with { Period = new FiscalPeriod(new DateOnly(2021, 12, 31), FiscalPeriod.Year), Value = 21_804e6, Filed = new DateOnly(2022, 2, 4) };
        await using var context = PageContext.Create(CompanyFilings.Of([before, Revenue]));

        var page = context.Render<FundamentalsCard>(parameters => parameters
            .Add(c => c.Answer, CompanyAnswer.Of(SmallUniverse.Book, SmallUniverse.Book.Ranking, SmallUniverse.Book.RowOf(100885)!.Value, [before, Revenue]))
            .Add(c => c.Shown, new ShownSource("revenue", "2021")));

        Assert.Contains("21,804,000,000 USD", page.Find(".lineage").TextContent, StringComparison.Ordinal);
        Assert.Equal("/company/100885?show=revenue&year=2021", CompanyLink.To(100885, null, "revenue", 2021));
        Assert.Null(new ShownSource("revenue", "2021").ErrorUnder(SmallUniverse.Book.Method));
        Assert.Equal("year", new ShownSource("halo", "2021").ErrorUnder(SmallUniverse.Book.Method)?.Parameter);
        Assert.Equal("year", new ShownSource("revenue", "next").ErrorUnder(SmallUniverse.Book.Method)?.Parameter);
    }

    [Fact]
    public async Task A_derived_figure_looks_different_and_shows_its_arithmetic()
    {
        await using var context = PageContext.Create(CompanyFilings.Of([Revenue, Plant]));
        var page = Draw(context, 100885);
        page.Find("button.figure-derived").Click();
        Assert.Contains("83,840,000,000 − AccumulatedDepreciation", page.Find(".lineage-sum").TextContent, StringComparison.Ordinal);
        Assert.Contains("Derived; step 9", page.Find(".lineage").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cards_say_the_rank_and_how_many_companies_are_lighter_and_more_at_risk()
    {
        await using var context = PageContext.Create();
        var page = Draw(context, 100885);
        var cards = page.FindAll(".score-card").Select(c => c.TextContent).ToList();
        Assert.Contains("rank 1 of 7", cards[0], StringComparison.Ordinal);
        // H is 90; of the six others only MACRO with 98 is heavier.
        Assert.Contains("heavier than 83% of 7 companies", cards[1], StringComparison.Ordinal);
        Assert.Contains("less at risk than 100% of 7 companies", cards[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_years_are_labelled_with_the_month_in_which_they_end()
    {
        var january = Revenue with { Period = new FiscalPeriod(new DateOnly(2025, 1, 26), FiscalPeriod.Year) };
        await using var context = PageContext.Create(CompanyFilings.Of([january]));
        Assert.Equal("FY2024Jan 2025", Draw(context, 100885).FindAll(".figures thead th")[1].TextContent);
    }

    private static IRenderedComponent<CompanyView> Draw(BunitContext context, int cik) => context.Render<CompanyView>(parameters => parameters
        .Add(v => v.Book, SmallUniverse.Book)
        .Add(v => v.Row, SmallUniverse.Book.RowOf(cik)!.Value)
        .Add(v => v.Request, new ScreenRequest())
        .Add(v => v.Id, cik.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
