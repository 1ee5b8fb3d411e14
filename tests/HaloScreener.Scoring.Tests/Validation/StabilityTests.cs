using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Validation;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Validation;

public sealed class StabilityTests
{
    [Fact]
    public void Books_a_year_apart_are_compared_over_the_companies_ranked_in_both()
    {
        // Of the four of 2024 the second leaves; the other three keep their order in H, and the first two change places in R.
        var books = new[]
        {
            Book(2024, (1, 90, 10), (2, 80, 70), (3, 50, 20), (4, 10, 90)),
            Book(2025, (1, 95, 30), (3, 40, 15), (4, 20, 80), (5, 60, 60)),
        };

        var year = Assert.Single(Stability.Of(books));

        Assert.Equal((new DateOnly(2024, 6, 30), new DateOnly(2025, 6, 30), 3), (year.From, year.To, year.Companies));
        // Ranks 3, 2, 1 twice; and 1, 2, 3 against 2, 1, 3: 1 − 6 · 2 ÷ (3 · 8).
        Assert.Equal((1, 0.5), (year.H, Math.Round(year.R, 12)));
        Assert.False(year.IsExpected);
    }

    [Fact]
    public void The_newest_book_makes_no_pair_when_it_is_weeks_after_the_last_june()
    {
        var newest = Book(2024, (1, 90, 10), (2, 80, 20)) with { Key = SmallUniverse.Book.Key with { AsOf = new DateOnly(2024, 7, 15) } };

        Assert.Empty(Stability.Of([Book(2024, (1, 90, 10), (2, 80, 20)), newest]));
    }

    [Fact]
    public void R_that_follows_the_exposure_of_the_industry_is_called_just_that()
    {
        Assert.True(new Agreement(0.9, 0.4).RiskIsJustExposure);
        Assert.False(new Agreement(0.89, 0.4).RiskIsJustExposure);
    }

    private static ScoreBook Book(int year, params (int Cik, double H, double R)[] companies) =>
        HandmadeBook.Of([.. companies.Select(c => new HandmadeCompany { Cik = c.Cik, Name = $"Company {c.Cik}", H = c.H, R = c.R })])
            with
        { Key = SmallUniverse.Book.Key with { AsOf = new DateOnly(year, 6, 30) } };
}
