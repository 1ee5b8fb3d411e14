using Bunit;
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
