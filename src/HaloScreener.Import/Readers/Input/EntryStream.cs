using System.IO.Hashing;

namespace HaloScreener.Import.Readers.Input;

/// <summary>
/// The bytes of one entry. Reading past the declared length, ending before it, or ending with another checksum than the archive's
/// is an <see cref="ImportException"/>: a flipped bit would otherwise be a wrong figure that looks right.
/// </summary>
internal sealed class EntryStream(Stream inner, string display, long declaredLength, uint? crc) : Stream
{
    private readonly Crc32? _crc = crc is null ? null : new Crc32();
    private long _read;
    private bool _ended;

    /// <summary>Bytes given out so far.</summary>
    public long BytesRead => _read;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _ended)
            return 0;
        int n;
        try
        {
            n = inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new ImportException(display, null, $"its packed data are cut off or damaged after {_read:N0} bytes: {e.Message}", e);
        }
        if (n == 0)
        {
            _ended = true;
            CheckEnd();
            return 0;
        }
        _read += n;
        if (_read > declaredLength)
            throw new ImportException(display, null, $"it holds more than the {declaredLength:N0} bytes that it is said to hold.");
        _crc?.Append(buffer[..n]);
        return n;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private void CheckEnd()
    {
        if (_read < declaredLength)
            throw new ImportException(display, null, $"it ends after {_read:N0} of {declaredLength:N0} bytes.");
        if (_crc is not null && _crc.GetCurrentHashAsUInt32() != crc)
            throw new ImportException(display, null, "its checksum is not the one in the archive: the file is damaged.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => declaredLength;
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
