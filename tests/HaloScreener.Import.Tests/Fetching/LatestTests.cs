using System.Text;
using HaloScreener.Import.Fetching;
using HaloScreener.TestKit.Http;

namespace HaloScreener.Import.Tests.Fetching;

/// <summary>The clock stands in November 2026, in the fourth quarter.</summary>
public sealed class LatestTests
{
    private const string Home = "/files/dera/data/financial-statement-data-sets/";
    private static readonly Func<Asked, Reply> Absent = Replies.Page(404, "Page not found");

    private static Func<Asked, Reply> Having(string name) => asked => asked.Path == name ? new Reply(200) { Body = [(byte)'P'] } : Absent(asked);

    private static Task<Quarter> LatestAsync(FetchBench bench) => bench.WithAsync(f => f.FindLatestQuarterAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_latest_quarter_is_found_by_asking_backwards_from_today()
    {
        await using var bench = new FetchBench(Having(Home + "2026q3.zip"));
        Assert.Equal(new Quarter(2026, 3), await LatestAsync(bench));
        Assert.All(bench.Server.Requests, r => Assert.Equal("HEAD", r.Method));
        Assert.Equal(
            [Home + "2026q4.zip", "/files/node/add/data_distribution/2026q4.zip", Home + "2026q3.zip"],
            bench.Server.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_quarter_that_stands_only_in_the_second_place_counts()
    {
        await using var bench = new FetchBench(Having("/files/node/add/data_distribution/2026q3.zip"));
        Assert.Equal(new Quarter(2026, 3), await LatestAsync(bench));
    }

    [Fact]
    public async Task A_web_page_with_200_is_not_a_quarter()
    {
        var page = Replies.Page(200, "Not found, said nicely");
        await using var bench = new FetchBench(page, page, Having(Home + "2026q3.zip"));
        Assert.Equal(new Quarter(2026, 3), await LatestAsync(bench));
    }

    [Fact]
    public async Task A_server_that_does_not_know_head_is_asked_with_get()
    {
        var file = Having(Home + "2026q4.zip");
        await using var bench = new FetchBench(asked => asked.Method == "HEAD" ? new Reply(405) : file(asked));
        Assert.Equal(new Quarter(2026, 4), await LatestAsync(bench));
    }

    [Fact]
    public async Task A_403_that_means_absent_is_absent()
    {
        var xml = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
        await using var bench = new FetchBench(
            asked => asked.Path == Home + "2026q3.zip" ? new Reply(200) : new Reply(403) { Body = xml, Headers = { ["Content-Type"] = "application/xml" } });
        Assert.Equal(new Quarter(2026, 3), await LatestAsync(bench));
    }

    [Fact]
    public async Task A_403_that_means_refused_is_not_taken_for_a_quarter_that_is_not_there()
    {
        await using var bench = new FetchBench(Replies.Page(403, "SEC.gov | Request Rate Threshold Exceeded"));
        var error = await Assert.ThrowsAsync<FetchException>(() => LatestAsync(bench));
        Assert.Contains("has blocked this computer's address for asking too often (403)", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Trouble_of_the_server_is_waited_out()
    {
        await using var bench = new FetchBench(Replies.Page(503, "Maintenance", ("Retry-After", "30")), Having(Home + "2026q4.zip"));
        Assert.Equal(new Quarter(2026, 4), await LatestAsync(bench));
        Assert.Equal([TimeSpan.FromSeconds(30)], bench.Clock.Backoffs);
    }

    [Fact]
    public async Task When_no_quarter_is_there_the_search_ends_after_a_year_and_a_half()
    {
        await using var bench = new FetchBench(Absent);
        var error = await Assert.ThrowsAsync<FetchException>(() => LatestAsync(bench));
        Assert.StartsWith("None of the 6 quarters 2025q3 to 2026q4 is published where they are expected.", error.Message, StringComparison.Ordinal);
    }
}
