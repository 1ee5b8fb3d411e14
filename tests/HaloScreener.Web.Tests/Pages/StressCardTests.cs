using Bunit;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Company;

namespace HaloScreener.Web.Tests.Pages;

public sealed class StressCardTests
{
    /// <summary>Revenue 1,000 m, cost of it 640 m with 40 m of D&amp;A in it, EBIT 100 m, net PP&amp;E 400 m written off by 40 m a year.</summary>
    private static readonly HandmadeCompany Plant = new()
    {
        Cik = 1,
        Name = "Plant",
        Tickers = ["PLNT"],
        Sic = 4911,
        H = 70,
        R = 30,
        Figures = new Dictionary<Concept, double>
        {
            [Concept.Revenue] = 1000e6,
            [Concept.CostOfRevenue] = 640e6,
            [Concept.DepreciationAmortization] = 40e6,
            [Concept.Depreciation] = 40e6,
            [Concept.OperatingIncome] = 100e6,
            [Concept.PpeNet] = 400e6,
            [Concept.Capex] = 50e6,
            [Concept.DilutedShares] = 10e6,
        },
    };

    [Fact]
    public async Task The_card_says_what_the_scenario_costs_the_company_and_opens_it_for_its_sector_on_the_same_day()
    {
        await using var context = PageContext.Create();
        var card = Draw(context, Plant);
        Assert.Equal("/stress?asOf=2025-06-30&basis=ttm&sector=utilities", card.Find(".card-head a").GetAttribute("href"));
        Assert.Equal("Hypothetical", card.Find(".badge").TextContent);
        var figures = card.FindAll("dl > div");
        // 0.3 · 0.5 · 1000 · (1 − 0.6) = 60 of 100 lost; the stressed half of the plant, 200, earns 50 − 60 a year and is worth what it fetches: 0.35 · 200.
        Assert.Equal(["130.0 m", "−60.0 m", "6.7 m", "1 → 1"], figures.Select(f => f.QuerySelector("dd")!.TextContent));
        Assert.Contains("65.0% of the stressed plant; the undiscounted ASC 360 test would trigger", figures[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("60.0% of operating income", figures[1].TextContent, StringComparison.Ordinal);
        // (60 + 40 · 0.5 · (1 ÷ 0.75 − 1)) · (1 − 0.21) ÷ 10 million shares.
        Assert.Contains("−5.27 a share", figures[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("max(0, θ · net PP&E − recoverable)", figures[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_that_states_no_operating_income_has_no_impairment_and_the_card_says_why()
    {
        await using var context = PageContext.Create();
        var figures = Plant.Figures.Where(f => f.Key != Concept.OperatingIncome).ToDictionary();
        var impairment = Draw(context, Plant with { Figures = figures }).Find("dl > div");
        Assert.Equal("–", impairment.QuerySelector("dd")!.TextContent);
        Assert.Contains("depreciation or operating income is not tagged", impairment.TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<StressCard> Draw(BunitContext context, HandmadeCompany company) => context.Render<StressCard>(parameters => parameters
        .Add(c => c.Book, HandmadeBook.Of(company))
        .Add(c => c.Row, 0)
        .Add(c => c.Request, new ScreenRequest { AsOf = HandmadeBook.AsOf, Basis = Scoring.Book.Basis.Ttm }));
}
