using HaloScreener.Core.Concepts;
using HaloScreener.Import.Auditing;
using HaloScreener.Import.Readers;

namespace HaloScreener.Import.Tests.Auditing;

public sealed class ReferenceFileTests : IDisposable
{
    private const string Header = "cik,fiscal_year_end,concept,value,accession,note,as_of\n";
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("halo-reference-").FullName, "figures.csv");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Columns_are_found_by_name_and_others_are_left_alone()
    {
        var figures = Read(Header + "0000789019,2024-06-30,capex,44477000000,0000950170-24-087843,\"plain, as printed\",\n789019,2024-06-30,revenue,245122e6,,,2024-07-30\n");

        Assert.Equal(
            [
                new ReferenceFigure { Cik = 789019, FiscalYearEnd = new DateOnly(2024, 6, 30), Concept = Concept.Capex, Value = 44_477e6, Line = 2 },
                new ReferenceFigure { Cik = 789019, FiscalYearEnd = new DateOnly(2024, 6, 30), Concept = Concept.Revenue, Value = 245_122e6, AsOf = new DateOnly(2024, 7, 30), Line = 3 },
            ],
            figures);
    }

    [Theory]
    [InlineData("cik,fiscal_year_end,concept\n", "figures.csv, line 1: the header has no column 'value'; it names cik, fiscal_year_end, concept.")]
    [InlineData(Header + "MSFT,2024-06-30,capex,1,,,\n", "figures.csv, line 2: 'MSFT' is no CIK.")]
    [InlineData(Header + "789019,06/30/2024,capex,1,,,\n", "figures.csv, line 2: '06/30/2024' is no date like 2024-06-30 (fiscal_year_end).")]
    [InlineData(Header + "789019,2024-06-30,capex,1,,,\n789019,2024-06-30,profit,1,,,\n", "figures.csv, line 3: 'profit' is no concept; there is revenue, ppe_net,")]
    [InlineData(Header + "789019,2024-06-30,capex,\"44,477\",,,\n", "figures.csv, line 2: '44,477' is no number.")]
    [InlineData(Header + "789019,2024-06-30,capex,,,,\n", "figures.csv, line 2: '' is no number.")]
    [InlineData(Header + "789019,2024-06-30,capex,1,,,yesterday\n", "figures.csv, line 2: 'yesterday' is no date like 2024-06-30 (as_of).")]
    [InlineData(Header + "789019,2024-06-30,capex,1\n", "figures.csv, line 2: the row has more or fewer fields than the header.")]
    [InlineData(Header + "1,2024-06-30,capex,1,,,\n1,2024-06-30,capex,2,,,\n", "figures.csv, line 3: this company, fiscal year end and concept stand on line 2 already.")]
    [InlineData(Header, "figures.csv: it holds no figures.")]
    public void A_bad_row_ends_the_reading_with_file_line_and_reason(string text, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<ImportException>(() => Read(text)).Message, StringComparison.Ordinal);

    private IReadOnlyList<ReferenceFigure> Read(string text)
    {
        File.WriteAllText(_path, text);
        return ReferenceFile.Read(_path, TestContext.Current.CancellationToken);
    }
}
