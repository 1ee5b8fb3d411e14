using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Tests.Resolving;

public class PeriodTests
{
    [Fact]
    public void A_rounded_and_an_exact_date_are_one_year_and_the_exact_one_wins()
    {
        var filings = new Filings()
            .File("10-K", "2023-11-03", ("Assets", "2023-09-30", 352_583), ("Revenues", "2023-09-30", 383_285))
            .File("10-K", "2024-11-01", ("Assets", "2024-09-28", 364_980), ("Revenues", "2024-09-28", 391_035))
            .Again("10-K", "2024-11-01", ("Assets", "2024-09-30", 364_980), ("Revenues", "2024-09-30", 391_035));
        Assert.Equal(391_035, filings.The(Concept.Revenue, "2024-09-28").Value);
        Assert.Empty(filings.Of(Concept.Revenue, "2024-09-30"));
        Assert.Equal(2, filings.Resolve().Count(v => v.Concept == Concept.Assets));
    }

    [Fact]
    public void Rounded_dates_alone_are_kept_as_they_are()
    {
        var filings = new Filings().File("10-K", "2010-02-10", "USD", false, ("Assets", "2009-12-31", 500), ("Revenues", "2009-12-31", 70));
        Assert.Equal(70, filings.The(Concept.Revenue, "2009-12-31").Value);
    }

    [Fact]
    public void Opening_balances_of_the_day_after_under_a_new_standard_are_not_the_year_s()
    {
        // Leases came onto balance sheets on 1 January 2019; the balance sheet of the day before has none.
        var filings = new Filings().File("10-K", "2020-02-10",
            ("Assets", "2019-12-31", 900), ("OperatingLeaseRightOfUseAsset", "2019-12-31", 60),
            ("Assets", "2018-12-31", 800), ("StockholdersEquity", "2018-12-31", 300),
            ("OperatingLeaseRightOfUseAsset", "2019-01-01", 55), ("StockholdersEquity", "2019-01-01", 298));
        Assert.Empty(filings.Of(Concept.Rou, "2018-12-31"));
        Assert.Equal(300, filings.The(Concept.Equity, "2018-12-31").Value);
        Assert.Equal(60, filings.The(Concept.Rou, "2019-12-31").Value);
    }

    [Fact]
    public void A_balance_sheet_dated_a_day_off_is_the_year_s_all_the_same()
    {
        var filings = new Filings()
            .File("10-K", "2016-12-19", ("Assets", "2016-10-31", 57_919), ("Revenues", "2016-10-31", 26_644))
            .File("10-K", "2017-12-18", ("Assets", "2017-10-29", 65_786), ("Revenues", "2017-10-29", 29_738), ("Assets", "2016-10-30", 57_918), ("Revenues", "2016-10-30", 26_644));
        Assert.Equal(2, filings.Of(Concept.Assets, "2016-10-31").Length);
        Assert.Equal(26_644, filings.The(Concept.Revenue, "2016-10-31").Value);
    }

    [Fact]
    public void Twelve_months_in_a_quarterly_report_make_no_fiscal_year()
    {
        var filings = new Filings()
            .File("10-K", "2020-02-10", ("Assets", "2019-12-31", 900), ("Revenues", "2019-12-31", 100))
            .File("10-Q", "2020-08-10", ("Assets", "2020-06-30", 910), ("Revenues", "2020-06-30", 104));
        Assert.Empty(filings.Of(Concept.Revenue, "2020-06-30"));
    }

    [Fact]
    public void What_stands_on_the_cover_belongs_to_the_fiscal_year_of_the_report()
    {
        var filings = new Filings().File("10-K", "2024-02-20",
            ("Assets", "2023-12-31", 900), ("EntityPublicFloat", "2023-06-30", 5000), ("EntityCommonStockSharesOutstanding", "2024-02-09", 77));
        Assert.Equal(5000, filings.The(Concept.PublicFloat, "2023-12-31").Value);
        Assert.Equal((77, "shares"), (filings.The(Concept.SharesOutstanding, "2023-12-31").Value, filings.The(Concept.SharesOutstanding, "2023-12-31").Unit));
    }

    [Fact]
    public void A_convenience_translation_beside_the_main_currency_is_left_out()
    {
        const string end = "2023-12-31";
        var filings = new Filings()
            .File("20-F", "2024-04-20", "CNY", true, ("Assets", end, 700), ("Revenues", end, 210), ("NetIncomeLoss", end, 12), ("StockholdersEquity", end, 90));
        // The same filing states two of them in dollars too.
        var dollars = filings.Facts.Take(2).Select(f => f with { Unit = "USD", Value = f.Value / 7 }).ToArray();
        var resolved = HaloScreener.Import.Resolving.Resolver.Resolve(Filings.Cik, [.. filings.Facts, .. dollars], ChainFile.Default);
        Assert.Equal(("CNY", 210), resolved.Where(v => v.Concept == Concept.Revenue).Select(v => (v.Unit, v.Value)).Single());
    }
}
