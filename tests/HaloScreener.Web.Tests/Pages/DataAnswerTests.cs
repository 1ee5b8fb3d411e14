using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Universe;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Data;

namespace HaloScreener.Web.Tests.Pages;

public sealed class DataAnswerTests
{
    // As of 2025-06-30; a report is late 15 months after its year's end and the company gone after 24.
    private static readonly ScoreBook Book = HandmadeBook.Of(
        Company(1, "2025-06-30"), Company(2, "2024-12-31"), Company(3, "2024-03-30"), Company(4, "2024-03-29"), Company(5, "2023-06-30"),
        Company(6, "2023-06-29", UnratedReason.NoRecentAnnualReport), Company(7, "2024-12-31", UnratedReason.Shell), Company(8, "2024-12-31", UnratedReason.Shell));

    [Fact]
    public void Rated_companies_stand_in_bands_of_three_months_that_a_screen_can_ask_for()
    {
        var bands = DataAnswer.Of(Book).Ages;

        Assert.Equal([1, 0, 1, 0, 0, 2, 0, 1], bands.Select(b => b.Count));
        // Half a year before the last of June is the last of December.
        Assert.Equal(new AgeBand(6, 9, new DateOnly(2024, 10, 1), new DateOnly(2024, 12, 31), 1), bands[2]);
        Assert.Equal(new AgeBand(21, null, null, new DateOnly(2023, 9, 30), 1), bands[^1]);
    }

    [Fact]
    public void The_median_age_is_that_of_the_rated_in_whole_months()
    {
        // 0, 6, 15, 15 and 24 months.
        Assert.Equal(15, DataAnswer.Of(Book).MedianMonths);
        Assert.Equal(double.NaN, DataAnswer.Of(HandmadeBook.Of([])).MedianMonths);
    }

    [Fact]
    public void A_report_is_overdue_the_day_after_fifteen_months_and_a_company_silent_after_twenty_four()
    {
        var answer = DataAnswer.Of(Book);

        Assert.Equal([4, 5], answer.Overdue.Select(row => Book.Companies[row].Cik));
        Assert.Equal((2, 1), (answer.OverdueCount, answer.SilentCount));
    }

    [Fact]
    public void Reasons_come_with_the_most_frequent_first()
    {
        Assert.Equal([(UnratedReason.Shell, 2), (UnratedReason.NoRecentAnnualReport, 1)], DataAnswer.Of(Book).Unrated);
    }

    private static HandmadeCompany Company(int cik, string periodEnd, UnratedReason unrated = UnratedReason.None) => new()
    {
        Cik = cik,
        Name = "Company",
        PeriodEnd = DateOnly.ParseExact(periodEnd, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Unrated = unrated,
        H = unrated == UnratedReason.None ? 50 : double.NaN,
        R = unrated == UnratedReason.None ? 50 : double.NaN,
    };
}
