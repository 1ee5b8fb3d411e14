using System.Globalization;
using CsCheck;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Tests;

public class InvariantTextTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-5560000000, "-5560000000")]
    [InlineData(1e16, "10000000000000000")]
    [InlineData(1.5e300, "15", 299)]
    [InlineData(-1.25e-7, "-0.000000125")]
    [InlineData(-0.0, "0")]
    [InlineData(double.NaN, "")]
    [InlineData(double.PositiveInfinity, "")]
    public void Numbers_have_no_exponent_and_no_thousands_separators(double number, string text, int zeros = 0)
    {
        Assert.Equal(text + new string('0', zeros), InvariantText.Of(number));
    }

    [Fact]
    public void Any_number_reads_back_as_itself()
    {
        Gen.Double.Where(double.IsFinite).Sample(number =>
        {
            var text = InvariantText.Of(number);
            Assert.DoesNotContain('E', text);
            Assert.Equal(number, double.Parse(text, CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void Numbers_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("1234.5", InvariantText.Of(ColumnKind.Money, 1234.5));
            Assert.Equal("2025-06-30", InvariantText.Of(ColumnKind.Date, new DateOnly(2025, 6, 30).DayNumber));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-Card", "'-Card")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("AT&T = 1", "AT&T = 1")]
    [InlineData("", "")]
    public void A_text_that_a_spreadsheet_would_run_is_guarded(string text, string guarded)
    {
        Assert.Equal(guarded, InvariantText.Guard(text));
    }
}
