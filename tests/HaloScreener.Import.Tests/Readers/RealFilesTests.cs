using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.Companies;
using HaloScreener.Import.Readers.DataSets;
using HaloScreener.Import.Readers.Histories;
using HaloScreener.TestKit;

namespace HaloScreener.Import.Tests.Readers;

/// <summary>Counts and figures of the real files, worked out independently with a few lines of Python over the same files.</summary>
public sealed class RealFilesTests
{
    /// <summary>Each quarter is read once for all that is asked of it.</summary>
    private static readonly Dictionary<string, Collected> Quarters = [];

    [Theory]
    [InlineData("2010q1", 140_495, 351, "Assets", 718, 44_613_308_233_832)]
    [InlineData("2010q1", 140_495, 351, "PropertyPlantAndEquipmentNet", 646, 4_187_608_432_000)]
    [InlineData("2010q1", 140_495, 351, "PaymentsToAcquirePropertyPlantAndEquipment", 666, 556_545_811_000)]
    [InlineData("2010q1", 140_495, 351, "NetIncomeLoss", 937, 887_157_264_131)]
    [InlineData("2010q2", 136_044, 500, "Assets", 1056, 256_352_588_269_166)]
    [InlineData("2010q2", 136_044, 500, "Goodwill", 818, 8_124_217_856_552)]
    [InlineData("2010q2", 136_044, 500, "NetIncomeLoss", 1048, 7_836_036_329_800)]
    [InlineData("20250701", 1_598, 6, "Assets", 19, 150_669_431_671)]
    [InlineData("20250701", 1_598, 6, "NetIncomeLoss", 27, 5_072_602_400)]
    public void Company_level_facts_of_the_data_sets(string quarter, int rows, int companies, string tag, int count, double sum)
    {
        var read = OfQuarter(quarter);

        var facts = read.Facts.Where(f => f.Tag == MappedTags.Default.IdOf(tag)).ToList();
        Assert.Equal((rows, companies), ((int)read.Sink.Counts.Rows, read.Companies.Count));
        Assert.Equal(count, facts.Count);
        Assert.Equal(sum, facts.Sum(f => f.Value), 1.0);
        Assert.Equal(0, read.Sink.Rejects.Total);
    }

    [Fact]
    public void Ford_and_Owens_Illinois_as_filed_in_2010()
    {
        var q1 = OfQuarter("2010q1");
        var q2 = OfQuarter("2010q2");

        Assert.Equal([1340.6e6, 258.3e6, 161.8e6], q1.Of(812074, "NetIncomeLoss").Where(f => f.Period.IsYear).Select(f => f.Value));
        var recast = q2.Of(37996, "NetIncomeLoss").Where(f => f.Form == "8-K").ToList();
        Assert.Equal([-2795e6, -14766e6, 2717e6], recast.Select(f => f.Value));
        Assert.All(recast, f => Assert.Equal((new DateOnly(2010, 5, 7), false), (f.Filed, f.ExactDates)));
    }

    [Fact]
    public void Company_facts_of_four_known_companies_and_counts_of_all()
    {
        var read = Collected.Read(CompanyFactsReader.Read, Real("companyfacts.zip"));

        double In(int cik, string tag, DateOnly end) => read.Of(cik, tag).Where(f => f.Period.End == end && f.Form == "10-K" && (f.Period.IsInstant || f.Period.IsYear)).OrderBy(f => f.Filed).First().Value;
        Assert.Equal([512163e6, 135591e6, 245122e6, 44477e6], Figures(789019, new DateOnly(2024, 6, 30), "RevenueFromContractWithCustomerExcludingAssessedTax"));
        Assert.Equal([364980e6, 45680e6, 391035e6, 9447e6], Figures(320193, new DateOnly(2024, 9, 28), "RevenueFromContractWithCustomerExcludingAssessedTax"));
        Assert.Equal([453475e6, 294318e6, 349585e6, 24306e6], Figures(34088, new DateOnly(2024, 12, 31), "Revenues"));
        Assert.Equal(
            [67715e6, 58343e6, 24250e6, 3452e6],
            Figures(100885, new DateOnly(2024, 12, 31), "RevenueFromContractWithCustomerExcludingAssessedTax", "PropertyPlantAndEquipmentAndFinanceLeaseRightOfUseAssetAfterAccumulatedDepreciationAndAmortization"));
        Assert.Equal(388, read.Companies.Count);
        Assert.Equal((44_214, 81_187), (CountOf("Assets"), CountOf("NetIncomeLoss")));

        double[] Figures(int cik, DateOnly end, string revenue, string ppe = "PropertyPlantAndEquipmentNet") =>
            [In(cik, "Assets", end), In(cik, ppe, end), In(cik, revenue, end), In(cik, "PaymentsToAcquirePropertyPlantAndEquipment", end)];
        int CountOf(string tag) => read.Facts.Count(f => f.Tag == MappedTags.Default.IdOf(tag));
    }

    [Fact]
    public void The_partial_company_facts()
    {
        var read = Collected.Read(CompanyFactsReader.Read, Real("companyfacts-partial.zip"));

        Assert.Equal(33, read.Companies.Count);
        Assert.Equal((3_849, 6_775), (read.Facts.Count(f => f.Tag == MappedTags.Default.IdOf("Assets")), read.Facts.Count(f => f.Tag == MappedTags.Default.IdOf("NetIncomeLoss"))));
        Assert.All(read.Facts, f => Assert.True(f.ExactDates && f.Period.Quarters <= FiscalPeriod.Year));
    }

    [Fact]
    public void Submissions_tickers_and_the_companies_list()
    {
        var submissions = Collected.Read(SubmissionsReader.Read, Real("submissions.zip"));
        Assert.Equal(30, submissions.Companies.Count);
        var apple = submissions.Company(320193);
        Assert.Equal(("Apple Inc.", 3571, "US", "0926", new DateOnly(2026, 6, 17), 3), (apple.Name, apple.Sic, apple.Country, apple.FiscalYearEnd, apple.StatedOn, apple.FormerNames.Count));

        var tickers = Collected.Read(TickersReader.Read, Real("company_tickers.json"));
        Assert.Equal((10_433, 8_021), ((int)tickers.Sink.Counts.Rows, tickers.Companies.Count));
        Assert.Equal(["GOOGL", "GOOG", "GOOGM", "GOOGN"], tickers.Company(1652044).Tickers);

        var exchanges = Collected.Read(TickersReader.Read, Real("company_tickers_exchange.json"));
        Assert.Equal((10_403, 7_998), ((int)exchanges.Sink.Counts.Rows, exchanges.Companies.Count));
        Assert.Equal("Nasdaq", exchanges.Company(1652044).Exchange);

        var list = Collected.Read(CompaniesReader.Read, Real("companies.csv"));
        Assert.Equal((7_897, 0), (list.Companies.Count, (int)list.Sink.Rejects.Total));
        Assert.Equal(["UHAL", "UHAL-B"], list.Company(4457).Tickers);
    }

    private static Collected OfQuarter(string quarter)
    {
        if (!Quarters.TryGetValue(quarter, out var read))
            Quarters[quarter] = read = Collected.Read(FsdsReader.Read, Real($"fsds/{quarter}.zip"));
        return read;
    }

    private static string Real(string file)
    {
        var path = SharedData.Find(file);
        Assert.SkipWhen(path is null, SharedData.Absent);
        return path;
    }
}
