using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HaloScreener.Import.Fetching;
using HaloScreener.TestKit.Http;

namespace HaloScreener.Import.Tests.Fetching;

public sealed class RefusalTests
{
    private static readonly byte[] Issue = Replies.Zip(50_000);

    private static async Task<string> MessageAsync(FetchBench bench)
    {
        var error = await Assert.ThrowsAsync<FetchException>(() => bench.FetchAsync());
        Assert.DoesNotContain("2010q1.zip", bench.Names);
        return error.Message;
    }

    [Fact]
    public async Task A_403_says_that_the_contact_is_not_accepted_and_is_not_repeated()
    {
        await using var bench = new FetchBench(Replies.Page(403, "Your Request Originates from an Undeclared Automated Tool"));
        Assert.StartsWith(
            "127.0.0.1 refused to send /files/2010q1.zip (403). It refuses programs that do not say who they are: check that Halo__Sec__Contact is a real e-mail address.",
            await MessageAsync(bench), StringComparison.Ordinal);
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_403_for_asking_too_often_says_to_wait_ten_minutes_and_is_not_repeated()
    {
        await using var bench = new FetchBench(Replies.Page(403, "SEC.gov | Request Rate Threshold Exceeded"));
        Assert.Contains("ten minutes after the last request: wait, then run the same command again", await MessageAsync(bench), StringComparison.Ordinal);
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_404_says_which_address_is_not_there()
    {
        await using var bench = new FetchBench(Replies.Page(404, "Page not found"));
        Assert.Equal($"{bench.Server.Address}files/2010q1.zip is not there (404). A quarter's data set appears some weeks after the quarter's end.", await MessageAsync(bench));
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_429_waits_as_long_as_it_says()
    {
        await using var bench = new FetchBench(Replies.Page(429, "Slow down", ("Retry-After", "90")), Replies.File(Issue, "a"));
        await bench.FetchAsync();
        Assert.Equal([TimeSpan.FromSeconds(90)], bench.Clock.Backoffs);
        Assert.Equal("127.0.0.1 finds that too many requests come from here (429). Asking again in 90 s (1 of 5).", bench.Said.Single());
    }

    [Fact]
    public async Task A_503_waits_until_the_time_it_says()
    {
        await using var bench = new FetchBench(Replies.Page(503, "Maintenance", ("Retry-After", "Fri, 20 Nov 2026 09:05:00 GMT")), Replies.File(Issue, "a"));
        await bench.FetchAsync();
        Assert.Equal([TimeSpan.FromMinutes(5)], bench.Clock.Backoffs);
    }

    [Fact]
    public async Task A_wait_of_hours_is_left_to_the_person()
    {
        await using var bench = new FetchBench(Replies.Page(429, "Slow down", ("Retry-After", "7200")));
        Assert.Equal(
            "127.0.0.1 finds that too many requests come from here (429) and asks to come back in 120 minutes. Run the same command again then; what has come is kept.",
            await MessageAsync(bench));
        Assert.Empty(bench.Clock.Backoffs);
    }

    [Fact]
    public async Task Three_500s_are_waited_out_with_growing_pauses()
    {
        var trouble = Replies.Page(500, "Internal Server Error");
        await using var bench = new FetchBench(trouble, trouble, trouble, Replies.File(Issue, "a"));
        await bench.FetchAsync();
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
        Assert.Equal(3, bench.Clock.Backoffs.Count);
        Assert.All(bench.Clock.Backoffs, wait => Assert.InRange(wait, TimeSpan.FromSeconds(0.126), TimeSpan.FromMinutes(2)));
        Assert.All(bench.Said, s => Assert.StartsWith("127.0.0.1 has trouble of its own (500). Asking again in", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_in_trouble_for_ever_is_given_up()
    {
        await using var bench = new FetchBench(Replies.Page(503, "Maintenance"));
        Assert.StartsWith("127.0.0.1 has trouble of its own (503). Given up after 6 tries.", await MessageAsync(bench), StringComparison.Ordinal);
        Assert.Equal(6, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData(401, "asks for a sign-in (401)")]
    [InlineData(418, "was answered with 418, which the SEC's site does not do")]
    public async Task Other_answers_are_told_by_number(int status, string expected)
    {
        await using var bench = new FetchBench(Replies.Page(status, "Teapot"));
        Assert.Contains(expected, await MessageAsync(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_in_place_of_the_file_is_told_by_its_title_and_not_stored()
    {
        await using var bench = new FetchBench(Replies.Page(200, "Site maintenance &amp; repairs"));
        Assert.StartsWith(
            $"{bench.Server.Address}files/2010q1.zip was answered with a web page titled 'Site maintenance & repairs' instead of the file; nothing was stored.",
            await MessageAsync(bench), StringComparison.Ordinal);
        Assert.Empty(bench.Names);
    }

    [Fact]
    public async Task A_body_that_ends_early_without_a_length_is_not_a_zip()
    {
        var half = Issue[..(Issue.Length / 2)];
        var chunked = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{half.Length:x}\r\n")).Concat(half).Concat("\r\n0\r\n\r\n"u8.ToArray()).ToArray();
        await using var bench = new FetchBench(_ => new Reply(200) { Headers = { ["Transfer-Encoding"] = "chunked" }, Body = chunked });
        Assert.Contains("came whole, but is not a readable zip file", await MessageAsync(bench), StringComparison.Ordinal);
        Assert.Empty(bench.Names);
    }

    [Fact]
    public async Task A_list_that_is_not_json_is_not_stored()
    {
        await using var bench = new FetchBench(_ => new Reply(200) { Body = """{"0":{"cik_str":"""u8.ToArray() });
        var error = await Assert.ThrowsAsync<FetchException>(() => bench.FetchAsync(RemoteFile.Tickers[0]));
        Assert.Contains("company_tickers.json came whole, but is not a readable JSON file", error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Names);
    }

    [Theory]
    [InlineData("/elsewhere/2010q1.zip")]
    [InlineData("2010q1-final.zip")]
    public async Task A_redirect_within_the_host_is_followed(string location)
    {
        await using var bench = new FetchBench(Replies.Redirect(location), Replies.File(Issue, "a"));
        await bench.FetchAsync();
        Assert.EndsWith(location, bench.Server.Requests[1].Path, StringComparison.Ordinal);
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed_since_the_contact_is_for_the_sec()
    {
        await using var bench = new FetchBench(Replies.Redirect("http://localhost:1/2010q1.zip"));
        Assert.Contains("is redirected to http://localhost:1, which was not asked", await MessageAsync(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_in_a_circle_ends()
    {
        await using var bench = new FetchBench(Replies.Redirect("/round"));
        Assert.Contains("redirected more than 5 times", await MessageAsync(bench), StringComparison.Ordinal);
        Assert.Equal(6, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public async Task A_server_that_falls_silent_or_trickles_is_asked_anew_after_a_minute(int sentBytes)
    {
        var (sent, silent) = (new TaskCompletionSource(), new TaskCompletionSource());
        Reply Silent(Asked asked) => Replies.File(Issue, "a")(asked) with
        {
            SentBytes = sentBytes,
            Then = () =>
            {
                sent.SetResult();
                return silent.Task;
            },
        };
        await using var bench = new FetchBench(Silent, Replies.File(Issue, "a"));
        var fetching = bench.FetchAsync();
        await sent.Task.WaitAsync(TestContext.Current.CancellationToken);
        bench.Clock.Advance(SilenceGuard.Limit);
        silent.SetResult();
        await fetching;
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
        Assert.StartsWith("127.0.0.1 sent nothing, or almost nothing, for a minute. Asking again in", bench.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_by_its_address()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var address = nobody.LocalEndpoint.ToString();
        nobody.Stop();
        await using var bench = new FetchBench();
        var settings = new SecSettings { Contact = "a@b.example", BaseUrl = $"http://{address}" };
        using var fetcher = new SecFetcher(settings, bench.Folder, bench.Clock, FetchObserver.Silent);
        var error = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(FetchBench.Quarter, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{address} cannot be reached:", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, bench.Clock.Backoffs.Count);
    }

    [Fact]
    public async Task A_file_larger_than_the_disk_is_refused_before_it_comes()
    {
        // Nine exabytes announced, of which the server would have to send some.
        Reply Vast(Asked _) => new(206)
        {
            Headers = { ["ETag"] = "\"a\"", ["Content-Range"] = "bytes 70000-8999999999999999999/9000000000000000000" },
            Body = Issue[..10],
        };
        await using var bench = new FetchBench(Vast);
        await File.WriteAllBytesAsync(bench.PathOf("2010q1.zip.part"), new byte[70_000], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            bench.PathOf("2010q1.zip.part.json"), """{"eTag":"\"a\"","bytes":9000000000000000000}""", TestContext.Current.CancellationToken);
        var message = await MessageAsync(bench);
        Assert.Contains("MB free, and 9,000,000,000,000 MB are to come. Make room, or set HALO_DATA_DIR to a larger disk.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_once_and_not_asked_for_again()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("This system has no /dev/full to play a full disk.");
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        // A part file that begins well, and from there on takes nothing.
        File.CreateSymbolicLink(bench.PathOf("2010q1.zip.part"), "/dev/full");
        await File.WriteAllTextAsync(bench.PathOf("2010q1.zip.part.json"), """{"eTag":"\"a\""}""", TestContext.Current.CancellationToken);
        var message = await MessageAsync(bench);
        Assert.Contains("cannot be written: No space left on device", message, StringComparison.Ordinal);
        Assert.EndsWith("Make room, then run the same command again: it goes on where this one stopped.", message, StringComparison.Ordinal);
        Assert.Single(bench.Server.Requests);
    }
}
