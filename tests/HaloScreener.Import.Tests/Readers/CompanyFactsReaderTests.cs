using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Histories;

namespace HaloScreener.Import.Tests.Readers;

public sealed class CompanyFactsReaderTests : IDisposable
{
    /// <summary>Two figures of Microsoft as the SEC's file has them, cut down.</summary>
    internal const string Microsoft = """
        {"cik":789019,"entityName":"MICROSOFT CORPORATION","facts":{
          "dei":{"EntityPublicFloat":{"label":"Entity Public Float","description":"A \"quoted\" {brace]","units":{"USD":[
            {"end":"2023-12-31","val":2795000000000,"accn":"0000950170-24-087843","fy":2024,"fp":"FY","form":"10-K","filed":"2024-07-30","frame":"CY2023Q4I"}]}}},
          "srt":{"Unknown":{"units":{"USD":[{"end":"x"}]}}},
          "us-gaap":{
            "NoChainUsesThis":{"label":null,"units":{"USD":[{"end":"2024-06-30","val":1,"accn":"0000950170-24-087843","form":"10-K","filed":"2024-07-30"}]}},
            "PaymentsToAcquirePropertyPlantAndEquipment":{"label":"Capex","units":{"USD":[
              {"start":"2023-07-01","end":"2024-06-30","val":44477000000,"accn":"0000950170-24-087843","fy":2024,"fp":"FY","form":"10-K","filed":"2024-07-30"},
              {"start":"2024-04-01","end":"2024-06-30","val":13873000000,"accn":"0000950170-24-087843","fy":2024,"fp":"FY","form":"10-K","filed":"2024-07-30"},
              {"start":"2021-07-01","end":"2024-06-30","val":99,"accn":"0000950170-24-087843","fy":2024,"fp":"FY","form":"10-K","filed":"2024-07-30"}]}},
            "Assets":{"units":{"USD":[
              {"end":"2024-06-30","val":512163000000,"accn":"0000950170-25-100235","fy":2025,"fp":"FY","form":"10-K","filed":"2025-07-30"},
              {"end":"2024-06-30","val":512163000000,"accn":"0000950170-24-087843","fy":2024,"fp":"FY","form":"10-K","filed":"2024-07-30"}]}}}}}
        """;

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_statement_of_a_mapped_tag_is_a_fact_with_exact_dates()
    {
        var read = Read(Microsoft);

        Assert.Equal(5, read.Facts.Count);
        Assert.Equal(
            new StatedFact(789019, MappedTags.Default.IdOf("PaymentsToAcquirePropertyPlantAndEquipment")!.Value, "USD", new FiscalPeriod(new DateOnly(2024, 6, 30), 4), Accession.Parse("0000950170-24-087843"), "10-K", new DateOnly(2024, 7, 30), 44477e6, ExactDates: true),
            read.Of(789019, "PaymentsToAcquirePropertyPlantAndEquipment").Last());
        Assert.Equal([1, 4], read.Of(789019, "PaymentsToAcquirePropertyPlantAndEquipment").Select(f => (int)f.Period.Quarters));
        Assert.Equal(2795e9, Assert.Single(read.Of(789019, "EntityPublicFloat")).Value);
        // Three years are no period of a statement.
        Assert.Equal(1, read.Sink.Counts.OtherLengths);
        Assert.Equal(read.Sink.Counts.BytesTotal, read.Sink.Counts.BytesRead);
    }

    [Fact]
    public void Facts_are_ordered_by_tag_period_and_accession()
    {
        Assert.Equal(["0000950170-24-087843", "0000950170-25-100235"], Read(Microsoft).Of(789019, "Assets").Select(f => f.Accession.ToString()));
    }

    [Fact]
    public void The_name_is_stated_on_the_day_of_the_newest_filing()
    {
        var company = Assert.Single(Read(Microsoft).Companies);

        Assert.Equal((789019, "MICROSOFT CORPORATION", new DateOnly(2025, 7, 30), CompanySource.CompanyFacts), (company.Cik, company.Name, company.StatedOn, company.Source));
    }

    [Fact]
    public void A_stripped_file_has_no_facts_and_a_cik_may_be_a_text_or_come_last()
    {
        var stripped = Read("""{"cik":"0000937966","entityName":"ASML HOLDING NV","facts":{"ifrs-full":{"_stripped":true}}}""");
        var last = Read("""{"facts":{"us-gaap":{"Assets":{"units":{"USD":[{"end":"2024-06-30","val":1,"accn":"0000950170-24-087843","form":"10-K","filed":"2024-07-30"}]}}}},"cik":"0000000005"}""");

        Assert.Empty(stripped.Facts);
        Assert.Equal((937966, "ASML HOLDING NV", Collected.Today), (stripped.Companies[0].Cik, stripped.Companies[0].Name, stripped.Companies[0].StatedOn));
        Assert.Equal(5, Assert.Single(last.Facts).Cik);
        Assert.Empty(last.Companies);
    }

    [Theory]
    [InlineData("""{"cik":5,"facts":{}}""")]
    [InlineData("""{"cik":5}""")]
    [InlineData("""{"cik":5,"facts":null}""")]
    [InlineData("""{"cik":5,"facts":{"us-gaap":{"Assets":{"units":{"USD":[]}}}}}""")]
    [InlineData("""{"cik":5,"facts":{"us-gaap":{"Assets":{"units":null}}}}""")]
    [InlineData("""{"cik":5,"facts":{"us-gaap":[]}}""")]
    [InlineData("""{"cik":5,"entityName":null,"facts":{"us-gaap":{"Assets":true}}}""")]
    public void A_file_without_facts_is_fine(string json) => Assert.Empty(Read(json).Facts);

    [Fact]
    public void Same_keys_are_merged_and_of_two_values_the_greater_stays()
    {
        const string Row = """{"end":"2024-06-30","val":VAL,"accn":"0000950170-24-087843","form":"10-K","filed":"2024-07-30"}""";
        string With(params string[] values) => """{"cik":5,"facts":{"us-gaap":{"Assets":{"units":{"USD":[""" + string.Join(',', values.Select(v => Row.Replace("VAL", v, StringComparison.Ordinal))) + "]}}}}}";
        var read = Read(With("7", "9", "9"));
        var turned = Read(With("9", "7", "9"));

        Assert.Equal(9, Assert.Single(read.Facts).Value);
        Assert.Equal(read.Facts, turned.Facts);
        Assert.Equal((1, 1), (read.Sink.Counts.Duplicates, read.Sink.Rejects.CountOf(RejectReason.CollidingValue)));
    }

    [Theory]
    [InlineData(RejectReason.BadNumber, "\"val\":\"many\"")]
    [InlineData(RejectReason.BadNumber, "\"val\":true")]
    [InlineData(RejectReason.BadNumber, "\"val\":1e999")]
    [InlineData(RejectReason.BadDate, "\"val\":1,\"end\":\"99999999\"")]
    [InlineData(RejectReason.BadDate, "\"val\":1,\"start\":\"2024-02-30\"")]
    [InlineData(RejectReason.ImpossibleDate, "\"val\":1,\"end\":\"2031-06-30\"")]
    [InlineData(RejectReason.BadAccession, "\"val\":1,\"accn\":\"950170\"")]
    [InlineData(RejectReason.MissingField, "\"val\":1,\"form\":null")]
    [InlineData(RejectReason.BadForm, "\"val\":1,\"form\":\"a form of more than twenty characters\"")]
    public void A_bad_statement_is_a_reject_and_the_rest_is_read(RejectReason reason, string fields)
    {
        const string Good = """{"end":"2024-06-30","val":3,"accn":"0000950170-24-087843","form":"10-K","filed":"2024-07-30"}""";
        var defaults = new[] { "\"end\":\"2024-06-30\"", "\"accn\":\"0000950170-24-087843\"", "\"form\":\"10-K\"", "\"filed\":\"2024-07-30\"" }
            .Where(d => !fields.Contains(d[..6], StringComparison.Ordinal));
        var bad = "{" + string.Join(',', defaults.Append(fields)) + "}";
        var read = Read("""{"cik":5,"facts":{"us-gaap":{"Assets":{"units":{"USD":[""" + bad + "," + Good + "]}}}}}");

        Assert.Equal(3, Assert.Single(read.Facts).Value);
        var reject = Assert.Single(read.Sink.Rejects.ByReason());
        Assert.Equal((reason, 1), (reject.Reason, reject.Count));
        Assert.StartsWith("Assets USD", reject.Samples[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_and_a_folder_read_every_company_file_and_nothing_else()
    {
        var other = Microsoft.Replace("789019", "320193", StringComparison.Ordinal);
        var zip = _files.Zip("companyfacts.zip", ("CIK0000789019.json", Microsoft), ("folder/CIK0000320193.json", other), ("readme.txt", "no JSON"));
        _files.Text("CIK0000789019.json", Microsoft);
        _files.Text("CIK0000320193.json", other);

        var fromZip = Collected.Read(CompanyFactsReader.Read, zip);
        Assert.Equal([320193, 789019], fromZip.Companies.Select(c => c.Cik));
        Assert.Equal(10, fromZip.Facts.Count);
        Assert.Equal(fromZip.Facts, Collected.Read(CompanyFactsReader.Read, _files.Folder).Facts);
    }

    [Fact]
    public void Escapes_in_a_name_are_resolved_and_invalid_utf8_is_replaced()
    {
        Assert.Equal("AT&T \"Inc\"", Read("""{"cik":5,"entityName":"AT\u0026T \"Inc\""}""").Company(5).Name);
        var bytes = System.Text.Encoding.UTF8.GetBytes("""{"cik":5,"entityName":"A~B"}""");
        bytes[Array.IndexOf(bytes, (byte)'~')] = 0xFF;
        Assert.Equal("A\uFFFDB", Collected.Read(CompanyFactsReader.Read, _files.Bytes("b.json", bytes)).Company(5).Name);
    }

    private Collected Read(string json) => Collected.Read(CompanyFactsReader.Read, _files.Text("CIK0000789019.json", json));
}
