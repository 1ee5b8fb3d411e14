using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Markets;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Analyses;

public sealed class MigrationTests
{
    private const int Microsoft = 789019;
    private static readonly IReadOnlySet<int> Nobody = new HashSet<int>();

    /// <summary>Heaviness 5, 15, … 95; revenue 100, 200, … 1000.</summary>
    private static HandmadeCompany[] Ten(Func<int, double> operatingIncome, Func<int, double>? marketToRevenue = null) =>
        [.. Enumerable.Range(1, 10).Select(i => new HandmadeCompany
        {
            Cik = i == 10 ? Microsoft : i,
            Name = $"Company {i}",
            H = 10 * i - 5,
            R = 50,
            Figures = new Dictionary<Concept, double> { [Concept.Revenue] = 100 * i, [Concept.OperatingIncome] = operatingIncome(i) },
            Market = marketToRevenue is null ? MarketFigures.None : new MarketFigures
            {
                Value = 100 * i * marketToRevenue(i),
                Source = MarketValueSource.PublicFloat,
                NetDebt = 0,
                Revenue = 100 * i,
                Equity = 50 * i,
            },
        })];

    [Fact]
    public void The_heaviest_fifth_of_ten_companies_holds_what_its_two_hold()
    {
        var year = MigrationYear.Of(HandmadeBook.Of(Ten(i => i)), Nobody);

        // Revenue 5,500 in all: 100 + 200 with the lightest two, 900 + 1,000 with the heaviest.
        var revenue = year[CapitalMeasure.Revenue];
        Assert.Equal([300, 700, 1100, 1500, 1900], revenue.Usd);
        Assert.Equal(300 / 5500.0, revenue.Lightest, 12);
        Assert.Equal(1900 / 5500.0, revenue.Heaviest, 12);
        Assert.Equal(10, revenue.Known);
    }

    [Fact]
    public void Without_the_hyperscalers_the_rest_is_cut_anew()
    {
        var book = HandmadeBook.Of(Ten(i => i));
        var year = MigrationYear.Of(book, MigrationYear.HyperscalersOf(book));

        // Nine remain: places 0-8 fall into the fifths as 2, 2, 2, 2 and 1.
        Assert.Equal(9, year.Companies);
        Assert.Equal([300, 700, 1100, 1500, 900], year[CapitalMeasure.Revenue].Usd);
    }

    [Fact]
    public void A_fifth_that_loses_money_has_a_share_below_nothing_and_a_whole_that_loses_has_no_shares()
    {
        var profit = MigrationYear.Of(HandmadeBook.Of(Ten(i => i <= 2 ? -10 : 10)), Nobody)[CapitalMeasure.OperatingIncome];
        Assert.Equal(-20 / 60.0, profit.Lightest, 12);

        var loss = MigrationYear.Of(HandmadeBook.Of(Ten(_ => -10)), Nobody)[CapitalMeasure.OperatingIncome];
        Assert.True(double.IsNaN(loss.Heaviest));
    }

    [Fact]
    public void A_measure_that_nobody_states_has_no_shares() =>
        Assert.True(double.IsNaN(MigrationYear.Of(HandmadeBook.Of(Ten(i => i)), Nobody)[CapitalMeasure.Capex].Heaviest));

    [Fact]
    public void The_spread_is_the_logarithm_of_how_much_dearer_the_heavy_are()
    {
        // Thirty companies, so that a fifth has six: EV ÷ sales 4 for the heaviest ten of H, 2 for the rest.
        var companies = Enumerable.Range(0, 30).Select(i => Ten(_ => 1, _ => 1)[0] with
        {
            Cik = 100 + i,
            H = i + 1,
            Market = new MarketFigures { Value = i >= 20 ? 400 : 200, Source = MarketValueSource.PublicFloat, NetDebt = 0, Revenue = 100, Equity = 100 },
        });
        var year = MigrationYear.Of(HandmadeBook.Of([.. companies]), Nobody);

        Assert.Equal((4.0, 2.0, 6, 6), (year.EvToSales.Heavy, year.EvToSales.Light, year.EvToSales.HeavyCompanies, year.EvToSales.LightCompanies));
        Assert.Equal(Math.Log(2), year.EvToSales.Log, 12);
        Assert.Equal((0, 30), (year.Priced, year.Floats));
    }

    [Fact]
    public void Fewer_than_five_multiples_have_no_middle() =>
        Assert.True(double.IsNaN(MigrationYear.Of(HandmadeBook.Of(Ten(i => i, _ => 2)), Nobody).EvToSales.Log));

    [Fact]
    public void A_summary_of_a_year_has_the_medians_of_each_level()
    {
        var summary = YearSummary.Of(SmallUniverse.Book);

        Assert.Equal(7, summary.Universe);
        // Macrosoft (98, 50, √(98·50)) and Adware (10, 90, √(10·10)).
        Assert.Equal(new ScoreMedians(2, (70 + 10) / 2.0, 54, 70), summary.Groups[(IndustryLevel.Sector, "software-it")]);
        Assert.Equal(summary.Groups[(IndustryLevel.Sector, "software-it")], summary.Groups[(IndustryLevel.Industry, "7372")]);
        Assert.Equal(3, summary.Groups[(IndustryLevel.MajorGroup, "73")].Companies);
        Assert.Equal(6, summary.WithoutHyperscalers.Companies);
    }
}
