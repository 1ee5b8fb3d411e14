using HaloScreener.Data.Imports;

namespace HaloScreener.Data.Tests.Stores;

public sealed class ImportHistoryTests
{
    [Fact]
    public void A_file_issued_again_names_the_one_before_it_and_bytes_read_again_name_theirs()
    {
        var first = Record(1, "fsds", "2025q1.zip", "aa");
        var other = Record(2, "fsds", "2025q2.zip", "bb");
        var again = Record(3, "fsds", "2025q1.zip", "cc");
        var withMoreTags = Record(4, "fsds", "2025q1.zip", "cc");

        var history = ImportHistory.Of([first, other, again, withMoreTags], "tags");

        Assert.Equal(
            [new ImportEntry(withMoreTags, null, again), new ImportEntry(again, first, null), new ImportEntry(other, null, null), new ImportEntry(first, null, null)],
            history);
    }

    [Fact]
    public void Files_of_two_kinds_may_share_a_name()
    {
        var history = ImportHistory.Of([Record(1, "companies", "list.csv", "aa"), Record(2, "prices", "list.csv", "bb")], "tags");

        Assert.All(history, entry => Assert.Null(entry.Reissues));
    }

    [Fact]
    public void A_file_read_with_a_shorter_list_of_tags_may_hold_more_until_it_is_read_again()
    {
        var old = Record(1, "fsds", "2010q1.zip", "aa");
        var renamed = Record(2, "fsds", "2010q2.zip", "bb");
        var prices = Record(3, "prices", "june.csv", "cc");
        var replaced = Record(4, "fsds", "2010q3.zip", "dd");
        var newIssue = Record(5, "fsds", "2010q3.zip", "ee") with { TagHash = "more tags" };
        var again = Record(6, "fsds", "copy-of-2010q2.zip", "bb") with { TagHash = "more tags" };

        var history = ImportHistory.Of([old, renamed, prices, replaced, newIssue, again], "more tags");

        Assert.Equal([old], history.Where(e => e.MayHoldMore).Select(e => e.Record));
        Assert.DoesNotContain(ImportHistory.Of([old], "tags"), e => e.MayHoldMore);
    }

    private static ImportRecord Record(long id, string kind, string name, string sha256) => new()
    {
        Id = id,
        Kind = kind,
        FileName = name,
        Sha256 = sha256,
        TagHash = "tags",
        StartedAtUtc = DateTime.UnixEpoch,
        FinishedAtUtc = DateTime.UnixEpoch,
        Bytes = 1,
        RowsRead = 1,
        FactsStored = 1,
        FactsKnown = 0,
        Companies = 1,
        Rejects = [],
        Seconds = 1,
        DataVersion = id,
    };
}
