using HaloScreener.Core.Concepts;
using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Tests.Factors;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Markets;

public sealed class MarketValuationTests
{
    private static readonly DateOnly Day = new(2026, 6, 26);

    private static ClosingPrice Price(string ticker, double close, double? shares = null) => new(ticker, Day, close, shares);

    /// <summary>Revenue 1000, cash 200, debt 500, equity 800, 100 shares.</summary>
    private static CompanyYears Plain() => Years.Plain().With(Concept.Debt, 500).With(Concept.Equity, 800).With(Concept.SharesOutstanding, 100);

    private static MarketFigures Of(CompanyYears years, params ClosingPrice[] classes) => MarketValuation.Of(years, Track.Main, classes);

    // 100 shares at 15 = 1500; + 500 − 200 = 1800; ÷ 1000 = 1.8; 1500 ÷ 800 = 1.875.
    [Fact]
    public void A_close_times_the_shares_outstanding_is_the_market_value_and_the_multiples_follow()
    {
        var market = Of(Plain(), Price("UNP", 15));
        Assert.Equal((1500, MarketValueSource.Prices, Day), (market.Value, market.Source, market.PriceDay));
        Assert.Equal(1800, market.EnterpriseValue);
        Assert.Equal(1.8, market.EvToSales, 12);
        Assert.Equal(1.875, market.PriceToBook, 12);
    }

    // 90 × 20: the file's count is of the day, the filing's of months before.
    [Fact]
    public void The_files_count_of_shares_goes_before_the_filings() => Assert.Equal(1800, Of(Plain(), Price("UNP", 20, 90)).Value);

    // 60 at 15 and 50 at 14: 900 + 700.
    [Fact]
    public void Share_classes_are_added_up_where_the_file_counts_each() =>
        Assert.Equal(1600, Of(Plain(), Price("GOOGL", 15, 60), Price("GOOG", 14, 50)).Value);

    [Fact]
    public void One_count_under_two_tickers_is_the_companys_and_counts_once() =>
        Assert.Equal(1500, Of(Plain(), Price("GOOGL", 15, 100), Price("GOOG", 14, 100)).Value);

    [Fact]
    public void Classes_of_unlike_worth_without_counts_have_no_value_from_prices()
    {
        Assert.Equal(MarketValueSource.None, Of(Plain(), Price("BRK-B", 1), Price("BRK-A", 1500)).Source);
        Assert.Equal(100, Of(Plain(), Price("LEN", 1), Price("LEN-B", 0.95)).Value);
        // A bond under a ticker of its own is no class of the share.
        Assert.Equal(9000, Of(Plain(), Price("SO", 90), Price("SOJC", 25)).Value);
    }

    [Fact]
    public void Without_a_price_the_public_float_stands_in_under_its_own_name()
    {
        var market = Of(Plain().With(Concept.PublicFloat, 1200));
        Assert.Equal((1200, MarketValueSource.PublicFloat, null), (market.Value, market.Source, market.PriceDay));
        Assert.Equal(1.5, market.EvToSales, 12);
        Assert.Equal(1.5, market.PriceToBook, 12);
    }

    [Fact]
    public void Without_price_and_float_there_is_none()
    {
        var market = Of(Plain());
        Assert.Equal(MarketValueSource.None, market.Source);
        Assert.True(double.IsNaN(market.Value) && double.IsNaN(market.EnterpriseValue) && double.IsNaN(market.EvToSales) && double.IsNaN(market.PriceToBook));
        Assert.Equal(MarketValueSource.None, Of(Plain().With(Concept.PublicFloat, 0)).Source);
    }

    // Float 12,000: a tenth of it is 1,200, a hundredfold 1,200,000; 100 shares.
    [Theory]
    [InlineData(11.9, MarketValueSource.PublicFloat)]
    [InlineData(12.1, MarketValueSource.Prices)]
    [InlineData(11_999, MarketValueSource.Prices)]
    [InlineData(12_001, MarketValueSource.PublicFloat)]
    public void A_value_out_of_all_proportion_to_the_float_has_counted_other_shares(double close, MarketValueSource expected) =>
        Assert.Equal(expected, Of(Plain().With(Concept.PublicFloat, 12_000), Price("BRK-B", close)).Source);

    [Fact]
    public void A_depositary_receipt_needs_the_files_own_count()
    {
        var years = Plain();
        years.Form = "20-F";
        Assert.Equal(MarketValueSource.None, Of(years, Price("TSM", 15)).Source);
        Assert.Equal(3000, Of(years, Price("TSM", 15, 200)).Value);
    }

    [Fact]
    public void Figures_in_another_currency_are_not_mixed_with_a_price_in_dollars()
    {
        var years = Plain();
        years.Currency = "JPY";
        Assert.Equal(MarketValueSource.None, Of(years, Price("TM", 15, 100)).Source);
    }

    // 15 × 100 = 1,500 dollars; at 0.5 dollars a unit 3,000; + 500 − 200, ÷ 1000.
    [Fact]
    public void With_an_exchange_rate_the_value_is_in_the_currency_of_the_figures()
    {
        var years = Plain();
        (years.Currency, years.UsdPerUnit) = ("EUR", 0.5);
        var market = Of(years, Price("SAP", 15, 100));
        Assert.Equal((3000, 3.3), (market.Value, market.EvToSales));
    }

    [Fact]
    public void Equity_below_zero_has_no_price_to_book()
    {
        var market = Of(Plain().With(Concept.Equity, -300), Price("MCD", 15));
        Assert.True(double.IsNaN(market.PriceToBook));
        Assert.Equal(1.8, market.EvToSales, 12);
    }

    // 1 × 100 + 500 − 900 = −300.
    [Fact]
    public void A_company_worth_less_than_its_cash_has_an_enterprise_value_but_no_multiple()
    {
        var market = Of(Plain().With(Concept.Cash, 900), Price("NET", 1));
        Assert.Equal(-300, market.EnterpriseValue);
        Assert.True(double.IsNaN(market.EvToSales));
    }

    [Fact]
    public void Debt_that_is_not_tagged_is_zero_only_where_three_years_tag_neither_debt_nor_interest()
    {
        Assert.True(double.IsNaN(Of(Plain().Without(Concept.Debt), Price("F", 15)).EnterpriseValue));
        Assert.Equal(1300, Of(Plain().Without(Concept.Debt).WithCompleteFilings(), Price("ISRG", 15)).EnterpriseValue);
        Assert.True(double.IsNaN(Of(Plain().Without(Concept.Debt).WithCompleteFilings().With(Concept.InterestExpense, double.NaN, 5), Price("GM", 15)).EnterpriseValue));
    }

    [Fact]
    public void Financials_have_no_enterprise_value()
    {
        var market = MarketValuation.Of(Plain(), Track.Financials, [Price("JPM", 15)]);
        Assert.Equal((1500, 1.875), (market.Value, market.PriceToBook));
        Assert.True(double.IsNaN(market.EnterpriseValue));
    }
}
