namespace HaloScreener.Import.Readers.DataSets;

/// <summary>The lines of a block, without their line ends and without the byte order mark at the start of a file.</summary>
internal ref struct Lines
{
    private ReadOnlySpan<byte> _rest;

    public Lines(ReadOnlySpan<byte> block, bool startsFile)
    {
        _rest = startsFile && block.StartsWith("\uFEFF"u8) ? block[3..] : block;
        Current = default;
    }

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly Lines GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;
        var end = _rest.IndexOf((byte)'\n');
        var line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        Current = line is [.., (byte)'\r'] ? line[..^1] : line;
        return true;
    }
}
