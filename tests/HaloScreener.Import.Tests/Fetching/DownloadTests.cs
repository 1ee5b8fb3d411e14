using System.Text;
using HaloScreener.Import.Fetching;
using HaloScreener.TestKit.Http;

namespace HaloScreener.Import.Tests.Fetching;

public sealed class DownloadTests
{
    private static readonly byte[] Issue = Replies.Zip(50_000);
    private static readonly byte[] Reissue = Replies.Zip(60_000, seed: 2);

    [Fact]
    public async Task A_file_is_stored_under_its_name_and_written_down_with_hash_and_time()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        var fetched = await bench.FetchAsync();

        Assert.Equal(FetchOutcome.Fetched, fetched.Outcome);
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
        Assert.Equal(["2010q1.zip"], bench.Names);
        Assert.Equal(FetchBench.Sha256(Issue), fetched.Record.Issue.Sha256);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), fetched.Record.Issue.FetchedAtUtc);
        Assert.Contains(FetchBench.Sha256(Issue), Encoding.UTF8.GetString(bench.BytesOf("downloads.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_is_in_the_user_agent_in_the_form_that_the_sec_asks_for_and_nowhere_on_disk()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a")) { Contact = "jane@fund.example" };
        await bench.FetchAsync();
        Assert.Equal("HALO Screener jane@fund.example", bench.Server.Requests.Single().Header("User-Agent"));
        Assert.DoesNotContain("jane@", Encoding.UTF8.GetString(bench.BytesOf("downloads.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Jane Doe")]
    [InlineData("Jane <jane@fund.example>")]
    [InlineData("jane@fund.example\r\nX-Other: 1")]
    public async Task Without_a_proper_contact_nothing_is_asked(string contact)
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a")) { Contact = contact };
        var error = await Assert.ThrowsAsync<FetchException>(() => bench.FetchAsync());
        Assert.Contains("Halo__Sec__Contact", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("no request was made.", error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task A_base_address_that_is_none_is_refused()
    {
        await using var bench = new FetchBench();
        var settings = new SecSettings { Contact = "a@b.example", BaseUrl = "ftp://mirror" };
        var error = Assert.Throws<FetchException>(() => new SecFetcher(settings, bench.Folder, bench.Clock, FetchObserver.Silent));
        Assert.Equal("Halo__Sec__BaseUrl is 'ftp://mirror', which is not an http or https address; no request was made.", error.Message);
    }

    [Fact]
    public async Task A_file_that_is_here_and_unchanged_is_not_sent_again()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        await bench.FetchAsync();
        bench.Clock.Advance(TimeSpan.FromDays(1));
        var again = await bench.FetchAsync();

        Assert.Equal(FetchOutcome.Unchanged, again.Outcome);
        Assert.Equal(0, again.BytesReceived);
        Assert.Equal("\"a\"", bench.Server.Requests[1].Header("If-None-Match"));
        Assert.True(again.Record.CheckedAtUtc - again.Record.Issue.FetchedAtUtc >= TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task A_quarter_issued_anew_takes_the_name_and_the_earlier_bytes_stay_beside_it()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"), Replies.File(Reissue, "b"));
        await bench.FetchAsync();
        var again = await bench.FetchAsync();

        Assert.Equal(FetchOutcome.Reissued, again.Outcome);
        Assert.Equal(Reissue, bench.BytesOf("2010q1.zip"));
        var kept = $"2010q1.{FetchBench.Sha256(Issue)[..8]}.zip";
        Assert.Equal(bench.PathOf(kept), again.EarlierPath);
        Assert.Equal(Issue, bench.BytesOf(kept));
        Assert.Equal((FetchBench.Sha256(Issue), kept), (again.Record.Earlier.Single().Sha256, again.Record.Earlier.Single().KeptAs));
    }

    [Fact]
    public async Task A_nightly_file_is_replaced_without_keeping_last_nights()
    {
        var nightly = RemoteFile.Submissions;
        await using var bench = new FetchBench(Replies.File(Issue, "a"), Replies.File(Reissue, "b"));
        await bench.FetchAsync(nightly);
        var again = await bench.FetchAsync(nightly);

        Assert.Equal((FetchOutcome.Reissued, null), (again.Outcome, again.EarlierPath));
        Assert.Equal(["submissions.zip"], bench.Names);
        Assert.Equal(FetchBench.Sha256(Issue), again.Record.Earlier.Single().Sha256);
    }

    [Fact]
    public async Task New_headers_over_the_same_bytes_are_no_new_issue()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"), Replies.File(Issue, "moved-to-another-server"), Replies.File(Issue, "moved-to-another-server"));
        await bench.FetchAsync();
        Assert.Equal(FetchOutcome.Unchanged, (await bench.FetchAsync()).Outcome);
        Assert.Equal(["2010q1.zip"], bench.Names);
        Assert.Equal(0, (await bench.FetchAsync()).BytesReceived);
    }

    [Theory]
    [InlineData(true, FetchOutcome.Unchanged)]
    [InlineData(false, FetchOutcome.Reissued)]
    public async Task A_file_that_somebody_put_there_is_compared_by_its_bytes_and_never_lost(bool same, FetchOutcome expected)
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        await File.WriteAllBytesAsync(bench.PathOf("2010q1.zip"), same ? Issue : Reissue, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (await bench.FetchAsync()).Outcome);
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
        Assert.Equal(same ? 1 : 2, bench.Names.Count());
    }

    [Fact]
    public async Task A_file_that_was_deleted_is_fetched_again()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        await bench.FetchAsync();
        File.Delete(bench.PathOf("2010q1.zip"));
        Assert.Equal(FetchOutcome.Fetched, (await bench.FetchAsync()).Outcome);
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
    }

    [Fact]
    public async Task The_two_ticker_lists_come_from_where_the_sec_keeps_them()
    {
        await using var bench = new FetchBench(_ => new Reply(200) { Body = """{"0":{"cik_str":100885,"ticker":"UNP","title":"UNION PACIFIC CORP"}}"""u8.ToArray() });
        foreach (var file in RemoteFile.Tickers)
            await bench.FetchAsync(file);
        Assert.Equal(["/files/company_tickers.json", "/files/company_tickers_exchange.json"], bench.Server.Requests.Select(r => r.Path));
        Assert.Equal(["company_tickers.json", "company_tickers_exchange.json"], bench.Names);
    }

    [Fact]
    public async Task A_quarter_that_is_not_in_its_place_is_looked_for_where_new_ones_have_appeared()
    {
        await using var bench = new FetchBench(Replies.Page(404, "Page not found"), Replies.File(Issue, "a"));
        await bench.FetchAsync(RemoteFile.DataSet(new Quarter(2020, 1)));
        Assert.Equal(
            ["/files/dera/data/financial-statement-data-sets/2020q1.zip", "/files/node/add/data_distribution/2020q1.zip"],
            bench.Server.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task Twenty_files_in_a_row_are_asked_for_at_most_eight_a_second()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        var files = new Quarter(2010, 1).Through(new Quarter(2014, 4)).Select(RemoteFile.DataSet).ToArray();
        await bench.WithAsync(async fetcher =>
        {
            foreach (var file in files)
                await fetcher.FetchAsync(file, TestContext.Current.CancellationToken);
            return files.Length;
        });
        var times = bench.Server.Requests.Select(r => r.At).ToArray();
        Assert.Equal(20, times.Length);
        Assert.All(times, start => Assert.InRange(times.Count(t => t >= start && t < start.AddSeconds(1)), 1, 8));
        Assert.Equal(TimeSpan.FromSeconds(19 * 0.125), times[^1] - times[0]);
    }

    [Fact]
    public async Task A_folder_is_used_by_one_fetch_at_a_time()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        await bench.WithAsync(async _ =>
        {
            var error = await Assert.ThrowsAsync<FetchException>(() => bench.FetchAsync());
            Assert.Equal($"Another 'halo fetch' is using {bench.Folder}; wait for it to end.", error.Message);
            return 0;
        });
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task A_broken_ledger_is_named_and_what_to_do_with_it()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        await File.WriteAllTextAsync(bench.PathOf("downloads.json"), "[{", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<FetchException>(() => bench.FetchAsync());
        Assert.StartsWith($"{bench.PathOf("downloads.json")} is not a readable ledger of downloads. Delete it", error.Message, StringComparison.Ordinal);
    }
}
