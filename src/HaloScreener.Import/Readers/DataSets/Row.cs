namespace HaloScreener.Import.Readers.DataSets;

/// <summary>One line of a tab-separated file, split as far as it was asked for. There is no quoting: a <c>"</c> is a character.</summary>
internal ref struct Row(ReadOnlySpan<byte> line, Span<int> starts)
{
    private readonly ReadOnlySpan<byte> _line = line;
    /// <summary>Where each column starts; the entry after the last split column is where the rest starts.</summary>
    private readonly Span<int> _starts = starts;
    private int _split;

    public readonly ReadOnlySpan<byte> Line => _line;

    /// <summary>Splits until the column is known; false when the line has fewer columns.</summary>
    public bool SplitTo(int column)
    {
        while (_split <= column)
        {
            var start = _split == 0 ? 0 : _starts[_split];
            if (start > _line.Length)
                return false;
            var length = _line[start..].IndexOf((byte)'\t');
            _starts[_split] = start;
            _starts[++_split] = length < 0 ? _line.Length + 1 : start + length + 1;
        }
        return true;
    }

    /// <summary>Splits the rest; whether the line has exactly so many columns.</summary>
    public bool HasColumns(int count) => SplitTo(count - 1) && _starts[count] > _line.Length;

    /// <summary>A column that has been split; empty for -1, the index of a column that the file does not have.</summary>
    public readonly ReadOnlySpan<byte> this[int column] => column < 0 ? default : _line[_starts[column]..EndOf(column)];

    private readonly int EndOf(int column) => _starts[column + 1] - 1;
}
