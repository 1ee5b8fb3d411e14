using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers.Companies;

namespace HaloScreener.Import.Tests.Readers;

public sealed class SubmissionsReaderTests : IDisposable
{
    internal const string Apple = """
        {"cik":"0000320193","entityType":"operating","sic":"3571","name":"Apple Inc.","tickers":["AAPL","aapl"],"exchanges":["Nasdaq"],"fiscalYearEnd":"0926",
         "category":"Large accelerated filer<br>Smaller reporting company","addresses":{"mailing":{"stateOrCountry":"TX"},"business":{"stateOrCountry":"CA"}},
         "formerNames":[{"name":"APPLE INC","from":"2007"},{"name":"APPLE COMPUTER INC","from":"1994"}],
         "filings":{"recent":{"accessionNumber":["a","b"],"filingDate":["2026-05-01","2026-06-17","0000-00-00"]},"files":[]}}
        """;

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_submissions_file_says_who_the_company_is_as_of_its_newest_filing()
    {
        var apple = Collected.Read(SubmissionsReader.Read, _files.Text("CIK0000320193.json", Apple)).Company(320193);

        Assert.Equal(
            ("Apple Inc.", 3571, "Nasdaq", "US", "0926", "Large accelerated filer; Smaller reporting company", new DateOnly(2026, 6, 17), CompanySource.Submissions),
            (apple.Name, apple.Sic, apple.Exchange, apple.Country, apple.FiscalYearEnd, apple.Category, apple.StatedOn, apple.Source));
        Assert.Equal(["AAPL"], apple.Tickers);
        Assert.Equal(["APPLE INC", "APPLE COMPUTER INC"], apple.FormerNames);
    }

    [Fact]
    public void Overflow_pages_are_left_alone_and_persons_are_passed_over()
    {
        var read = Collected.Read(SubmissionsReader.Read, _files.Zip("submissions.zip",
            ("CIK0000320193.json", Apple),
            ("CIK0000320193-submissions-001.json", "{\"accessionNumber\":["),
            ("CIK0001214156.json", """{"cik":"1214156","entityType":"other","sic":"","name":"COOK TIMOTHY D","tickers":[],"exchanges":[]}""")));

        Assert.Equal(320193, Assert.Single(read.Companies).Cik);
        Assert.Equal((2, 1), (read.Sink.Counts.Rows, read.Sink.Counts.Companies));
    }

    [Theory]
    [InlineData("{\"name\":\"x\"}", "no \"cik\"")]
    [InlineData("{\"cik\":{}}", "no \"cik\"")]
    [InlineData("[]", "start with an object")]
    [InlineData("{\"cik\":\"5\",\"name\":\"cut", "no valid JSON")]
    public void What_is_no_submissions_file_is_refused(string json, string reason) =>
        Assert.Contains(reason, Collected.Fails(SubmissionsReader.Read, _files.Text("CIK0000000005.json", json)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"cik":5,"sic":{},"tickers":"A","exchanges":[[]],"name":7,"addresses":[],"formerNames":{},"filings":null}""")]
    [InlineData("""{"\ud800":1,"cik":5,"filings":{"recent":{"\udc00":0}}}""")]
    [InlineData("""{"cik":5,"sic":"3571","tickers":[null,5,"OK"],"exchanges":[null],"name":"\ud800 \u0000"}""")]
    public void Fields_of_another_kind_say_nothing(string json)
    {
        var read = Collected.Read(SubmissionsReader.Read, _files.Text("CIK0000000005.json", json));

        Assert.Equal(1, read.Sink.Counts.Rows);
        Assert.DoesNotContain(read.Companies, c => c.Country is not null || c.Name?.Contains('\0') == true);
    }
}
