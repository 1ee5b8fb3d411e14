using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.DataSets;
using HaloScreener.Import.Readers.Input;

namespace HaloScreener.Import.Tests.Readers;

public sealed class FsdsHostileTests : IDisposable
{
    private const string Sub = FsdsReaderTests.Sub;
    private const string Num = FsdsReaderTests.Num;

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void What_is_not_there_is_said()
    {
        Assert.Contains("no such file", Fails(Path.Combine(_files.Folder, "missing.zip")).Reason, StringComparison.Ordinal);
        Assert.Contains("no num.txt", Fails(_files.Zip("q.zip", ("sub.txt", Sub))).Reason, StringComparison.Ordinal);
        Assert.Contains("no sub.txt", Fails(_files.Zip("q.zip", ("num.txt", Num))).Reason, StringComparison.Ordinal);
        Assert.Contains("it is empty", Fails(_files.Zip("q.zip", ("sub.txt", ""), ("num.txt", Num))).Reason, StringComparison.Ordinal);
        Assert.Contains("2 files named num.txt", Fails(_files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", Num), ("a/NUM.TXT", Num))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_zip_is_refused()
    {
        Assert.Contains("not a zip", Fails(_files.Text("q.zip", "<html>Not found</html>")).Reason, StringComparison.Ordinal);
        Assert.Contains("not a zip", Fails(_files.Text("empty.zip", "")).Reason, StringComparison.Ordinal);
        Assert.Contains("a zip file, or a folder", Fails(_files.Text("num.txt", Num)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_cut_off_anywhere_is_refused()
    {
        var zip = Files.ZipBytes(("sub.txt", Sub), ("num.txt", Num));
        for (var length = 0; length < zip.Length; length += 7)
        {
            var error = Fails(_files.Bytes("q.zip", zip[..length]));
            Assert.Equal("q.zip", error.File);
        }
    }

    [Fact]
    public void A_flipped_bit_in_the_packed_data_is_noticed_by_the_checksum()
    {
        // Stored, not packed, so that the flipped bit makes another digit and nothing else would notice.
        using var memory = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("sub.txt", Sub), ("num.txt", Num) })
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open());
                writer.Write(content);
            }
        }
        var bytes = memory.ToArray();
        bytes[bytes.AsSpan().IndexOf("191968"u8)] ^= 4;

        Assert.Contains("checksum", Fails(_files.Bytes("q.zip", bytes)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adsh")]
    [InlineData("tag")]
    [InlineData("version")]
    [InlineData("ddate")]
    [InlineData("qtrs")]
    [InlineData("uom")]
    [InlineData("coreg")]
    [InlineData("value")]
    public void A_header_without_a_column_that_is_needed_names_it(string column)
    {
        var error = Fails(_files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", Num.Replace(column, "other" + column[..1], StringComparison.Ordinal))));

        Assert.Equal(("q.zip/num.txt", 1), (error.File, error.Line));
        Assert.Contains($"no column '{column}'", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_with_a_column_twice_or_thousands_of_columns_is_refused()
    {
        Assert.Contains("'tag' twice", Fails(_files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", "tag\t" + Num))).Reason, StringComparison.Ordinal);
        Assert.Contains("more than 200", Fails(_files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", new string('\t', 5000) + Num))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_100_MB_is_given_up_after_one_block()
    {
        using var endless = new Endless(100_000_000);
        var stream = new EntryStream(endless, "q.zip/num.txt", 100_000_000, null);

        var error = Assert.Throws<ImportException>(() =>
            LineBlocks.Read(stream, "q.zip/num.txt", new Collected().Sink.Counts, (_, _) => { }, TestContext.Current.CancellationToken));

        Assert.Equal(1, error.Line);
        Assert.Contains("longer than 1,048,576", error.Reason, StringComparison.Ordinal);
        Assert.InRange(endless.Position, LineBlocks.MaxLine, 2 * LineBlocks.MaxLine);
    }

    [Fact]
    public void A_long_line_in_the_middle_is_refused_with_its_number()
    {
        var error = Fails(_files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", Num + new string('x', 2 << 20) + "\n" + Num)));

        Assert.Equal(("q.zip/num.txt", 6), (error.File, error.Line));
    }

    [Fact]
    public void An_entry_that_holds_more_or_less_than_declared_is_refused()
    {
        var zip = Files.ZipBytes(("sub.txt", Sub), ("num.txt", Num));

        Assert.Equal("q.zip/num.txt", Fails(_files.Bytes("q.zip", Files.Declaring(zip, 1, 100))).File);
        Assert.Equal("q.zip/num.txt", Fails(_files.Bytes("q.zip", Files.Declaring(zip, 1, 5_000_000))).File);
    }

    [Fact]
    public void An_absurd_declared_size_is_refused_before_anything_is_read()
    {
        var zip = Files.ZipBytes(("sub.txt", Sub), ("num.txt", Num));

        Assert.Contains("never over", Fails(_files.Bytes("q.zip", Files.Declaring(zip, 1, 4_000_000_000))).Reason, StringComparison.Ordinal);
        Assert.Contains("never over", Fails(_files.Bytes("q.zip", Files.Declaring(zip, 0, 4_000_000_000))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_lead_out_of_the_archive_are_only_ever_base_names()
    {
        var read = Collected.Read(FsdsReader.Read, _files.Zip("q.zip", ("../../sub.txt", Sub), ("/etc/num.txt", Num), ("../evil.sh", "rm")));

        Assert.Equal(4, read.Facts.Count);
        Assert.Equal(["q.zip"], Directory.GetFiles(_files.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void One_row_200_000_times_is_one_fact_and_199_999_duplicates()
    {
        var row = Num.Split('\n')[1] + "\n";
        var read = Collected.Read(FsdsReader.Read, _files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", FsdsReaderTests.NumHeader + string.Concat(Enumerable.Repeat(row, 200_000)))));

        Assert.Single(read.Facts);
        Assert.Equal(199_999, read.Sink.Counts.Duplicates);
    }

    [Fact]
    public void A_cancelled_read_stops_with_a_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => FsdsReader.Read(_files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", Num)), new Collected().Sink, cancelled.Token));
    }

    [Fact]
    public void An_error_of_the_receiver_comes_out_as_it_is()
    {
        var sink = new ReadSink { Facts = _ => throw new TimeoutException("the store"), Company = _ => { }, Today = Collected.Today };

        Assert.Throws<TimeoutException>(() => FsdsReader.Read(_files.Zip("q.zip", ("sub.txt", Sub), ("num.txt", Num)), sink, TestContext.Current.CancellationToken));
    }

    private static ImportException Fails(string path) => Collected.Fails(FsdsReader.Read, path);

    /// <summary>So many bytes without a line end.</summary>
    private sealed class Endless(long length) : Stream
    {
        private long _read;

        public override int Read(Span<byte> buffer)
        {
            var n = (int)Math.Min(buffer.Length, length - _read);
            buffer[..n].Fill((byte)'x');
            _read += n;
            return n;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => _read; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
