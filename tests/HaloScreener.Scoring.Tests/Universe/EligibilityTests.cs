using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Tests.Book;
using HaloScreener.Scoring.Tests.Factors;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Universe;

public sealed class EligibilityTests
{
    private static readonly ScoringMethod Method = ScoringMethod.Default;
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static UnratedReason Judge(CompanyYears years, int? sic) =>
        Eligibility.Judge(years, MadeUp.Company(1, sic), AsOf, Method).Reason;

    private static CompanyYears Big() => Years.Plain().With(Concept.Assets, 2e9).With(Concept.Revenue, 1e9, 1e9, 1e9);

    [Fact]
    public void A_large_industrial_may_be_scored() => Assert.Equal(UnratedReason.None, Judge(Big(), 3530));

    [Theory]
    [InlineData(6770)]
    [InlineData(6189)]
    [InlineData(8888)]
    public void Shells_and_blank_checks_are_not_rated(int sic) => Assert.Equal(UnratedReason.Shell, Judge(Big(), sic));

    [Fact]
    public void The_latest_year_may_have_ended_24_months_before()
    {
        Assert.Equal(UnratedReason.None, Judge(Big().EndingOn(new DateOnly(2024, 6, 30)), 3530));
        Assert.Equal(UnratedReason.NoRecentAnnualReport, Judge(Big().EndingOn(new DateOnly(2024, 6, 29)), 3530));
        Assert.Equal(UnratedReason.NoRecentAnnualReport, Judge(new CompanyYears { Form = "10-K" }, 3530));
    }

    [Fact]
    public void Small_companies_are_not_rated_and_the_figure_is_named()
    {
        var small = Eligibility.Judge(Big().With(Concept.Assets, 24.9e6), MadeUp.Company(1, 3530), AsOf, Method);
        Assert.Equal((UnratedReason.TooSmall, "assets"), small);
        // The mean of 12, 9 and 8 million is below 10 million.
        Assert.Equal((UnratedReason.TooSmall, "revenue"),
            Eligibility.Judge(Big().With(Concept.Revenue, 12e6, 9e6, 8e6), MadeUp.Company(1, 3530), AsOf, Method));
    }

    [Fact]
    public void Sizes_in_other_currencies_pass()
    {
        var years = Big().With(Concept.Assets, 1e6);
        years.Currency = "EUR";
        Assert.Equal(UnratedReason.None, Judge(years, 3530));
    }

    [Fact]
    public void A_biotech_with_more_research_than_revenue_is_not_rated()
    {
        Assert.Equal(UnratedReason.PreRevenueBiotech, Judge(Big().With(Concept.Rd, 1.1e9), 2836));
        Assert.Equal(UnratedReason.PreRevenueBiotech, Judge(Big().With(Concept.Rd, 1e6).Without(Concept.Revenue), 8731));
        Assert.Equal(UnratedReason.None, Judge(Big().With(Concept.Rd, 0.2e9), 2834));
        Assert.Equal(UnratedReason.None, Judge(Big().With(Concept.Rd, 1.1e9), 3674));
    }

    [Fact]
    public void A_foreign_filer_without_mapped_figures_is_unrated_for_ifrs()
    {
        var years = new CompanyYears { Form = "20-F" };
        years.SetEnd(0, new DateOnly(2025, 12, 31));
        Assert.Equal(UnratedReason.Ifrs, Judge(years, 3530));
        years.With(Concept.Assets, 5e9);
        Assert.Equal(UnratedReason.None, Judge(years, 3530));
    }

    [Theory]
    [InlineData(6022, Track.Financials)]
    [InlineData(6311, Track.Financials)]
    [InlineData(6211, Track.Financials)]
    [InlineData(6200, Track.Main)]
    [InlineData(6282, Track.Main)]
    [InlineData(6411, Track.Main)]
    [InlineData(null, Track.Main)]
    public void Balance_sheets_of_money_are_on_their_own_track(int? sic, Track track) => Assert.Equal(track, Eligibility.TrackOf(Big(), sic, Method));

    [Fact]
    public void A_reit_with_hardly_any_property_is_a_lender()
    {
        var years = Big().With(Concept.PpeNet, 100e6).With(Concept.Rou, 50e6).With(Concept.NetInvestmentInLeases, 49e6);
        Assert.Equal(Track.Financials, Eligibility.TrackOf(years, 6798, Method));
        Assert.Equal(Track.Main, Eligibility.TrackOf(years.With(Concept.NetInvestmentInLeases, 50e6), 6798, Method));
    }
}
