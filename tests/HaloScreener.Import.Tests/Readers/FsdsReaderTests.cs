using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.DataSets;

namespace HaloScreener.Import.Tests.Readers;

public sealed class FsdsReaderTests : IDisposable
{
    internal const string Sub =
        "adsh\tcik\tname\tsic\tcountryba\tformer\tafs\tfye\tform\tperiod\tfiled\n" +
        "0001157523-10-002965\t37996\tFORD MOTOR CO\t3711\tUS\t\t1-LAF\t1231\t10-Q\t20100331\t20100507\n" +
        "0001104659-10-006102\t812074\tOWENS \"O-I\" ILLINOIS INC /DE/\t3221\tUS\tOWENS ILLINOIS HOLDINGS CORP\t2-ACC\t1231\t10-K\t20091231\t20100210\n";

    internal const string NumHeader = "adsh\ttag\tversion\tddate\tqtrs\tuom\tsegments\tcoreg\tvalue\tfootnote\n";

    internal const string Num = NumHeader +
        "0001157523-10-002965\tNetIncomeLoss\tus-gaap/2009\t20100331\t1\tUSD\t\t\t2085000000.0000\t\n" +
        "0001157523-10-002965\tNetIncomeLoss\tus-gaap/2009\t20090331\t1\tUSD\t\t\t-1427000000.0000\t\n" +
        "0001104659-10-006102\tAssets\tus-gaap/2009\t20091231\t0\tUSD\t\t\t8727400000.0000\tsee note\n" +
        "0001157523-10-002965\tAssets\tus-gaap/2009\t20100331\t0\tUSD\t\t\t191968000000.0000\t\n";

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Facts_come_company_by_company_with_the_filing_s_form_and_day()
    {
        var read = Read(Sub, Num);

        Assert.Equal([37996, 812074], read.ByCompany.Select(c => c.Cik));
        var ford = read.ByCompany[0].Facts;
        // Ordered by tag, then period: the net income of March 2009 before that of March 2010.
        Assert.Equal([-1427e6, 2085e6], read.Of(37996, "NetIncomeLoss").Select(f => f.Value));
        Assert.Equal([191968e6], read.Of(37996, "Assets").Select(f => f.Value));
        Assert.Equal(
            new StatedFact(812074, MappedTags.Default.IdOf("Assets")!.Value, "USD", new FiscalPeriod(new DateOnly(2009, 12, 31), 0), Accession.Parse("0001104659-10-006102"), "10-K", new DateOnly(2010, 2, 10), 8727.4e6, ExactDates: false),
            Assert.Single(read.ByCompany[1].Facts));
        Assert.Equal(4, read.Sink.Counts.Facts);
        Assert.Equal(4, read.Sink.Counts.Rows);
        Assert.Equal(read.Sink.Counts.BytesTotal, read.Sink.Counts.BytesRead);
    }

    [Fact]
    public void A_folder_of_the_two_files_reads_like_the_zip()
    {
        _files.Text("sub.txt", Sub);
        _files.Text("num.txt", Num);

        Assert.Equal(Read(Sub, Num).Facts, Collected.Read(FsdsReader.Read, _files.Folder).Facts);
    }

    [Fact]
    public void The_header_decides_which_column_is_which_and_segments_may_be_missing()
    {
        var reduced = "adsh\ttag\tversion\tddate\tqtrs\tcoreg\tuom\tvalue\n0001157523-10-002965\tAssets\tus-gaap/2009\t20100331\t0\t\tUSD\t7\n";
        var turned = "value\tuom\tversion\ttag\tcoreg\tsegments\tadsh\tqtrs\tddate\n7\tUSD\tus-gaap/2009\tAssets\t\t\t0001157523-10-002965\t0\t20100331\n";

        Assert.Equal(7, Assert.Single(Read(Sub, reduced).Facts).Value);
        Assert.Equal(Read(Sub, reduced).Facts, Read(Sub, turned).Facts);
    }

    [Fact]
    public void A_byte_order_mark_windows_line_ends_and_a_missing_last_line_end_change_nothing()
    {
        var windows = "\uFEFF" + Num.TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(Read(Sub, Num).Facts, Read("\uFEFF" + Sub, windows).Facts);
    }

    [Fact]
    public void The_newest_filing_of_a_company_says_who_it_is_and_a_quote_is_a_character()
    {
        var sub = Sub + "0001104659-10-099999\t812074\tO-I GLASS\t3222\tBM\t\t4-NON\t0630\t10-Q\t20100331\t20100429\n";

        Assert.Equal("OWENS \"O-I\" ILLINOIS INC /DE/", Read(Sub, Num).Company(812074).Name);
        var renamed = Read(sub, Num).Company(812074);
        Assert.Equal(
            ("O-I GLASS", 3222, "BM", "0630", "Non-accelerated filer", new DateOnly(2010, 4, 29), CompanySource.DataSets),
            (renamed.Name, renamed.Sic, renamed.Country, renamed.FiscalYearEnd, renamed.Category, renamed.StatedOn, renamed.Source));
        Assert.Equal(["OWENS ILLINOIS HOLDINGS CORP"], Read(Sub, Num).Company(812074).FormerNames);
    }

    [Fact]
    public void Segments_coregistrants_custom_tags_other_tags_and_other_lengths_are_left_out_and_counted()
    {
        var read = Read(Sub, NumHeader +
            Row(segments: "EquityComponents=Parent;") +
            Row(coreg: "SubsidiaryCo") +
            Row(version: "0001157523-10-002965") +
            Row(tag: "AmountOfCoffeeDrunk") +
            Row(quarters: "8") +
            Row(value: "") +
            Row(version: "dei/2009"));

        var c = read.Sink.Counts;
        Assert.Empty(read.Facts);
        Assert.Equal((7, 2, 1, 2, 1, 1), (c.Rows, c.Segments, c.CustomTags, c.Unmapped, c.OtherLengths, c.NoValue));
        Assert.Equal(0, read.Sink.Rejects.Total);
    }

    [Theory]
    [InlineData(RejectReason.BadNumber, "value", "12,5")]
    [InlineData(RejectReason.BadNumber, "value", "NaN")]
    [InlineData(RejectReason.BadNumber, "value", "1e999")]
    [InlineData(RejectReason.BadDate, "ddate", "99999999")]
    [InlineData(RejectReason.BadDate, "ddate", "20100231")]
    [InlineData(RejectReason.BadDate, "ddate", "")]
    [InlineData(RejectReason.ImpossibleDate, "ddate", "20110331")]
    [InlineData(RejectReason.ImpossibleDate, "ddate", "02011231")]
    [InlineData(RejectReason.UnknownFiling, "adsh", "0001157523-10-999999")]
    [InlineData(RejectReason.BadAccession, "adsh", "1157523-10-2965")]
    [InlineData(RejectReason.BadQuarters, "quarters", "x")]
    [InlineData(RejectReason.BadQuarters, "quarters", "-1")]
    [InlineData(RejectReason.BadUnit, "uom", "")]
    [InlineData(RejectReason.BadUnit, "uom", "US\0D")]
    [InlineData(RejectReason.BadUnit, "uom", "AVeryLongUnitThatIsNoWord")]
    public void A_bad_row_is_a_reject_with_file_and_line_and_the_rest_is_read(RejectReason reason, string field, string text)
    {
        var bad = Row(adsh: field == "adsh" ? text : "0001157523-10-002965", date: field == "ddate" ? text : "20100331", quarters: field == "quarters" ? text : "0",
            unit: field == "uom" ? text : "USD", value: field == "value" ? text : "1");
        var read = Read(Sub, Num + bad);

        Assert.Equal(4, read.Facts.Count);
        var reject = Assert.Single(read.Sink.Rejects.ByReason());
        Assert.Equal((reason, 1), (reject.Reason, reject.Count));
        Assert.Equal(("q.zip/num.txt", 6), (reject.Samples[0].File, reject.Samples[0].Line));
        Assert.StartsWith(bad[..12], reject.Samples[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_column_too_few_or_too_many_is_rejected()
    {
        var read = Read(Sub, NumHeader + Row().TrimEnd('\n') + "\textra\n" + "0001157523-10-002965\tAssets\tus-gaap/2009\t20100331\n" + "nothing\n");

        Assert.Empty(read.Facts);
        Assert.Equal(3, read.Sink.Rejects.CountOf(RejectReason.ColumnCount));
    }

    [Fact]
    public void Of_two_values_for_one_key_the_greater_stays_whatever_the_order_and_the_other_is_counted()
    {
        var first = Read(Sub, NumHeader + Row(value: "5") + Row(value: "9") + Row(value: "9"));
        var second = Read(Sub, NumHeader + Row(value: "9") + Row(value: "9") + Row(value: "5"));

        Assert.Equal(9, Assert.Single(first.Facts).Value);
        Assert.Equal(first.Facts, second.Facts);
        Assert.Equal(1, first.Sink.Rejects.CountOf(RejectReason.CollidingValue));
        Assert.Equal(1, second.Sink.Counts.Duplicates);
    }

    [Fact]
    public void Bad_rows_of_sub_are_rejected_and_their_facts_are_of_unknown_filings()
    {
        var sub = "adsh\tcik\tname\tform\tfiled\n" +
            "0001157523-10-002965\tx\tFORD\t10-Q\t20100507\n" +
            "0001157523-10-002966\t5\tFORD\t10-Q\t99999999\n" +
            "0001157523-10-002967\t5\tFORD\t\t20100507\n" +
            "0001157523-10-002968\t5\tGOOD\t10-Q\t20100507\n" +
            "0001157523-10-002968\t6\tTWICE\t10-Q\t20100507\n";
        var read = Read(sub, Num);

        Assert.Equal("GOOD", Assert.Single(read.Companies).Name);
        Assert.Equal(
            [(RejectReason.UnknownFiling, 4), (RejectReason.RepeatedFiling, 1), (RejectReason.BadCik, 1), (RejectReason.BadDate, 1), (RejectReason.BadForm, 1)],
            read.Sink.Rejects.ByReason().Select(r => (r.Reason, (int)r.Count)));
    }

    [Fact]
    public void A_name_with_nul_and_invalid_utf8_shows_replacement_characters()
    {
        var sub = System.Text.Encoding.UTF8.GetBytes("adsh\tcik\tname\tform\tfiled\n0001157523-10-002965\t5\tA\0B ~ C\t10-Q\t20100507\n");
        sub[Array.IndexOf(sub, (byte)'~')] = 0xFF;
        _files.Bytes("sub.txt", sub);
        _files.Text("num.txt", Num);

        Assert.Equal("A\uFFFDB \uFFFD C", Collected.Read(FsdsReader.Read, _files.Folder).Company(5).Name);
    }

    [Fact]
    public void Rows_over_many_blocks_are_all_read_and_keep_their_line_numbers()
    {
        // 60,000 rows of about 80 bytes are five blocks.
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => Row(date: "20100331", value: i.ToString(System.Globalization.CultureInfo.InvariantCulture), tag: i == 59_999 ? "Assets" : "Unmapped")));
        var read = Read(Sub, NumHeader + rows + Row(value: "oops"));

        Assert.Equal(59_999, Assert.Single(read.Facts).Value);
        Assert.Equal(60_002, read.Sink.Rejects.ByReason()[0].Samples[0].Line);
        Assert.Equal(60_001, read.Sink.Counts.Rows);
    }

    private Collected Read(string sub, string num) => Collected.Read(FsdsReader.Read, _files.Zip("q.zip", ("sub.txt", sub), ("num.txt", num)));

    private static string Row(string adsh = "0001157523-10-002965", string tag = "Assets", string version = "us-gaap/2009", string date = "20100331",
        string quarters = "0", string unit = "USD", string segments = "", string coreg = "", string value = "1") =>
        $"{adsh}\t{tag}\t{version}\t{date}\t{quarters}\t{unit}\t{segments}\t{coreg}\t{value}\t\n";
}
