using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Histories;

namespace HaloScreener.Import.Tests.Readers;

public sealed class CompanyFactsHostileTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Json_cut_anywhere_is_refused_with_file_and_line()
    {
        var whole = CompanyFactsReaderTests.Microsoft.TrimEnd();
        for (var length = 0; length < whole.Length; length += 3)
        {
            var error = Fails(whole[..length]);
            Assert.Equal("CIK0000789019.json", error.File);
            Assert.InRange(error.Line ?? 0, 1, 16);
        }
    }

    [Theory]
    [InlineData("", "cut off after 0 bytes")]
    [InlineData("[]", "object is expected")]
    [InlineData("  nothing", "object is expected")]
    [InlineData("{}", "no \"cik\"")]
    [InlineData("{\"cik\":0}", "is no CIK")]
    [InlineData("{\"cik\":\"12345678901\"}", "is no CIK")]
    [InlineData("{\"cik\":5} x", "follows the end")]
    [InlineData("{\"cik\":5,}", "name in quotes")]
    [InlineData("{\"cik\":5 \"facts\":{}}", "comma")]
    [InlineData("{\"cik\" 5}", "colon")]
    [InlineData("{\"cik\":5,\"facts\":{\"us-gaap\":{\"Assets\":{\"label\":tru}}}}", "value is expected")]
    [InlineData("{\"cik\":5,\"facts\":{\"us-gaap\":{\"NotMapped\":{\"a\":[1}}}}", "cut off")]
    [InlineData("{\"cik\":5,\"facts\":{\"us-gaap\":{\"NotMapped\":{\"a\":\"x}}}}", "cut off")]
    [InlineData("{\"cik\":5,\"facts\":{\"us-gaap\":{\"NotMapped\":tru}}}", "value is expected")]
    [InlineData("{\"cik\":5,\"facts\":{\"us-gaap\":{\"Assets\":{\"units\":{\"USD\":5}}}}}", "array is expected")]
    [InlineData("{\"cik\":5,\"facts\":{\"us-gaap\":{\"Assets\":{\"units\":{\"USD\":[5]}}}}}", "object is expected")]
    [InlineData("{\"cik\":5,\0}", "name in quotes")]
    public void Text_that_is_no_such_json_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Fails(json).Reason, StringComparison.Ordinal);

    [Fact]
    public void Json_nested_a_million_deep_is_refused()
    {
        var deep = "{\"cik\":5,\"facts\":" + new string('[', 1_000_000);
        Assert.Contains("levels deep", Fails(deep).Reason, StringComparison.Ordinal);
        var objects = "{\"cik\":5,\"facts\":{\"us-gaap\":{\"NotMapped\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        Assert.Contains("levels deep", Fails(objects).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_company_that_comes_twice_is_refused()
    {
        var zip = _files.Zip("companyfacts.zip", ("a/CIK0000789019.json", CompanyFactsReaderTests.Microsoft), ("b/CIK0000789019.json", CompanyFactsReaderTests.Microsoft));

        Assert.Contains("second time", Collected.Fails(CompanyFactsReader.Read, zip).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_or_folder_without_company_files_is_refused()
    {
        Assert.Contains("no CIK", Collected.Fails(CompanyFactsReader.Read, _files.Zip("companyfacts.zip", ("readme.txt", ""))).Reason, StringComparison.Ordinal);
        Assert.Contains("no CIK", Collected.Fails(CompanyFactsReader.Read, Directory.CreateDirectory(Path.Combine(_files.Folder, "empty")).FullName).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_entry_of_many_fails_the_whole_with_its_own_name()
    {
        var entries = Enumerable.Range(1, 40).Select(i => ($"CIK{i:D10}.json", i == 23 ? "{\"cik\":23,\"facts\":{" : $"{{\"cik\":{i},\"facts\":{{}}}}")).ToArray();

        Assert.Equal("companyfacts.zip/CIK0000000023.json", Collected.Fails(CompanyFactsReader.Read, _files.Zip("companyfacts.zip", entries)).File);
    }

    [Fact]
    public void An_absurd_declared_size_is_refused_before_memory_is_taken()
    {
        var zip = Files.ZipBytes(("CIK0000789019.json", CompanyFactsReaderTests.Microsoft));

        Assert.Contains("never over", Collected.Fails(CompanyFactsReader.Read, _files.Bytes("a.zip", Files.Declaring(zip, 0, 4_000_000_000))).Reason, StringComparison.Ordinal);
        Assert.Equal("b.zip/CIK0000789019.json", Collected.Fails(CompanyFactsReader.Read, _files.Bytes("b.zip", Files.Declaring(zip, 0, 120_000_000))).File);
    }

    [Fact]
    public void A_cancelled_read_and_an_error_of_the_receiver_come_out_as_they_are()
    {
        var zip = _files.Zip("companyfacts.zip", [.. Enumerable.Range(1, 20).Select(i => ($"CIK{i:D10}.json", CompanyFactsReaderTests.Microsoft.Replace("789019", $"{i}", StringComparison.Ordinal)))]);
        using var cancelled = new CancellationTokenSource();
        var seen = 0;
        var sink = new ReadSink { Facts = _ => { if (Interlocked.Increment(ref seen) == 3) cancelled.Cancel(); }, Company = _ => { }, Today = Collected.Today };
        Assert.ThrowsAny<OperationCanceledException>(() => CompanyFactsReader.Read(zip, sink, cancelled.Token));
        Assert.InRange(seen, 3, 6);

        var failing = new ReadSink { Facts = _ => throw new TimeoutException("the store"), Company = _ => { }, Today = Collected.Today };
        Assert.Throws<TimeoutException>(() => CompanyFactsReader.Read(zip, failing, TestContext.Current.CancellationToken));
    }

    private ImportException Fails(string json) => Collected.Fails(CompanyFactsReader.Read, _files.Text("CIK0000789019.json", json));
}
