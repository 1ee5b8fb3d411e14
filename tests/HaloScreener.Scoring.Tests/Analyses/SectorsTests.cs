using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Analyses;

public sealed class SectorsTests
{
    private static HandmadeCompany Company(int cik, int sic, double h, double r, double revenue, double? capex = null, double? da = null, string currency = "USD")
    {
        var figures = new Dictionary<Concept, double> { [Concept.Revenue] = revenue };
        if (capex is { } c)
            figures[Concept.Capex] = c;
        if (da is { } d)
            figures[Concept.DepreciationAmortization] = d;
        return new HandmadeCompany { Cik = cik, Name = $"Company {cik}", Sic = sic, H = h, R = r, Figures = figures, Currency = currency };
    }

    private static SectorsAnswer Answer(ScoreBook book, string query) =>
        SectorsAnswer.Of(book, SectorsRequest.Parse(Pairs(query), book.Method).Request ?? throw new InvalidOperationException(query));

    private static KeyValuePair<string, string>[] Pairs(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1]))];

    [Fact]
    public void A_sector_has_the_middle_of_its_scores_and_the_sum_of_its_figures()
    {
        var book = HandmadeBook.Of(
            Company(1, 4911, 90, 10, 1000, capex: 300, da: 100),
            Company(2, 4924, 80, 20, 500, capex: 100, da: 100),
            Company(3, 4911, 60, 60, 250),
            Company(4, 7372, 10, 90, 400, capex: 8, da: 16));

        var utilities = Assert.Single(Answer(book, "").Groups, g => g.Id == "utilities");

        Assert.Equal(3, utilities.Companies);
        Assert.Equal(new FiveNumbers(60, 70, 80, 85, 90), utilities.H);
        Assert.Equal(new FiveNumbers(10, 15, 20, 40, 60), utilities.R);
        Assert.Equal([2, 1, 0, 0], utilities.Quadrants);
        Assert.Equal(1750, utilities.RevenueUsd);
        Assert.Equal(400, utilities.CapexUsd);
        // 400 of capex over the 1,500 of revenue of the two companies that state capex, not over 1,750.
        Assert.Equal(400 / 1500.0, utilities.CapexToRevenue, 12);
        Assert.Equal(2, utilities.CapexToDa);
        Assert.True(double.IsNaN(utilities.OperatingIncomeUsd));
    }

    [Fact]
    public void A_sector_opens_into_its_major_groups_and_a_major_group_into_its_industries()
    {
        var book = HandmadeBook.Of(Company(1, 4911, 90, 10, 1), Company(2, 4924, 80, 20, 1), Company(3, 4011, 70, 30, 1));

        Assert.Equal(["utilities", "transport"], Answer(book, "").Groups.Select(g => g.Id));
        var group = Assert.Single(Answer(book, "sector=utilities").Groups);
        Assert.Equal(("49", "Electric, gas and sanitary services", 2), (group.Id, group.Name, group.Companies));
        Assert.Equal(["4911", "4924"], Answer(book, "sector=utilities&sic=49").Groups.Select(g => g.Id));
        Assert.Equal(["49", "40"], Answer(book, "by=sic2").Groups.Select(g => g.Id));
    }

    [Fact]
    public void Groups_of_the_users_own_are_a_level_of_their_own_whatever_they_are_called()
    {
        // "10" is metal mining as a SIC group, and "utilities" a sector; here each is what the user says.
        var book = HandmadeBook.Of(
            Company(1, 4911, 90, 10, 1000) with { Group = "10" },
            Company(2, 4924, 80, 20, 500) with { Group = "Oil, Gas & Rails" },
            Company(3, 7372, 10, 90, 400) with { Group = "utilities" },
            Company(4, 4011, 70, 30, 250));

        var answer = Answer(book, "by=group");
        Assert.Equal([("10", "10", 1000.0), ("Oil, Gas & Rails", "Oil, Gas & Rails", 500), ("utilities", "utilities", 400)], answer.Groups.Select(g => (g.Id, g.Name, g.RevenueUsd)));
        Assert.Equal(3, answer.Whole.Companies);
        Assert.Equal(["10", "Oil, Gas & Rails"], Answer(book, "by=group&sector=utilities").Groups.Select(g => g.Id));
        Assert.Equal(90, YearSummary.Of(book).Groups[(IndustryLevel.OwnGroup, "10")].H);
        Assert.Equal(10, YearSummary.Of(book).Groups[(IndustryLevel.OwnGroup, "utilities")].H);
        Assert.Equal(85, YearSummary.Of(book).Groups[(IndustryLevel.Sector, "utilities")].H);
    }

    [Fact]
    public void Groups_of_the_users_own_are_compared_by_name_commas_and_all()
    {
        var method = ScoringMethod.Default;
        var request = SectorsRequest.Parse(Pairs("by=group&compare=Oil, Gas and Rails&compare=10"), method).Request!;
        Assert.Equal(["10", "Oil, Gas and Rails"], request.Compare);
        Assert.Equal("?by=group&compare=10&compare=Oil%2C%20Gas%20and%20Rails", request.ToQueryString());
    }

    [Fact]
    public void Money_without_a_rate_to_the_dollar_is_in_no_sum_but_its_company_is_in_the_scores()
    {
        var book = HandmadeBook.Of(Company(1, 3711, 60, 40, 1000), Company(2, 3711, 80, 20, 45e12, currency: "JPY"));

        var autos = Assert.Single(Answer(book, "").Groups);

        Assert.Equal((2, 1, 1000.0), (autos.Companies, autos.WithoutRate, autos.RevenueUsd));
        Assert.Equal(70, autos.H.Median);
    }

    [Fact]
    public void Financials_and_the_unrated_are_counted_and_stay_out_of_the_scores()
    {
        var whole = Answer(SmallUniverse.Book, "").Whole;

        Assert.Equal((7, 2, 1), (whole.Companies, whole.Financials, whole.Unrated));
        var financials = Assert.Single(Answer(SmallUniverse.Book, "sector=financials").Groups, g => g.Id == "60");
        Assert.Equal((0, 1), (financials.Companies, financials.Financials));
        Assert.True(double.IsNaN(financials.Halo.Median));
    }

    [Fact]
    public void What_has_no_value_sorts_last_in_both_directions()
    {
        var book = HandmadeBook.Of(
            Company(1, 4911, 90, 10, 1, capex: 2), Company(2, 7372, 10, 90, 1), Company(3, 4011, 70, 30, 1, capex: 1));

        Assert.Equal(["utilities", "transport", "software-it"], Answer(book, "sort=-capex").Groups.Select(g => g.Id));
        Assert.Equal(["transport", "utilities", "software-it"], Answer(book, "sort=capex").Groups.Select(g => g.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?by=sic4")]
    [InlineData("?asOf=2024-06-30&sector=utilities&sic=49&sort=-capex_to_da")]
    [InlineData("?compare=4911,software-it,utilities&sort=h")]
    public void A_query_prints_as_it_was_read(string query) =>
        Assert.Equal(query, SectorsRequest.Parse(Pairs(query.TrimStart('?')), ScoringMethod.Default).Request!.ToQueryString());

    [Theory]
    [InlineData("sector=trains", "sector")]
    [InlineData("sector=utilities,transport", "sector")]
    [InlineData("by=sic3", "by")]
    [InlineData("sort=-colour", "sort")]
    [InlineData("colour=red", "colour")]
    [InlineData("sic=4911", "sic")]
    [InlineData("compare=10,12,13,14,15,16,17", "compare")]
    public void What_cannot_be_used_is_named(string query, string parameter) =>
        Assert.Equal(parameter, Assert.Single(SectorsRequest.Parse(Pairs(query), ScoringMethod.Default).Errors).Parameter);

    [Fact]
    public void Every_major_group_of_the_industries_has_a_title() =>
        Assert.All(ScoringMethod.Default.Industries, i => Assert.NotNull(ScoringMethod.Default.MajorGroupTitle(ScoringMethod.MajorGroupOf(i.Sic))));

    [Fact]
    public void Medians_by_year_stand_with_the_highest_of_now_on_top_and_need_three_companies()
    {
        ScoreBook Year(double utilities, int softwares) => HandmadeBook.Of(
        [
            Company(1, 4911, utilities, 10, 1), Company(2, 4924, utilities + 2, 10, 1), Company(3, 4911, utilities + 8, 10, 1),
            .. Enumerable.Range(10, softwares).Select(cik => Company(cik, 7372, 95, 10, 1)),
            Company(30, 4011, 99, 10, 1),
        ]);
        var newest = Year(60, 4);

        var years = SectorYears.Of(Answer(newest, "score=h"), [YearSummary.Of(Year(50, 2)), YearSummary.Of(newest)]);

        // One railway never has a median, two software companies have none in the first year.
        Assert.Equal(["software-it", "utilities"], years.Rows.Select(r => r.Group.Id));
        Assert.Equal([double.NaN, 95], years.Rows[0].Medians);
        Assert.True(double.IsNaN(years.Rows[0].Change));
        Assert.Equal([2, 4], years.Rows[0].Companies);
        Assert.Equal([52, 62], years.Rows[1].Medians);
        Assert.Equal(10, years.Rows[1].Change);
    }
}
