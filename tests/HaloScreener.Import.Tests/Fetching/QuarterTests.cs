using HaloScreener.Import.Fetching;

namespace HaloScreener.Import.Tests.Fetching;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2009q1", 2009, 1)]
    [InlineData("2026Q3", 2026, 3)]
    public void A_quarter_is_written_as_the_sec_names_its_files(string text, int year, int number)
    {
        Assert.True(Quarter.TryParse(text, out var quarter));
        Assert.Equal(new Quarter(year, number), quarter);
        Assert.Equal(text.ToLowerInvariant(), quarter.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("2009q5")]
    [InlineData("2009q0")]
    [InlineData("2008q4")]
    [InlineData("2009-1")]
    [InlineData("+009q1")]
    [InlineData("2009q1.zip")]
    public void Anything_else_is_not_a_quarter(string text) => Assert.False(Quarter.TryParse(text, out _));

    [Theory]
    [InlineData("2026-01-01", "2026q1")]
    [InlineData("2026-03-31", "2026q1")]
    [InlineData("2026-04-01", "2026q2")]
    [InlineData("2026-09-30", "2026q3")]
    [InlineData("2026-10-01", "2026q4")]
    [InlineData("2026-12-31", "2026q4")]
    public void A_day_lies_in_its_quarter(string day, string quarter) =>
        Assert.Equal(quarter, Quarter.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void Quarters_run_over_the_turn_of_the_year_and_back()
    {
        var all = new Quarter(2009, 3).Through(new Quarter(2010, 2)).Select(q => q.ToString());
        Assert.Equal(["2009q3", "2009q4", "2010q1", "2010q2"], all);
        Assert.Equal(new Quarter(2009, 4), new Quarter(2010, 1).Previous);
        Assert.Empty(new Quarter(2010, 2).Through(new Quarter(2010, 1)));
    }
}
