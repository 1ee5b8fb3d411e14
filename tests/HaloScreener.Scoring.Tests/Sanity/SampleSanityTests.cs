using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Scoring.Tests.Sanity;

/// <summary>What must hold of the real companies in the bundled universe, whatever the figures of the day.</summary>
public sealed class SampleSanityTests
{
    private static readonly string[] Hyperscalers = ["MSFT", "META", "GOOGL", "ORCL"];

    private static ScoreBook Book => Sample.Latest;

    private static int[] RatedIn(params int[] sics) =>
        [.. Enumerable.Range(0, Book.Count).Where(row => Book.Ranking.Rank[row] > 0 && Book.Companies[row].Sic is { } sic && sics.Contains(sic))];

    private static double MedianOf(IEnumerable<int> rows, double[] column) => Sorted.Median([.. rows.Select(row => column[row]).Order()]);

    private static readonly int[] Rails = [4011];
    private static readonly int[] Pipelines = [4610, 4922, 4923];
    private static readonly int[] Utilities = [4911, 4924, 4931, 4932];
    private static readonly int[] Software = [7370, 7371, 7372, 7373, 7374];

    [Fact]
    public void At_least_three_hundred_companies_are_rated() => Assert.True(Book.RatedCount >= 300, $"{Book.RatedCount} are rated.");

    [Fact]
    public void Pipelines_rails_and_utilities_are_heavier_and_safer_than_software_by_a_wide_margin()
    {
        var software = RatedIn(Software);
        foreach (var heavy in (int[][])[Rails, Pipelines, Utilities])
        {
            var rows = RatedIn(heavy);
            Assert.NotEmpty(rows);
            Assert.True(MedianOf(rows, Book.Ranking.H) > MedianOf(software, Book.Ranking.H) + 40);
            Assert.True(MedianOf(rows, Book.Ranking.R) < MedianOf(software, Book.Ranking.R) - 60);
        }
    }

    [Fact]
    public void Asset_life_alone_puts_hyperscalers_at_more_risk_than_pipelines_and_rails()
    {
        var life = Book.Factors[Book.Method.IndexOf(FactorIds.ShortLife)].Score;
        var longest = RatedIn([.. Rails, .. Pipelines]).Where(row => !double.IsNaN(life[row])).Max(row => life[row]);
        foreach (var ticker in Hyperscalers)
            Assert.True(life[Book.Row(ticker)] > longest, $"{ticker}: {life[Book.Row(ticker)]:F1} is not above {longest:F1}.");
    }

    [Fact]
    public void Hyperscalers_are_heavy_and_perishable() =>
        Assert.All(Hyperscalers, ticker => Assert.Equal(Quadrant.HeavyPerishable, Book.Ranking.Quadrants[Book.Row(ticker)]));

    [Fact]
    public void What_hyperscalers_sell_puts_them_at_risk_and_not_the_life_of_their_assets()
    {
        foreach (var ticker in Hyperscalers)
        {
            var cause = PerishableCause.Of(Book, Book.Ranking, Book.Row(ticker));
            Assert.True(cause is { IsSales: true } && cause.WithoutSales < cause.Risk - 10, $"{ticker}: {cause}");
        }
        Assert.Null(PerishableCause.Of(Book, Book.Ranking, Book.Row("UNP")));
    }

    [Fact]
    public void Adobe_and_Accenture_are_light_and_at_risk()
    {
        Assert.Equal(Quadrant.AtRiskLight, Book.Ranking.Quadrants[Book.Row("ADBE")]);
        Assert.Equal(Quadrant.AtRiskLight, Book.Ranking.Quadrants[Book.Row("ACN")]);
    }

    [Fact]
    public void Union_Pacific_Prologis_and_Exxon_are_heavy_and_durable() =>
        Assert.All(["UNP", "PLD", "XOM"], ticker => Assert.Equal(Quadrant.Halo, Book.Ranking.Quadrants[Book.Row(ticker)]));

    /// <summary>H and R of an independent trial of the method on 864 companies as of 2026-06-30; a universe of mostly large companies differs a little.</summary>
    [Theory]
    [InlineData("NEE", 95, 3)]
    [InlineData("UNP", 89, 1)]
    [InlineData("PLD", 99, 17)]
    [InlineData("MCD", 83, 6)]
    [InlineData("XOM", 82, 14)]
    [InlineData("MSFT", 81, 88)]
    [InlineData("META", 85, 83)]
    [InlineData("V", 36, 79)]
    public void Scores_are_near_those_of_an_independent_trial(string ticker, double h, double r)
    {
        var row = Book.Row(ticker);
        Assert.Equal(h, Book.Ranking.H[row], 10.0);
        Assert.Equal(r, Book.Ranking.R[row], 10.0);
    }

    [Fact]
    public void Scores_are_stable_from_each_year_to_the_next()
    {
        var years = Stability.Of(Sample.Yearly);

        Assert.True(years.Count >= 15, $"{years.Count} pairs of years.");
        Assert.All(years, year => Assert.True(year.IsExpected, $"{year.To}: H {year.H:F3}, R {year.R:F3}."));
    }

    [Fact]
    public void Risk_is_more_than_industry_exposure_and_heaviness_more_than_assets_over_revenue()
    {
        var agreement = Agreement.Of(Book);

        Assert.InRange(agreement.RiskWithExposure, 0.3, Agreement.JustExposure);
        Assert.InRange(agreement.HeavinessWithAssetsToRevenue, 0.2, 0.9);
    }

    [Fact]
    public void Every_companys_points_add_up()
    {
        for (var row = 0; row < Book.Count; row++)
        {
            var (h, r) = (Book.Ranking.HShrinkPoints[row], Book.Ranking.RShrinkPoints[row]);
            for (var f = 0; f < Book.Factors.Count; f++)
            {
                if (Book.Factors[f].Definition.Axis == Axis.Heaviness)
                    h += Book.Ranking.Points[f][row];
                else
                    r += Book.Ranking.Points[f][row];
            }
            Assert.Equal(Book.Ranking.HPoints[row], h, 1e-9);
            Assert.Equal(Book.Ranking.RPoints[row], r, 1e-9);
        }
    }
}
