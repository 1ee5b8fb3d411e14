using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Tests.Resolving;

public class ChainRuleTests
{
    private const string End = "2023-12-31";
    private const string Filed = "2024-02-20";

    private static Filings Report(params (string Tag, double Value)[] statements) =>
        new Filings().File("10-K", Filed, [("Assets", End, 1000), .. statements.Select(s => (s.Tag, End, s.Value))]);

    [Fact]
    public void The_first_tag_of_the_chain_with_a_value_wins_and_the_step_is_told()
    {
        var capex = Report(("PaymentsToAcquireProductiveAssets", 12), ("PaymentsToAcquirePropertyPlantAndEquipment", 10)).The(Concept.Capex, End);
        Assert.Equal(10, capex.Value);
        Assert.Equal("PaymentsToAcquirePropertyPlantAndEquipment", MappedTags.Default.NameOf(capex.Tag));
        Assert.Equal(5, capex.ChainPosition);
        Assert.False(capex.Derived);
        Assert.Equal(new FiscalPeriod(Filings.Day(End), 4), capex.Period);
    }

    [Fact]
    public void Revenue_is_the_largest_of_the_totals_and_a_rival_over_five_percent_away_is_flagged()
    {
        // Con Edison 2024, USD m: near each other, the first of the file; contracts hold what alternative revenue programmes take off.
        var close = Report(("RevenueFromContractWithCustomerExcludingAssessedTax", 15_469), ("Revenues", 15_256)).The(Concept.Revenue, End);
        Assert.Equal((15_256, ValueFlags.None), (close.Value, close.Flags));
        var part = Report(("Revenues", 1672), ("RevenueFromContractWithCustomerExcludingAssessedTax", 8)).The(Concept.Revenue, End);
        Assert.Equal((1672, ValueFlags.None), (part.Value, part.Flags));
        var apart = Report(("RevenueFromContractWithCustomerExcludingAssessedTax", 22500), ("RegulatedAndUnregulatedOperatingRevenue", 24753)).The(Concept.Revenue, End);
        Assert.Equal((24753, ValueFlags.RevenueConflict), (apart.Value, apart.Flags));
    }

    [Fact]
    public void A_total_that_the_statement_s_own_arithmetic_confirms_wins_over_a_larger_one()
    {
        // Mastercard 2021, USD m: net revenue 18,884 less operating expenses 8,802 is operating income 10,082; 29,845 is gross of rebates.
        var revenue = Report(("Revenues", 18884), ("RevenueFromContractWithCustomerExcludingAssessedTax", 29845), ("OperatingExpenses", 8802), ("OperatingIncomeLoss", 10082))
            .The(Concept.Revenue, End);
        Assert.Equal((18884, ValueFlags.None), (revenue.Value, revenue.Flags));
    }

    [Fact]
    public void A_banks_revenue_is_net_interest_and_fees_and_a_brokers_is_net_of_the_interest_it_pays()
    {
        // Mitsubishi UFJ 2018, yen bn: Revenues are a note's, before interest paid, and the net total a segment's by other rules.
        var bank = Report(("InterestIncomeExpenseNet", 2230), ("NoninterestIncome", 1935), ("Revenues", 5194), ("RevenuesNetOfInterestExpense", 3967),
            ("OperatingExpenses", 2743), ("OperatingIncomeLoss", 1224)).The(Concept.Revenue, End);
        Assert.Equal((4165, true), (bank.Value, bank.Derived));
        // JPMorgan 2017, USD m: the statement has the sum as its total.
        var stated = Report(("InterestIncomeExpenseNet", 50097), ("NoninterestIncome", 49527), ("Revenues", 99624)).The(Concept.Revenue, End);
        Assert.Equal((99624, false), (stated.Value, stated.Derived));
        // Interactive Brokers 2018, USD m.
        Assert.Equal(1903, Report(("Revenues", 2366), ("RevenuesNetOfInterestExpense", 1903)).The(Concept.Revenue, End).Value);
        // Santander 2018, euro m.
        Assert.Equal(48424, Report(("ifrs-full:GrossProfit", 48424), ("ifrs-full:ProfitLoss", 9315)).The(Concept.Revenue, End).Value);
    }

    [Fact]
    public void Depreciation_and_amortisation_added_up_from_parts_say_so()
    {
        // Microsoft 2025, USD bn; Union Pacific 2024; MGE Energy's line of costs. A stated total is as it is.
        var parts = Report(("Depreciation", 22), ("AmortizationOfIntangibleAssets", 6)).The(Concept.DepreciationAmortization, End);
        Assert.Equal((28, ValueFlags.FromParts), (parts.Value, parts.Flags));
        Assert.Equal(ValueFlags.FromParts, Report(("Depreciation", 2398)).The(Concept.DepreciationAmortization, End).Flags);
        Assert.Equal(ValueFlags.FromParts, Report(("UtilitiesOperatingExpenseDepreciationAndAmortization", 109)).The(Concept.DepreciationAmortization, End).Flags);
        Assert.Equal(ValueFlags.None, Report(("DepreciationDepletionAndAmortization", 1227), ("Depreciation", 542)).The(Concept.DepreciationAmortization, End).Flags);
    }

    [Fact]
    public void A_lessor_without_a_total_has_its_rents_and_contracts_as_revenue()
    {
        var revenue = Report(("OperatingLeaseLeaseIncome", 1800), ("RevenueFromContractWithCustomerExcludingAssessedTax", 23)).The(Concept.Revenue, End);
        Assert.Equal(1823, revenue.Value);
        Assert.True(revenue.Derived);
        Assert.Equal("OperatingLeaseLeaseIncome 1,800 + RevenueFromContractWithCustomerExcludingAssessedTax 23", revenue.Arithmetic);
    }

    [Fact]
    public void Net_plant_is_the_largest_net_tag_that_is_not_above_total_assets()
    {
        // Prologis tags its offices beside its property.
        Assert.Equal(780, Report(("PropertyPlantAndEquipmentNet", 2), ("RealEstateInvestmentPropertyNet", 780)).The(Concept.PpeNet, End).Value);
        // American Water tags gross as net.
        var guarded = Report(("PropertyPlantAndEquipmentNet", 796), ("PublicUtilitiesPropertyPlantAndEquipmentNet", 1034)).The(Concept.PpeNet, End);
        Assert.Equal((796, ValueFlags.CandidateSetAside), (guarded.Value, guarded.Flags));
    }

    [Fact]
    public void A_fleet_is_the_plant_of_a_rental_company_and_not_of_a_car_maker()
    {
        Assert.Equal(600, Report(("PropertyPlantAndEquipmentNet", 40), ("PropertySubjectToOrAvailableForOperatingLeaseNet", 600)).The(Concept.PpeNet, End).Value);
        Assert.Equal(388, Report(("PropertyPlantAndEquipmentNet", 388), ("PropertySubjectToOrAvailableForOperatingLeaseNet", 436)).The(Concept.PpeNet, End).Value);
    }

    [Fact]
    public void Net_plant_is_gross_less_accumulated_when_neither_net_tag_stands()
    {
        var net = Report(("PropertyPlantAndEquipmentGross", 500), ("AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment", 180)).The(Concept.PpeNet, End);
        Assert.Equal(320, net.Value);
        Assert.True(net.Derived);
        Assert.Equal("PropertyPlantAndEquipmentGross 500 − AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment 180", net.Arithmetic);
    }

    [Fact]
    public void Net_never_stands_in_for_gross() => Assert.Empty(Report(("PropertyPlantAndEquipmentNet", 320)).Of(Concept.PpeGross, End));

    [Fact]
    public void Drilling_and_other_plant_add_up_and_an_outflow_stated_negative_is_turned_and_flagged()
    {
        var capex = Report(("PaymentsToAcquireOilAndGasPropertyAndEquipment", 5353), ("PaymentsToAcquireOtherPropertyPlantAndEquipment", 1019)).The(Concept.Capex, End);
        Assert.Equal(6372, capex.Value);
        var negative = Report(("PaymentsToAcquirePropertyPlantAndEquipment", -44)).The(Concept.Capex, End);
        Assert.Equal((44, ValueFlags.NegativeOutflow), (negative.Value, negative.Flags));
    }

    [Fact]
    public void What_a_property_company_builds_dwarfs_what_it_spends_on_its_offices()
    {
        // AvalonBay 2018, USD m.
        var capex = Report(("PaymentsToDevelopRealEstateAssets", 1139), ("PaymentsForCapitalImprovements", 85), ("PaymentsToAcquireProductiveAssets", 3)).The(Concept.Capex, End);
        Assert.Equal(1224, capex.Value);
        // PACCAR's leased trucks are its finance business.
        Assert.Equal(839, Report(("PaymentsToAcquirePropertyPlantAndEquipment", 839), ("PaymentsToAcquireEquipmentOnLease", 907)).The(Concept.Capex, End).Value);
    }

    [Fact]
    public void Zero_capex_counts_only_where_nothing_else_is_stated()
    {
        Assert.Equal(2570, Report(("PaymentsToAcquirePropertyPlantAndEquipment", 0), ("PaymentsToAcquireProductiveAssets", 2570)).The(Concept.Capex, End).Value);
        Assert.Equal(0, Report(("PaymentsToAcquirePropertyPlantAndEquipment", 0)).The(Concept.Capex, End).Value);
    }

    [Fact]
    public void Segment_additions_are_the_last_resort_and_flagged()
    {
        var capex = Report(("SegmentExpenditureAdditionToLongLivedAssets", 70)).The(Concept.Capex, End);
        Assert.Equal((70, ValueFlags.SegmentCapex), (capex.Value, capex.Flags));
    }

    [Fact]
    public void Depreciation_is_the_total_less_amortisation_or_the_total_flagged()
    {
        var less = Report(("DepreciationDepletionAndAmortization", 100), ("AmortizationOfIntangibleAssets", 15)).The(Concept.Depreciation, End);
        Assert.Equal((85, ValueFlags.None), (less.Value, less.Flags));
        var total = Report(("DepreciationAndAmortization", 100)).The(Concept.Depreciation, End);
        Assert.Equal((100, ValueFlags.DepreciationIncludesAmortisation), (total.Value, total.Flags));
    }

    [Fact]
    public void Sales_and_administration_add_up()
    {
        var sga = Report(("GeneralAndAdministrativeExpense", 30), ("MarketingExpense", 12)).The(Concept.Sga, End);
        Assert.Equal(42, sga.Value);
    }

    [Fact]
    public void Operating_income_without_a_line_of_its_own_has_the_interest_added_back()
    {
        // Exxon Mobil 2025, USD m: revenues less total costs and deductions are pre-tax income 41,268, after interest of 603.
        var costs = Report(("Revenues", 332238), ("CostsAndExpenses", 290970), ("InterestExpense", 603)).The(Concept.OperatingIncome, End);
        Assert.Equal(41871, costs.Value);
        var pretax = Report(("IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest", 50), ("InterestExpense", 6))
            .The(Concept.OperatingIncome, End);
        Assert.Equal((56, ValueFlags.OperatingIncomeFromPretax), (pretax.Value, pretax.Flags));
    }

    [Fact]
    public void A_cost_below_one_percent_of_revenue_is_a_note_s_figure()
    {
        Assert.Empty(Report(("Revenues", 64809), ("CostOfGoodsAndServicesSold", 33)).Of(Concept.GrossProfit, End));
        var gross = Report(("Revenues", 200), ("CostOfRevenue", 120)).The(Concept.GrossProfit, End);
        Assert.Equal((80, true), (gross.Value, gross.Derived));
    }

    [Fact]
    public void Goodwill_absent_from_a_balance_sheet_with_assets_and_equity_is_zero_and_says_so()
    {
        var implied = Report(("StockholdersEquity", 400)).The(Concept.Goodwill, End);
        Assert.Equal((0.0, ValueFlags.ImpliedZero), (implied.Value, implied.Flags));
        Assert.Equal(0, implied.Tag);
        Assert.Empty(Report().Of(Concept.Goodwill, End));
    }

    [Fact]
    public void Identities_that_do_not_hold_within_one_percent_are_flagged()
    {
        var sound = Report(("LiabilitiesAndStockholdersEquity", 1005)).The(Concept.Assets, End);
        Assert.Equal(ValueFlags.None, sound.Flags);
        var broken = Report(("LiabilitiesAndStockholdersEquity", 1011)).The(Concept.Assets, End);
        Assert.Equal(ValueFlags.IdentityFailed, broken.Flags);
        var gross = Report(("Revenues", 200), ("CostOfRevenue", 120), ("GrossProfit", 90)).The(Concept.GrossProfit, End);
        Assert.Equal(ValueFlags.IdentityFailed, gross.Flags);
    }

    [Fact]
    public void Plant_under_construction_beside_gross_is_no_failed_identity()
    {
        // Alphabet 2024, USD m: in service 199,829 less accumulated 79,390 and under construction 50,597 is net 171,036.
        (string, string, double)[] plant =
        [
            ("Assets", End, 450_256), ("PropertyPlantAndEquipmentNet", End, 171_036), ("PropertyPlantAndEquipmentGross", End, 199_829),
            ("AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment", End, 79_390),
        ];
        Assert.Equal(ValueFlags.IdentityFailed, new Filings().File("10-K", Filed, plant).The(Concept.PpeNet, End).Flags);
        Assert.Equal(ValueFlags.None, new Filings().File("10-K", Filed, [.. plant, ("ConstructionInProgressGross", End, 50_597)]).The(Concept.PpeNet, End).Flags);
    }

    [Fact]
    public void Foreign_filers_resolve_from_ifrs_tags()
    {
        var filings = new Filings().File("20-F", Filed, "EUR", true,
            ("ifrs-full:Assets", End, 900), ("ifrs-full:Revenue", End, 300), ("ifrs-full:PropertyPlantAndEquipmentIncludingRightofuseAssets", End, 90), ("ifrs-full:RightofuseAssets", End, 20));
        Assert.Equal((300, "EUR"), (filings.The(Concept.Revenue, End).Value, filings.The(Concept.Revenue, End).Unit));
        Assert.Equal(90, filings.The(Concept.PpeNet, End).Value);
    }

    [Fact]
    public void Without_the_parent_s_line_its_profit_is_the_consolidated_one_less_the_minorities_share()
    {
        // Simon 2024, USD m.
        var simon = Report(("ProfitLoss", 2_729), ("NetIncomeLossAttributableToNoncontrollingInterest", 358), ("NetIncomeLossAvailableToCommonStockholdersBasic", 2_368)).The(Concept.NetIncome, End);
        Assert.Equal((2_371, true), (simon.Value, simon.Derived));
        // Oracle 2011: minorities have no tag.
        Assert.Equal(8_547, Report(("ProfitLoss", 8_644), ("NetIncomeLossAvailableToCommonStockholdersBasic", 8_547)).The(Concept.NetIncome, End).Value);
        // Broadcom 2021: it is preferred dividends that stand between the two.
        Assert.Equal(6_736, Report(("ProfitLoss", 6_736), ("NetIncomeLossAvailableToCommonStockholdersBasic", 6_437), ("PreferredStockDividendsIncomeStatementImpact", 299)).The(Concept.NetIncome, End).Value);
        // Norfolk Southern 2016: within a percent, only what other holders of shares take part in.
        Assert.Equal(1_668, Report(("ProfitLoss", 1_668), ("NetIncomeLossAvailableToCommonStockholdersBasic", 1_663)).The(Concept.NetIncome, End).Value);
    }

    [Fact]
    public void Depreciation_and_amortisation_is_the_greatest_total_and_never_less_than_depreciation()
    {
        // PACCAR 2017: the trucks' plant beside all of it. Amazon 2011: near each other, still the greater.
        Assert.Equal(1_108, Report(("DepreciationDepletionAndAmortization", 321), ("DepreciationAndAmortization", 1_108)).The(Concept.DepreciationAmortization, End).Value);
        Assert.Equal(1_083, Report(("DepreciationDepletionAndAmortization", 1_034), ("DepreciationAndAmortization", 1_083)).The(Concept.DepreciationAmortization, End).Value);
        // Intel 2017: a part is tagged as the total.
        var intel = Report(("DepreciationAndAmortization", 177), ("Depreciation", 6_752), ("AmortizationOfIntangibleAssets", 1_377)).The(Concept.DepreciationAmortization, End);
        Assert.Equal((8_129, true), (intel.Value, intel.Derived));
        // Target 2024: the note rounds depreciation to billions.
        Assert.Equal(2_981, Report(("DepreciationDepletionAndAmortization", 2_981), ("Depreciation", 3_000)).The(Concept.DepreciationAmortization, End).Value);
    }

    [Fact]
    public void Operating_profit_under_IFRS_is_taken_as_stated()
    {
        // Toyota, year to March 2025, JPY bn.
        var toyota = Report(("ifrs-full:ProfitLossFromOperatingActivities", 4_796), ("ifrs-full:ProfitLossBeforeTax", 6_415), ("InterestExpense", 1_655)).The(Concept.OperatingIncome, End);
        Assert.Equal((4_796, false, ValueFlags.None), (toyota.Value, toyota.Derived, toyota.Flags));
    }

    [Fact]
    public void Plant_stated_with_leases_in_it_is_taken_as_stated_and_the_leases_are_not_counted_again()
    {
        // SAP 2024, EUR m.
        var sap = Report(("ifrs-full:PropertyPlantAndEquipmentIncludingRightofuseAssets", 449), ("ifrs-full:RightofuseAssets", 146));
        Assert.Equal(449, sap.The(Concept.PpeNet, End).Value);
        Assert.Empty(sap.Of(Concept.Rou, End));
    }
}
