using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Companies;

namespace HaloScreener.Import.Tests.Readers;

public sealed class CompanyListTests : IDisposable
{
    internal const string ObjectOfObjects =
        """{"0":{"cik_str":1067983,"ticker":"BRK-B","title":"BERKSHIRE HATHAWAY INC"},"1":{"cik_str":789019,"ticker":"MSFT","title":"MICROSOFT CORP"},"2":{"cik_str":1067983,"ticker":"BRK-A","title":"BERKSHIRE HATHAWAY INC"}}""";

    internal const string FieldsAndData =
        """{"fields":["cik","name","ticker","exchange"],"data":[["0001067983","BERKSHIRE HATHAWAY INC","BRK-B","NYSE"],[789019,"MICROSOFT CORP","MSFT","Nasdaq"],["1067983","BERKSHIRE HATHAWAY INC","BRK-A",null]]}""";

    internal const string Csv =
        "cik,name,ticker,tickers,exchange,sic,sic_title,country_or_state,fiscal_year_end,category,entity_type\n" +
        "4457,U-Haul Holding Co /NV/,UHAL,UHAL UHAL-B,NYSE,7510,\"Services, \"\"Auto\"\" Rental\",NV,0331,Large accelerated filer,operating\n" +
        "0001094517,\"Toyota, Motor\",TM,,NYSE,3711,Motor Vehicles,M0,0331,; Emerging growth company,other\n" +
        "3124,AKZO NOBEL NV,AKZOY,AKZOY AKZOF,OTC,,,,,,other\n";

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(ObjectOfObjects, null)]
    [InlineData(FieldsAndData, "NYSE")]
    public void Both_shapes_of_the_ticker_list_keep_the_first_ticker_of_a_company_as_its_main_one(string json, string? exchange)
    {
        var read = Collected.Read(TickersReader.Read, _files.Text("tickers.json", json));

        var berkshire = read.Company(1067983);
        Assert.Equal(["BRK-B", "BRK-A"], berkshire.Tickers);
        Assert.Equal(("BERKSHIRE HATHAWAY INC", exchange, Collected.Today, CompanySource.Tickers), (berkshire.Name, berkshire.Exchange, berkshire.StatedOn, berkshire.Source));
        Assert.Equal(["MSFT"], read.Company(789019).Tickers);
        Assert.Equal((3, 2), (read.Sink.Counts.Rows, read.Sink.Counts.Companies));
    }

    [Fact]
    public void Ticker_rows_without_cik_or_ticker_are_rejected()
    {
        var read = Collected.Read(TickersReader.Read, _files.Text("t.json",
            """{"fields":["cik","ticker"],"data":[[0,"A"],["x","A"],[5,""],[5,"NOT A TICKER"],[5],[],{},7,[6,"OK"]]}"""));

        Assert.Equal(6, Assert.Single(read.Companies).Cik);
        Assert.Equal(5, read.Sink.Rejects.CountOf(RejectReason.BadCik));
        Assert.Equal(3, read.Sink.Rejects.CountOf(RejectReason.BadTicker));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"0\":{\"cik_str\":5,")]
    [InlineData("{\"fields\":[\"cik\"],\"data\":[]}")]
    [InlineData("{\"fields\":[\"cik\",\"ticker\"]}")]
    public void What_is_no_ticker_list_is_refused(string json) =>
        Assert.Equal("t.json", Collected.Fails(TickersReader.Read, _files.Text("t.json", json)).File);

    [Fact]
    public void A_companies_csv_is_read_by_its_header()
    {
        var read = Collected.Read(CompaniesReader.Read, _files.Text("companies.csv", "\uFEFF" + Csv));

        Assert.Equal([3124, 4457, 1094517], read.Companies.Select(c => c.Cik));
        var uhaul = read.Company(4457);
        Assert.Equal(["UHAL", "UHAL-B"], uhaul.Tickers);
        Assert.Equal(("U-Haul Holding Co /NV/", "NYSE", 7510, "US", "0331", "Large accelerated filer"), (uhaul.Name, uhaul.Exchange, uhaul.Sic, uhaul.Country, uhaul.FiscalYearEnd, uhaul.Category));
        Assert.Equal(("Toyota, Motor", "JP", "Emerging growth company"), (read.Company(1094517).Name, read.Company(1094517).Country, read.Company(1094517).Category));
        Assert.Null(read.Company(3124).Sic);
        Assert.Null(read.Company(3124).Country);
    }

    [Fact]
    public void A_country_column_is_iso_where_ca_is_canada_and_in_edgar_s_codes_it_is_california()
    {
        Assert.Equal("CA", Collected.Read(CompaniesReader.Read, _files.Text("a.csv", "cik,country\n5,CA\n")).Company(5).Country);
        Assert.Equal("US", Collected.Read(CompaniesReader.Read, _files.Text("b.csv", "cik,country_or_state\n5,CA\n")).Company(5).Country);
        Assert.Equal("CA", Collected.Read(CompaniesReader.Read, _files.Text("c.csv", "cik,country_or_state\n5,a1\n")).Company(5).Country);
    }

    [Fact]
    public void Bad_rows_of_a_companies_csv_are_rejected_with_their_line()
    {
        var read = Collected.Read(CompaniesReader.Read, _files.Text("c.csv", "cik,name\nx,Nobody\n5,Five\n5,Again\n6\n7,Seven,More\n"));

        Assert.Equal("Five", Assert.Single(read.Companies).Name);
        Assert.Equal(
            [(RejectReason.ColumnCount, 2, 5L), (RejectReason.BadCik, 1, 2L), (RejectReason.RepeatedCompany, 1, 4L)],
            read.Sink.Rejects.ByReason().Select(r => (r.Reason, (int)r.Count, r.Samples[0].Line ?? 0)));
    }

    [Fact]
    public void A_csv_without_cik_or_with_a_record_of_two_megabytes_or_an_open_quote_is_refused()
    {
        Assert.Contains("no column 'cik'", Fails("name\nx\n").Reason, StringComparison.Ordinal);
        Assert.Equal("c.csv", Fails("").File);
        Assert.Equal(3, Fails("cik,name\n5,Five\n6," + new string('x', 2 << 20) + "\n").Line);
        Assert.Equal("c.csv", Fails("cik,name\n5,\"" + new string('x', 2 << 20)).File);
        Assert.Contains("one CSV file", Collected.Fails(CompaniesReader.Read, _files.Folder).Reason, StringComparison.Ordinal);
    }

    private ImportException Fails(string csv) => Collected.Fails(CompaniesReader.Read, _files.Text("c.csv", csv));
}
