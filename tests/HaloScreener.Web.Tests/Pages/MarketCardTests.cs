using Bunit;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Company;

namespace HaloScreener.Web.Tests.Pages;

public sealed class MarketCardTests
{
    // 139.6 bn + 31.2 bn − 1.0 bn = 169.8 bn; ÷ 24.25 bn = 7.00; 139.6 ÷ 16.9 = 8.26.
    private static readonly MarketFigures Priced = new()
    {
        Value = 139.6e9,
        Source = MarketValueSource.Prices,
        PriceDay = new DateOnly(2025, 6, 27),
        NetDebt = 30.2e9,
        Revenue = 24.25e9,
        Equity = 16.9e9,
    };

    [Fact]
    public async Task A_market_value_from_prices_says_so_with_the_day()
    {
        var text = await TextOfAsync(SmallUniverse.Union with { Market = Priced });
        Assert.Contains("Market value139.6 bn", text, StringComparison.Ordinal);
        Assert.Contains("169.8 bn", text, StringComparison.Ordinal);
        Assert.Contains("7.00×", text, StringComparison.Ordinal);
        Assert.Contains("8.26×", text, StringComparison.Ordinal);
        Assert.Contains("Closing price of 2025-06-27", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_multiple_opens_the_close_and_the_figures_behind_it()
    {
        await using var context = PageContext.Create();
        ScoreBook book = HandmadeBook.Of(SmallUniverse.Union with { Market = Priced with { Closes = [new ClosingPrice("UNION", new DateOnly(2025, 6, 27), 230.08, 6.07e8)] } });
        var end = new DateOnly(2024, 12, 31);
        ResolvedValue Stated(Concept concept, byte quarters, double value) => new(SmallUniverse.Union.Cik, concept, new FiscalPeriod(end, quarters), new DateOnly(2025, 2, 7), new Accession(10088525000042), "10-K", "USD", value, 0, 1, false, ValueFlags.None, null);
        var card = context.Render<MarketCard>(p => p.Add(c => c.Answer, CompanyAnswer.Of(book, book.Ranking, 0, [Stated(Concept.Revenue, 4, 24.25e9), Stated(Concept.Equity, 0, 16.9e9)])));

        card.FindAll("button.figure").Single(b => b.TextContent == "8.26×").Click();

        var lines = card.FindAll(".sources li").Select(l => l.TextContent).ToList();
        Assert.StartsWith("Close of UNION 230.08 USD on 2025-06-27From the imported price list, with 607,000,000 shares", string.Concat(lines[0].Split('\n').Select(t => t.Trim())), StringComparison.Ordinal);
        Assert.Contains("Equity", lines[1], StringComparison.Ordinal);
        Assert.Contains("16,900,000,000 USD", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_float_is_never_called_market_value()
    {
        var text = await TextOfAsync(SmallUniverse.Union with { Market = Priced with { Source = MarketValueSource.PublicFloat, PriceDay = null } });
        Assert.Contains("Public float139.6 bn", text, StringComparison.Ordinal);
        Assert.Contains("cover of the annual report, FY ended Dec 2024", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_without_either_says_what_is_missing() =>
        Assert.Contains("Neither a closing price", await TextOfAsync(SmallUniverse.Union), StringComparison.Ordinal);

    private static async Task<string> TextOfAsync(HandmadeCompany company)
    {
        await using var context = PageContext.Create();
        ScoreBook book = HandmadeBook.Of(company);
        var card = context.Render<MarketCard>(p => p.Add(c => c.Answer, CompanyAnswer.Of(book, book.Ranking, 0, [])));
        return card.Find(".market").TextContent;
    }
}
