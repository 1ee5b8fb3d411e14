using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Tests.Method;

public class MethodTablesTests
{
    private static readonly ScoringMethod Halo = ScoringMethod.Default;

    [Fact]
    public void The_weights_of_each_axis_add_up_to_one()
    {
        Assert.Equal(1, Halo.Factors.Where(f => f.Axis == Axis.Heaviness).Sum(f => f.Weight), 12);
        Assert.Equal(1, Halo.Factors.Where(f => f.Axis == Axis.Risk).Sum(f => f.Weight), 12);
        Assert.Equal(6, Halo.Factors.Count(f => f.Axis == Axis.Heaviness));
        Assert.Equal(7, Halo.Factors.Count(f => f.Axis == Axis.Risk));
    }

    [Fact]
    public void Each_of_the_444_industries_of_the_SEC_resolves_in_every_table()
    {
        Assert.Equal(444, Halo.Industries.Count);
        foreach (var (sic, title) in Halo.Industries)
        {
            Assert.Equal(title, Halo.IndustryTitle(sic));
            Assert.InRange(Halo.SubstitutabilityOf(sic)!.Value, 0, 4);
            Assert.NotNull(Halo.SectorOf(sic));
            Assert.NotNull(Halo.DivisionOf(sic));
            Assert.Equal(!Halo.IsShell(sic), Halo.ExposureOf(sic).HasValue);
        }
    }

    [Fact]
    public void Sectors_hold_each_code_from_0100_on_exactly_once()
    {
        var held = Halo.Sectors.SelectMany(s => s.Sics.Codes).ToArray();

        Assert.Equal(Enumerable.Range(100, 9900), held.Order());
        Assert.Equal(16, Halo.Sectors.Count);
        Assert.All(Halo.Sectors, s => Assert.Matches("^[a-z]+(-[a-z]+)*$", s.Id));
    }

    [Theory]
    [InlineData(4011, 0)] // railroads
    [InlineData(4911, 0)] // electric services
    [InlineData(1000, 0)] // metal mining
    [InlineData(2911, 0)] // refining
    [InlineData(3320, 0)] // foundries
    [InlineData(4512, 1)] // airlines
    [InlineData(5812, 1)] // restaurants
    [InlineData(8062, 1)] // hospitals
    [InlineData(4953, 1)] // waste
    [InlineData(5331, 2)] // variety stores
    [InlineData(2086, 2)] // soft drinks
    [InlineData(6022, 3)] // banks
    [InlineData(6331, 3)] // insurers
    [InlineData(6200, 3)] // exchanges
    [InlineData(7320, 3)] // credit reporting and rating
    [InlineData(7372, 4)] // software
    [InlineData(7363, 4)] // staffing
    [InlineData(7311, 4)] // advertising
    [InlineData(2711, 4)] // newspapers
    [InlineData(8200, 4)] // education
    public void Substitutability_follows_what_the_industrys_title_says_is_sold(int sic, int value) =>
        Assert.Equal(value, Halo.SubstitutabilityOf(sic)!.Value);

    [Theory]
    [InlineData(4011, "transport")]
    [InlineData(4911, "utilities")]
    [InlineData(4953, "utilities")]
    [InlineData(4922, "utilities")]
    [InlineData(4610, "energy")]
    [InlineData(1311, "energy")]
    [InlineData(3674, "semiconductors-hardware")]
    [InlineData(7372, "software-it")]
    [InlineData(7389, "media-business")]
    [InlineData(6798, "real-estate")]
    [InlineData(2834, "health-care")]
    [InlineData(5912, "health-care")]
    [InlineData(5812, "retail-leisure")]
    [InlineData(6022, "financials")]
    public void An_industry_is_in_the_sector_a_portfolio_manager_expects(int sic, string sector) => Assert.Equal(sector, Halo.SectorOf(sic)!.Id);

    [Fact]
    public void Exposure_is_the_studys_value_with_its_bridge()
    {
        var railroads = Halo.ExposureOf(4011);
        Assert.Equal((-0.8212, BridgeQuality.Override, false), (railroads.Value, railroads.Bridge, railroads.Overridden));
        Assert.Equal((-0.9006, BridgeQuality.TwoDigit), (Halo.ExposureOf(1000).Value, Halo.ExposureOf(1000).Bridge));
        Assert.Equal((-1.384, BridgeQuality.Direct), (Halo.ExposureOf(1221).Value, Halo.ExposureOf(1221).Bridge));
        Assert.Equal(0.9, Halo.BridgeConfidence(Halo.ExposureOf(1040).Bridge));
    }

    [Fact]
    public void Staffing_takes_the_exposure_of_business_support_and_says_so()
    {
        foreach (var sic in new[] { 7361, 7363 })
        {
            var staffing = Halo.ExposureOf(sic);
            Assert.Equal((1.8807, -0.5981, true, BridgeQuality.Override), (staffing.Value, staffing.Published, staffing.Overridden, staffing.Bridge));
            Assert.False(string.IsNullOrEmpty(staffing.Reason));
        }
    }

    [Fact]
    public void Other_business_services_take_the_mean_of_the_other_codes_of_group_73()
    {
        // 20 other codes, staffing at its overridden value: 16.9786 ÷ 20.
        var services = Halo.ExposureOf(7389);
        Assert.Equal(0.84893, services.Value, 5);
        Assert.Equal(0.74, services.Published);
    }

    [Fact]
    public void A_code_outside_the_list_takes_the_mean_of_its_three_digit_and_else_two_digit_neighbours()
    {
        // 366x: 0.7206, 0.9345, 0.9911, mean 0.8820667.
        var near = Halo.ExposureOf(3662);
        Assert.Equal(0.8820667, near.Value, 6);
        Assert.Equal(BridgeQuality.ThreeDigit, near.Bridge);
        // 46xx holds 4610 alone.
        var far = Halo.ExposureOf(4650);
        Assert.Equal((-0.3582, BridgeQuality.TwoDigit), (far.Value, far.Bridge));
        Assert.Null(Halo.IndustryTitle(4650));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(9997)]
    [InlineData(6770)]
    public void No_code_or_a_code_of_no_business_has_no_exposure(int? sic)
    {
        Assert.False(Halo.ExposureOf(sic).HasValue);
        Assert.Equal(BridgeQuality.None, Halo.ExposureOf(sic).Bridge);
        Assert.Equal(0, Halo.BridgeConfidence(BridgeQuality.None));
    }

    [Theory]
    [InlineData(6022, true)]
    [InlineData(6331, true)]
    [InlineData(6211, true)]
    [InlineData(6200, false)]
    [InlineData(6282, false)]
    [InlineData(6411, false)]
    [InlineData(6798, false)]
    [InlineData(null, false)]
    public void Financials_are_banks_brokers_and_insurers_but_not_fee_businesses(int? sic, bool financial) =>
        Assert.Equal(financial, Halo.IsFinancial(sic));

    [Theory]
    [InlineData(4011, true)]
    [InlineData(4610, true)]
    [InlineData(4953, true)]
    [InlineData(6200, true)]
    [InlineData(6211, false)]
    [InlineData(8062, true)]
    [InlineData(8071, false)]
    [InlineData(2834, true)]
    [InlineData(2836, false)]
    public void Regulated_industries_are_those_of_the_table(int sic, bool regulated) => Assert.Equal(regulated, Halo.IsRegulated(sic));

    [Fact]
    public void Themes_come_from_the_industry_and_from_named_companies_and_say_when_they_are_broad()
    {
        Assert.Equal(["rails"], Halo.ThemesOf(100885, 4011).Select(t => t.Theme.Id));
        Assert.True(Assert.Single(Halo.ThemesOf(1, 1000)).Broad);
        // GE Vernova, filed under 3600, by its own rows.
        Assert.Equal(["grid-equipment", "turbines"], Halo.ThemesOf(1996810, 3600).Select(t => t.Theme.Id).Order());
        Assert.Equal("hyperscalers", Assert.Single(Halo.ThemesOf(789019, 7372)).Theme.Id);
        Assert.Empty(Halo.ThemesOf(320193, 3571)); // Apple is a comparison, not a hyperscaler
        Assert.Empty(Halo.ThemesOf(1, null));
    }

    [Fact]
    public void Curated_roles_are_off_by_default_and_only_given_in_their_industries()
    {
        Assert.False(Halo.Rules.Moderators.CuratedRoles);
        Assert.Equal(0.80, Halo.CuratedRoleOf(1014473, 7371)!.Multiplier);
        Assert.Null(Halo.CuratedRoleOf(1014473, 4911));
        Assert.All(Halo.CuratedRoles, r => Assert.Contains("accession", r.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_for_neutral_scores_are_the_major_group_and_the_division()
    {
        Assert.Equal(49, ScoringMethod.MajorGroupOf(4911));
        Assert.Equal(1, ScoringMethod.MajorGroupOf(100));
        Assert.Equal(0, ScoringMethod.MajorGroupOf(null));
        Assert.Equal("E", Halo.DivisionOf(4911)!.Id);
        Assert.Equal("A", Halo.DivisionOf(100)!.Id);
    }

    [Theory]
    [InlineData(MethodFiles.Substitutability)]
    [InlineData(MethodFiles.Exposure)]
    [InlineData(MethodFiles.ExposureOverrides)]
    [InlineData(MethodFiles.Regulated)]
    [InlineData(MethodFiles.Sectors)]
    [InlineData(MethodFiles.Divisions)]
    [InlineData(MethodFiles.MajorGroups)]
    [InlineData(MethodFiles.Themes)]
    [InlineData(MethodFiles.Rules)]
    public void Only_themes_hyperscalers_and_curated_roles_name_companies(string file)
    {
        var text = MethodFiles.Embedded[file];
        var companies = Halo.Hyperscalers.Select(h => h.Company).Concat(Halo.CuratedRoles.Select(r => r.Company))
            .Concat(["Union Pacific", "NextEra", "Caterpillar", "Exxon", "Adobe", "Accenture", "Eaton", "Equinix", "American Tower"])
            // "Meta" and "Oracle" are also the beginnings of ordinary words: look for whole words only.
            .Select(c => $@"\b{System.Text.RegularExpressions.Regex.Escape(c)}\b");

        Assert.All(companies, c => Assert.DoesNotMatch(c, text));
        Assert.DoesNotContain("cik", text.Split('\n')[0], StringComparison.OrdinalIgnoreCase);
    }
}
