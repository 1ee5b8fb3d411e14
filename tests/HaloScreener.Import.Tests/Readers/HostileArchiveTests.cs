using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Companies;
using HaloScreener.Import.Readers.DataSets;
using HaloScreener.Import.Readers.Histories;

namespace HaloScreener.Import.Tests.Readers;

/// <summary>Zips made to harm, for every reader that takes a zip: nothing outside them is touched, and little of them is unpacked.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    /// <summary>What a reader may unpack of a bomb before it gives up: one block, or the longest entry that it accepts.</summary>
    private const long OneBlock = 2 << 20;

    private readonly Files _files = new();

    public static TheoryData<string> Readers => ["fsds", "companyfacts", "submissions"];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Readers))]
    public void Ten_gigabytes_declared_are_refused_before_any_of_them_is_read(string kind)
    {
        var collected = new Collected();
        var error = Assert.Throws<ImportException>(() => Read(kind, _files.Bytes("big.zip", Files.DeclaringHuge(Files.ZipBytes(Entries(kind)), 10L << 30)), collected));

        Assert.Contains("10,737,418,240 bytes", error.Reason, StringComparison.Ordinal);
        Assert.StartsWith("big.zip/", error.File, StringComparison.Ordinal);
        Assert.InRange(collected.Sink.Counts.BytesRead, 0, FsdsReaderTests.Sub.Length);
    }

    [Theory]
    [InlineData("fsds", 200 << 20, OneBlock)]
    [InlineData("companyfacts", 100 << 20, 100 << 20)]
    [InlineData("companyfacts", 200 << 20, 0)]
    [InlineData("submissions", 200 << 20, 0)]
    public void A_bomb_of_zeros_is_given_up(string kind, int unpacked, long mostRead)
    {
        var entries = Entries(kind);
        var bomb = Files.Bomb([.. entries[..^1], (entries[^1].Name, "")], '0', unpacked);
        Assert.InRange(bomb.Length, 1, 1 << 20);
        var collected = new Collected();

        var error = Assert.Throws<ImportException>(() => Read(kind, _files.Bytes("bomb.zip", bomb), collected));

        Assert.StartsWith("bomb.zip/", error.File, StringComparison.Ordinal);
        Assert.InRange(collected.Sink.Counts.BytesRead, 0, mostRead + entries[0].Content.Length);
        Assert.Empty(collected.Facts);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Names_that_lead_out_of_the_archive_are_only_ever_base_names(string kind)
    {
        var collected = new Collected();
        Read(kind, _files.Zip("up.zip", [.. Entries(kind).Select((e, i) => ((i % 2 == 0 ? "../../" : "/etc/") + e.Name, e.Content)), ("..\\..\\evil.dll", "MZ")]), collected);

        Assert.NotEmpty(collected.Companies);
        Assert.Equal(["up.zip"], Directory.GetFileSystemEntries(_files.Folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void Fifty_million_empty_lines_are_a_file_without_facts()
    {
        var collected = new Collected();
        Read("fsds", _files.Bytes("empty.zip", Files.Bomb([("sub.txt", FsdsReaderTests.Sub), ("num.txt", FsdsReaderTests.NumHeader)], '\n', 50_000_000)), collected);
        Assert.Equal((0, 0), (collected.Facts.Count, collected.Sink.Counts.Rows));
    }

    private static (string Name, string Content)[] Entries(string kind) => kind switch
    {
        "fsds" => [("sub.txt", FsdsReaderTests.Sub), ("num.txt", FsdsReaderTests.Num)],
        "companyfacts" => [("CIK0000789019.json", CompanyFactsReaderTests.Microsoft)],
        _ => [("CIK0000320193.json", SubmissionsReaderTests.Apple)],
    };

    private static void Read(string kind, string path, Collected into)
    {
        Action<string, ReadSink, CancellationToken> read = kind switch { "fsds" => FsdsReader.Read, "companyfacts" => CompanyFactsReader.Read, _ => SubmissionsReader.Read };
        read(path, into.Sink, TestContext.Current.CancellationToken);
    }
}
