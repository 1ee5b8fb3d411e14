using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.CustomTags;
using HaloScreener.Import.Readers.DataSets;

namespace HaloScreener.Import.Tests.Readers;

public sealed class LookAlikesTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    // Names that filers really made up: NVIDIA's capex, Microsoft's depreciation, ConocoPhillips', Pepsi Bottling's, TJX's, Gilead's.
    [Theory]
    [InlineData("PurchasesRelatedToPropertyAndEquipmentAndIntangibleAssets", null, Concept.Capex)]
    [InlineData("PurchasesOfPropertyLeaseholdImprovementsAndEquipment", null, Concept.Capex)]
    [InlineData("CapitalExpendituresAndInvestments", null, Concept.Capex)]
    [InlineData("CapitalExpenditures", null, Concept.Capex)]
    [InlineData("PurchaseOfPropertyAndEquipment", null, Concept.Capex)]
    [InlineData("DepreciationAmortizationAndOther", null, Concept.DepreciationAmortization)]
    [InlineData("SellingDeliveryAndAdministrativeExpenses", null, Concept.Sga)]
    [InlineData("InterestExpenseNet", null, Concept.InterestExpense)]
    [InlineData("GoodwillAndIntangibleAssetsNet", Concept.Intangibles, null)]
    [InlineData("Inventories", Concept.Inventory, null)]
    [InlineData("TotalStockholdersEquity", Concept.Equity, null)]
    [InlineData("TotalOtherAssets", null, null)]
    [InlineData("PrepaidExpensesAndOtherCurrentAssets", null, null)]
    [InlineData("AllowanceForEquityFundsUsedDuringConstruction", null, null)]
    [InlineData("", null, null)]
    [InlineData("12345", null, null)]
    public void A_name_looks_like_the_concept_whose_tags_share_most_of_its_words(string name, Concept? balance, Concept? flow) =>
        Assert.Equal((balance, flow), LookAlikes.Default.Of(name));

    [Fact]
    public void Every_tag_that_states_a_concept_looks_like_a_concept_itself()
    {
        var blind = ChainFile.Default.Chains.Where(c => ConceptInfo.Of(c.Concept).Period == ConceptPeriod.Flow)
            .Select(c => c.Steps[0]).Where(s => s.Rule == ChainRule.First).Select(s => s.Tags[0].Alternatives[0].Tag).Where(t => t > 0)
            .Select(MappedTags.Default.NameOf).Where(name => LookAlikes.Default.Of(name).Flow is null);
        Assert.Empty(blind);
    }

    [Fact]
    public void An_annual_report_s_own_year_under_a_made_up_tag_is_handed_on_and_nothing_else()
    {
        const string sub = "adsh\tcik\tname\tform\tperiod\tfiled\n0001163165-10-000004\t1163165\tCONOCOPHILLIPS\t10-K\t20091231\t20100225\n0001163165-10-000009\t1163165\tCONOCOPHILLIPS\t10-Q\t20100331\t20100504\n";
        const string annual = "0001163165-10-000004\tCapitalExpendituresAndInvestments\t0001163165-10-000004\t";
        var num = "adsh\ttag\tversion\tcoreg\tsegments\tddate\tqtrs\tuom\tvalue\n"
            + annual + "\t\t20091231\t4\tUSD\t10861000000\n"
            + annual + "\t\t20081231\t4\tUSD\t19099000000\n" // the year before
            + annual + "\tSegments=Alaska;\t20091231\t4\tUSD\t810000000\n" // of a segment
            + annual + "Parent\t\t20091231\t4\tUSD\t1\n" // of a co-registrant
            + annual + "\t\t20091231\t1\tUSD\t3000000000\n" // a quarter
            + annual + "\t\t20091231\t0\tUSD\t5\n" // capex is no balance
            + annual + "\t\t20091231\t4\tpure\t0.3\n" // no money
            + annual + "\t\t20091231\t4\tUSD\t\n" // nothing
            + "0001163165-10-000009\tCapitalExpendituresAndInvestments\t0001163165-10-000009\t\t\t20100331\t4\tUSD\t7\n" // no annual report
            + "0001163165-10-000004\tRevenues\tus-gaap/2009\t\t\t20091231\t4\tUSD\t152840000000\n";

        var read = Collected.Read(FsdsReader.Read, _files.Zip("q.zip", ("sub.txt", sub), ("num.txt", num)));

        Assert.Equal(
            [new CustomStatement(1163165, Concept.Capex, "CapitalExpendituresAndInvestments", new FiscalPeriod(new(2009, 12, 31), 4), "USD", 10_861e6, Filing, "10-K", new(2010, 2, 25))],
            read.LookAlikes);
        Assert.Equal((9, 1, 10), (read.Sink.Counts.CustomTags, read.Sink.Counts.Facts, read.Sink.Counts.Rows));
        Assert.Equal(0, read.Sink.Rejects.Total);
    }

    private static Accession Filing => Accession.TryParse("0001163165-10-000004"u8, out var filing) ? filing : default;
}
