using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Tests.Resolving;

public class VintageTests
{
    private const string Y18 = "2018-12-31";
    private const string Y19 = "2019-12-31";
    private const string Y20 = "2020-12-31";

    private static (double, string)[] Values(IEnumerable<ResolvedValue> vintages) =>
        [.. vintages.Select(v => (v.Value, v.Filed.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))];

    [Fact]
    public void A_restated_value_starts_a_vintage_and_a_repeated_one_does_not()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("Revenues", Y19, 100))
            .File("10-K", "2021-02-10", ("Assets", Y20, 950), ("Revenues", Y20, 110), ("Revenues", Y19, 97))
            .File("10-K", "2022-02-10", ("Assets", "2021-12-31", 990), ("Revenues", "2021-12-31", 120), ("Revenues", Y19, 97));
        Assert.Equal([(100, "2020-02-10"), (97, "2021-02-10")], Values(filings.Of(Concept.Revenue, Y19)));
    }

    [Fact]
    public void A_company_may_go_back_to_an_earlier_value()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900))
            .File("10-K/A", "2020-05-10", ("Assets", Y19, 905))
            .File("10-Q", "2020-08-10", ("Assets", Y19, 900));
        Assert.Equal([(900, "2020-02-10"), (905, "2020-05-10"), (900, "2020-08-10")], Values(filings.Of(Concept.Assets, Y19)));
    }

    [Fact]
    public void Rounding_to_millions_is_no_restatement()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 135_591_234_000))
            .File("10-K", "2021-02-10", ("Assets", Y20, 140_000_000_000), ("Assets", Y19, 135_591_000_000));
        Assert.Single(filings.Of(Concept.Assets, Y19));
    }

    [Fact]
    public void A_filing_that_lacks_the_tag_takes_nothing_away()
    {
        // The second year's report states only the wider figure; it was stated for 2019 before with the same value, so it is no news.
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("NetIncomeLoss", Y19, 9), ("Depreciation", Y19, 40), ("DepreciationDepletionAndAmortization", Y19, 55))
            .File("10-K", "2021-02-10", ("Assets", Y20, 900), ("NetIncomeLoss", Y20, 9), ("DepreciationDepletionAndAmortization", Y20, 57), ("DepreciationDepletionAndAmortization", Y19, 55));
        Assert.Equal(40, filings.The(Concept.Depreciation, Y19).Value);
        Assert.Equal(57, filings.The(Concept.Depreciation, Y20).Value);
    }

    [Fact]
    public void A_later_filing_that_leaves_the_total_away_and_states_a_part_is_no_restatement()
    {
        // UDR 2012, USD m: two years on only the depreciation of offices is left in the column; WillScot likewise. A recast total under its own tag counts, however small.
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("NetIncomeLoss", Y19, 9), ("DepreciationDepletionAndAmortization", Y19, 355), ("DepreciationAndAmortization", Y19, 4))
            .File("10-K", "2022-02-10", ("Assets", "2021-12-31", 900), ("NetIncomeLoss", "2021-12-31", 9), ("DepreciationAndAmortization", "2021-12-31", 6), ("DepreciationAndAmortization", Y19, 4.1));
        Assert.Equal([355], filings.Of(Concept.DepreciationAmortization, Y19).Select(v => v.Value));
        filings.File("10-K", "2023-02-10", ("Assets", "2022-12-31", 900), ("NetIncomeLoss", "2022-12-31", 9), ("DepreciationDepletionAndAmortization", Y19, 120));
        Assert.Equal([355, 120], filings.Of(Concept.DepreciationAmortization, Y19).Select(v => v.Value));
    }

    [Fact]
    public void Parts_added_up_never_lower_a_total_that_was_stated_but_may_show_that_it_was_a_part()
    {
        // Fiserv 2023 and Marvell 2023, USD m: the next report leaves the total away.
        static double Of(double total, double depreciation, double amortisation) => new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("NetIncomeLoss", Y19, 9), ("DepreciationAndAmortization", Y19, total))
            .File("10-K", "2021-02-10", ("Assets", Y20, 900), ("NetIncomeLoss", Y20, 9), ("Depreciation", Y20, depreciation), ("AmortizationOfIntangibleAssets", Y20, amortisation),
                ("Depreciation", Y19, depreciation), ("AmortizationOfIntangibleAssets", Y19, amortisation))
            .Of(Concept.DepreciationAmortization, Y19).Last().Value;
        Assert.Equal(3162, Of(3162, 566, 2400));
        Assert.Equal(1214, Of(305, 127, 1087));
    }

    [Fact]
    public void A_stand_in_never_replaces_the_real_figure_even_when_it_brings_news()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("NetIncomeLoss", Y19, 9), ("PaymentsToAcquirePropertyPlantAndEquipment", Y19, 40))
            .File("10-K", "2021-02-10", ("Assets", Y20, 900), ("NetIncomeLoss", Y20, 9), ("SegmentExpenditureAdditionToLongLivedAssets", Y20, 48), ("SegmentExpenditureAdditionToLongLivedAssets", Y19, 46));
        Assert.Equal(40, filings.The(Concept.Capex, Y19).Value);
    }

    [Fact]
    public void A_restatement_under_the_tag_that_the_filing_uses_for_its_own_year_counts()
    {
        // A full retrospective change of the revenue standard: the old tag is gone, last year is restated under the new one.
        var filings = new Filings()
            .File("10-K", "2018-02-10", ("Assets", "2017-12-31", 900), ("NetIncomeLoss", "2017-12-31", 9), ("SalesRevenueNet", "2017-12-31", 3857))
            .File("10-K", "2019-02-10", ("Assets", Y18, 900), ("NetIncomeLoss", Y18, 9), ("RevenueFromContractWithCustomerExcludingAssessedTax", Y18, 3100), ("RevenueFromContractWithCustomerExcludingAssessedTax", "2017-12-31", 2994));
        Assert.Equal([(3857, "2018-02-10"), (2994, "2019-02-10")], Values(filings.Of(Concept.Revenue, "2017-12-31")));
    }

    [Fact]
    public void A_part_stated_beside_the_filing_s_own_total_is_no_restatement()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("NetIncomeLoss", Y19, 9), ("Revenues", Y19, 100))
            .File("10-K", "2021-02-10", ("Assets", Y20, 900), ("NetIncomeLoss", Y20, 9), ("Revenues", Y20, 110), ("RevenueFromContractWithCustomerExcludingAssessedTax", Y19, 60));
        Assert.Equal(100, filings.The(Concept.Revenue, Y19).Value);
    }

    [Fact]
    public void A_better_tag_in_a_later_report_replaces_a_stand_in()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("DepreciationDepletionAndAmortization", Y19, 55))
            .File("10-K", "2021-02-10", ("Assets", Y20, 900), ("Depreciation", Y19, 40));
        Assert.Equal([(55, "2020-02-10"), (40, "2021-02-10")], Values(filings.Of(Concept.Depreciation, Y19)));
    }

    [Fact]
    public void A_quarterly_report_restates_a_balance_but_never_a_year()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("Revenues", Y19, 100))
            .File("10-Q", "2020-05-10", ("Assets", Y19, 870), ("Revenues", Y19, 12));
        Assert.Equal([(900, "2020-02-10"), (870, "2020-05-10")], Values(filings.Of(Concept.Assets, Y19)));
        Assert.Equal(100, filings.The(Concept.Revenue, Y19).Value);
    }

    [Fact]
    public void A_wrong_scale_in_a_quarterly_report_is_no_restatement()
    {
        // Southwest, August 2011: 10,578 m of plant stated as 10,578 dollars, put right in November.
        var filings = new Filings()
            .File("10-K", "2011-02-10", ("Assets", "2010-12-31", 15_463_000_000), ("PropertyPlantAndEquipmentNet", "2010-12-31", 10_578_000_000))
            .File("10-Q", "2011-08-05", ("PropertyPlantAndEquipmentNet", "2010-12-31", 10_578))
            .File("10-Q/A", "2011-11-08", ("PropertyPlantAndEquipmentNet", "2010-12-31", 10_578_000_000));
        Assert.Equal(10_578_000_000, filings.The(Concept.PpeNet, "2010-12-31").Value);
    }

    [Fact]
    public void A_recast_in_an_8_K_counts_and_a_proxy_statement_does_not()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("NetIncomeLoss", Y19, 9))
            .File("DEF 14A", "2020-04-10", ("NetIncomeLoss", Y19, 9.1))
            .File("8-K", "2020-06-10", ("NetIncomeLoss", Y19, 8));
        Assert.Equal([(9, "2020-02-10"), (8, "2020-06-10")], Values(filings.Of(Concept.NetIncome, Y19)));
    }

    [Fact]
    public void A_recast_of_whole_statements_may_use_another_tag()
    {
        // Ecolab 2020, USD m: the years before the separation of an arm, recast in an 8-K under the new revenue tag.
        var filings = new Filings()
            .File("10-K", "2020-02-28", ("Assets", Y19, 20_869), ("NetIncomeLoss", Y19, 1_559), ("SalesRevenueNet", Y19, 14_906), ("SalesRevenueNet", Y18, 14_668))
            .File("8-K", "2020-09-25", ("Assets", Y19, 20_869), ("NetIncomeLoss", Y19, 1_559), ("RevenueFromContractWithCustomerExcludingAssessedTax", Y19, 12_562), ("RevenueFromContractWithCustomerExcludingAssessedTax", Y18, 12_222));
        Assert.Equal([(14_906, "2020-02-28"), (12_562, "2020-09-25")], Values(filings.Of(Concept.Revenue, Y19)));
        Assert.Equal([(14_668, "2020-02-28"), (12_222, "2020-09-25")], Values(filings.Of(Concept.Revenue, Y18)));
    }

    [Fact]
    public void Years_before_the_first_report_are_known_from_its_comparative_columns_on()
    {
        var filings = new Filings().File("10-K", "2020-02-10", ("Assets", Y19, 900), ("Assets", Y18, 850), ("Revenues", Y19, 100), ("Revenues", Y18, 90), ("Revenues", "2017-12-31", 80));
        Assert.Equal([(80, "2020-02-10")], Values(filings.Of(Concept.Revenue, "2017-12-31")));
        Assert.Equal([(850, "2020-02-10")], Values(filings.Of(Concept.Assets, Y18)));
    }

    [Fact]
    public void A_changed_tag_is_marked_in_the_year_in_which_it_changes()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", Y19, 900), ("PropertyPlantAndEquipmentNet", Y19, 300))
            .File("10-K", "2021-02-10", ("Assets", Y20, 900), ("PropertyPlantAndEquipmentAndFinanceLeaseRightOfUseAssetAfterAccumulatedDepreciationAndAmortization", Y20, 340));
        Assert.Equal(ValueFlags.None, filings.The(Concept.PpeNet, Y19).Flags);
        Assert.Equal(ValueFlags.TagChanged, filings.The(Concept.PpeNet, Y20).Flags);
    }
}
