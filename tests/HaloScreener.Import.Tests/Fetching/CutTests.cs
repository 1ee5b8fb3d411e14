using System.Globalization;
using HaloScreener.Import.Fetching;
using HaloScreener.TestKit.Http;

namespace HaloScreener.Import.Tests.Fetching;

public sealed class CutTests
{
    private static readonly byte[] Issue = Replies.Zip(200_000);
    private static readonly byte[] Other = Replies.Zip(200_000, seed: 2);

    [Fact]
    public async Task After_a_cut_only_the_rest_is_asked_for_and_only_of_the_same_issue()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a").CutAfter(70_000), Replies.File(Issue, "a"));
        var fetched = await bench.FetchAsync();

        Assert.Equal(("bytes=70000-", "\"a\""), (bench.Server.Requests[1].Header("Range"), bench.Server.Requests[1].Header("If-Range")));
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
        Assert.Equal(Issue.Length, fetched.BytesReceived);
        Assert.Equal(["2010q1.zip"], bench.Names);
        Assert.Contains(bench.Said, s => s.StartsWith("The connection to 127.0.0.1 was cut. Asking again in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_was_stopped_in_the_middle_goes_on_at_the_next_start()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var silent = new TaskCompletionSource();
        await using var bench = new FetchBench(asked => Replies.File(Issue, "a")(asked) with { SentBytes = 70_000, Then = () => silent.Task })
        {
            Received = bytes =>
            {
                if (bytes == 70_000)
                    stop.Cancel();
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.FetchAsync(stop.Token));
        Assert.Equal(["2010q1.zip.part", "2010q1.zip.part.json"], bench.Names);
        silent.SetResult();

        bench.Serve(Replies.File(Issue, "a"));
        var fetched = await bench.FetchAsync();
        Assert.Equal("bytes=70000-", bench.Server.Requests.Single().Header("Range"));
        Assert.Equal(Issue.Length - 70_000, fetched.BytesReceived);
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
        Assert.Contains("2010q1.zip: 0.1 MB are here from an earlier run; asking for the rest.", bench.Said);
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_sends_the_whole_file_again()
    {
        Reply NoRanges(Asked _) => new(200) { Headers = { ["ETag"] = "\"a\"" }, Body = Issue };
        await using var bench = new FetchBench(a => NoRanges(a).CutAfter(70_000), NoRanges);
        await bench.FetchAsync();
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
    }

    [Fact]
    public async Task An_issue_that_changes_between_tries_is_stored_whole_as_the_new_one()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a").CutAfter(70_000), Replies.File(Other, "b").CutAfter(50_000), Replies.File(Other, "b"));
        var fetched = await bench.FetchAsync();
        Assert.Equal(Other, bench.BytesOf("2010q1.zip"));
        Assert.Equal("\"b\"", fetched.Record.Issue.ETag);
    }

    [Theory]
    [InlineData("\"b\"", 0)]
    [InlineData("\"a\"", 1)]
    public async Task The_rest_of_another_issue_is_never_joined_to_what_is_here(string etag, int longer)
    {
        // A server behind a balancer that ignores If-Range: another ETag, or the same with another length.
        Reply Rest(Asked _) => new(206)
        {
            Headers =
            {
                ["ETag"] = etag,
                ["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes 70000-{Issue.Length - 1}/{Issue.Length + longer}"),
            },
            Body = Other[70_000..Issue.Length],
        };
        await using var bench = new FetchBench(Replies.File(Issue, "a").CutAfter(70_000), Rest, Replies.File(Other, "b"));
        await bench.FetchAsync();
        Assert.Null(bench.Server.Requests[2].Header("Range"));
        Assert.Equal(Other, bench.BytesOf("2010q1.zip"));
    }

    [Fact]
    public async Task A_rest_that_starts_elsewhere_is_not_taken()
    {
        Reply Elsewhere(Asked _) => new(206)
        {
            Headers = { ["ETag"] = "\"a\"", ["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes 80000-{Issue.Length - 1}/{Issue.Length}") },
            Body = Issue[80_000..],
        };
        await using var bench = new FetchBench(Replies.File(Issue, "a").CutAfter(70_000), Elsewhere, Replies.File(Issue, "a"));
        await bench.FetchAsync();
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
    }

    [Fact]
    public async Task A_range_beyond_the_end_begins_anew()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a").CutAfter(70_000), _ => new Reply(416), Replies.File(Issue, "a"));
        await bench.FetchAsync();
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
    }

    [Theory]
    [InlineData("W/\"a\"", null)]
    [InlineData(null, null)]
    [InlineData(null, "Mon, 16 Dec 2024 18:00:00 GMT")]
    public async Task A_rest_is_asked_for_only_where_the_issue_can_be_named(string? etag, string? modified)
    {
        Reply Whole(Asked _)
        {
            var reply = new Reply(200) { Body = Issue };
            if (etag is not null)
                reply.Headers["ETag"] = etag;
            if (modified is not null)
                reply.Headers["Last-Modified"] = modified;
            return reply;
        }
        await using var bench = new FetchBench(a => Whole(a).CutAfter(70_000), Whole);
        await bench.FetchAsync();
        Assert.Equal(modified, bench.Server.Requests[1].Header("If-Range"));
        Assert.Equal(modified is null ? null : "bytes=70000-", bench.Server.Requests[1].Header("Range"));
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
    }

    [Fact]
    public async Task A_long_file_comes_over_a_line_that_is_cut_more_often_than_there_are_tries()
    {
        var large = Replies.Zip(10_000_000);
        var perConnection = 1 << 20;
        await using var bench = new FetchBench(Replies.File(large, "a").CutAfter(perConnection));
        await bench.FetchAsync();
        Assert.Equal(large, bench.BytesOf("2010q1.zip"));
        Assert.Equal((large.Length + perConnection - 1) / perConnection, bench.Server.Requests.Count);
        Assert.Empty(bench.Clock.Backoffs);
    }

    [Fact]
    public async Task A_server_that_cuts_at_the_same_place_for_ever_is_given_up_after_six_tries_and_nothing_has_the_name()
    {
        Reply NoRanges(Asked _) => new Reply(200) { Headers = { ["ETag"] = "\"a\"" }, Body = Issue }.CutAfter(70_000);
        await using var bench = new FetchBench(NoRanges);
        var error = await Assert.ThrowsAsync<FetchException>(() => bench.FetchAsync());
        Assert.Equal(
            "The connection to 127.0.0.1 was cut. Given up after 6 tries. Run the same command again later: it goes on where this one stopped.",
            error.Message);
        Assert.Equal(6, bench.Server.Requests.Count);
        Assert.Equal(["2010q1.zip.part", "2010q1.zip.part.json"], bench.Names);
    }

    [Fact]
    public async Task A_file_that_was_whole_when_the_program_died_is_not_fetched_again()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        await bench.FetchAsync();
        File.Move(bench.PathOf("2010q1.zip"), bench.PathOf("2010q1.zip.part"));
        await File.WriteAllTextAsync(
            bench.PathOf("2010q1.zip.part.json"),
            string.Create(CultureInfo.InvariantCulture, $$"""{"eTag":"\"a\"","lastModified":null,"bytes":{{Issue.Length}}}"""),
            TestContext.Current.CancellationToken);

        var fetched = await bench.FetchAsync();
        Assert.Equal(0, fetched.BytesReceived);
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
        Assert.Equal(["2010q1.zip"], bench.Names);
    }

    [Fact]
    public async Task A_part_without_a_readable_word_on_its_issue_is_thrown_away()
    {
        await using var bench = new FetchBench(Replies.File(Issue, "a"));
        await File.WriteAllBytesAsync(bench.PathOf("2010q1.zip.part"), Other, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(bench.PathOf("2010q1.zip.part.json"), "{\"eTag\":", TestContext.Current.CancellationToken);
        await bench.FetchAsync();
        Assert.Null(bench.Server.Requests.Single().Header("Range"));
        Assert.Equal(Issue, bench.BytesOf("2010q1.zip"));
    }
}
