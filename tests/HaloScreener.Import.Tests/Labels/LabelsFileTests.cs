using HaloScreener.Core.Companies;
using HaloScreener.Import.Labels;
using HaloScreener.Import.Readers;

namespace HaloScreener.Import.Tests.Labels;

public sealed class LabelsFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("halo-labels-").FullName, "labels.csv");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Columns_are_found_by_name_and_a_cik_goes_before_a_ticker() => Assert.Equal(
        [new("0000100885", CompanyLabel.Halo, 2), new("BRK.B", CompanyLabel.AtRisk, 3)],
        Read("Label,note,Ticker,CIK\nhalo,\"rail, west\",UNP,0000100885\nAT_RISK,,BRK.B,\n"));

    [Fact]
    public void One_column_may_hold_tickers_and_ciks() => Assert.Equal(
        [new("UNP", CompanyLabel.Halo, 2), new("789019", CompanyLabel.AtRisk, 3)],
        Read("ticker_or_cik,label\nUNP,halo\n789019,at_risk\n"));

    [Theory]
    [InlineData("ticker,kind\nUNP,halo\n", "labels.csv, line 1: the header has no column 'label'; it names ticker, kind.")]
    [InlineData("name,label\nUnion,halo\n", "labels.csv, line 1: the header has no column 'ticker', 'cik' or 'ticker_or_cik'; it names name, label.")]
    [InlineData("ticker,label\nUNP,halo\nMSFT,risky\n", "labels.csv, line 3: 'risky' is no label; there is halo and at_risk.")]
    [InlineData("cik,label\nUNP,halo\n", "labels.csv, line 2: 'UNP' is no CIK.")]
    [InlineData("ticker,label\n,halo\n", "labels.csv, line 2: it names no company.")]
    [InlineData("ticker,label\nUNP\n", "labels.csv, line 2: the row has more or fewer fields than the header.")]
    [InlineData("ticker,label\nAAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDE,halo\n", "labels.csv, line 2: 'AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDD' is no ticker or CIK.")]
    [InlineData("ticker,label\n", "labels.csv: it holds no labels.")]
    public void A_bad_row_ends_the_reading_with_file_line_and_reason(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ImportException>(() => Read(text)).Message);

    private IReadOnlyList<LabelledCompany> Read(string text)
    {
        File.WriteAllText(_path, text);
        return LabelsFile.Read(_path, TestContext.Current.CancellationToken);
    }
}
