using System.Globalization;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Tests.Text;

public sealed class FormatTests
{
    private readonly Format _format = new(new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<UnitText>>());

    public FormatTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData(24_753e6, "24.8 bn"), InlineData(850e6, "850.0 m"), InlineData(12.34e6, "12.3 m"), InlineData(12_000, "12.0 k"), InlineData(999, "999")]
    [InlineData(1e12, "1.0 tn"), InlineData(2.61e12, "2.6 tn"), InlineData(-3.2e9, "−3.2 bn"), InlineData(0, "0"), InlineData(double.NaN, "–")]
    public void Amounts_have_short_units_and_always_one_decimal(double amount, string expected) => Assert.Equal(expected, _format.Amount(amount));

    [Theory]
    [InlineData(999.94e6, "999.9 m"), InlineData(999.96e6, "1.0 bn"), InlineData(999.96e9, "1.0 tn"), InlineData(999.4, "999"), InlineData(999.6, "1.0 k"), InlineData(-999.96e6, "−1.0 bn")]
    public void An_amount_that_rounds_up_to_the_next_unit_is_written_in_it(double amount, string expected) => Assert.Equal(expected, _format.Amount(amount));

    [Fact]
    public void Amounts_on_an_axis_share_the_unit_of_the_largest_and_the_decimals_that_they_need()
    {
        Assert.Equal(["0", "0.25 tn", "0.50 tn", "0.75 tn", "1.00 tn", "1.25 tn"], _format.AxisAmounts([0, 250e9, 500e9, 750e9, 1e12, 1.25e12]));
        Assert.Equal(["0", "200 bn", "400 bn"], _format.AxisAmounts([0, 200e9, 400e9]));
        Assert.Equal(["−2.5 m", "0", "2.5 m"], _format.AxisAmounts([-2.5e6, 0, 2.5e6]));
        Assert.Equal(["0", "1"], _format.AxisAmounts([0, 1]));
    }

    [Fact]
    public void Another_currency_is_said_and_the_dollar_is_not()
    {
        Assert.Equal("45.1 tn\u00A0JPY", _format.Amount(45.1e12, "JPY"));
        Assert.Equal("1.0 bn", _format.Amount(1e9, "USD"));
    }

    [Theory]
    [InlineData(ColumnKind.Percent, 0.149, "14.9%"), InlineData(ColumnKind.Multiple, 2.371, "2.37×"), InlineData(ColumnKind.Multiple, 150.2, "150.20×"), InlineData(ColumnKind.Percent, 12.3456, "1,234.6%"), InlineData(ColumnKind.Years, 24.21, "24.2 y")]
    [InlineData(ColumnKind.Score, 97.44, "97.4"), InlineData(ColumnKind.Integer, 1234, "1,234"), InlineData(ColumnKind.Code, 100885, "100885")]
    public void A_cell_reads_in_the_unit_of_its_column(ColumnKind kind, double value, string expected) => Assert.Equal(expected, _format.Cell(value, kind, null));

    [Fact]
    public void Dates_are_iso_and_years_name_their_last_month()
    {
        Assert.Equal("2025-02-07", _format.Date(new DateOnly(2025, 2, 7)));
        Assert.Equal("FY ended Jan 2026", _format.FiscalYearEnded(new DateOnly(2026, 1, 25)));
        Assert.Equal("7,5", InGerman(() => _format.Fixed(7.5, 1)));
    }

    [Fact]
    public void Chinese_counts_in_ten_thousands_and_hundred_millions()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        var format = new Format(new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<UnitText>>());

        Assert.Equal(["1.5 万亿", "247.5 亿", "8.5 亿", "1,234.0 万", "5,000"], new[] { 1.5e12, 24_753e6, 850e6, 12.34e6, 5000 }.Select(v => format.Amount(v)));
        Assert.Equal("截至 2026 年 1 月的财年", format.FiscalYearEnded(new DateOnly(2026, 1, 25)));
    }

    private static string InGerman(Func<string> format)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            return format();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(1.4477e12, 1.5047e12, "1.4–1.5 tn")]
    [InlineData(1.46e12, 1.54e12, "1.5 tn")]
    [InlineData(120e9, 145e9, "120.0–145.0 bn")]
    [InlineData(390.67e9, 392.67e9, "390.7–392.7 bn")]
    [InlineData(200e9, 200e9, "200.0 bn")]
    [InlineData(0, 12e9, "0–12.0 bn")]
    [InlineData(double.NaN, double.NaN, "–")]
    public void A_range_of_amounts_says_its_unit_once(double low, double high, string text) => Assert.Equal(text, _format.AmountRange(low, high));

    [Theory]
    [InlineData(3.24, "+3.2"), InlineData(-1, "−1.0"), InlineData(-0.04, "0.0"), InlineData(double.NaN, "–")]
    public void A_difference_has_its_sign_and_nothing_has_none(double value, string text) => Assert.Equal(text, _format.Change(value, 1));
}
