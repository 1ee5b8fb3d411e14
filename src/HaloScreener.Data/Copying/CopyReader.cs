using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace HaloScreener.Data.Copying;

/// <summary>
/// Decodes rows of PostgreSQL's binary COPY format, the reading twin of <see cref="CopyWriter"/>. A field is read in the order and with
/// the type of the query's columns. Short texts that repeat (forms, units) come out as one string each.
/// </summary>
internal sealed class CopyReader : IAsyncDisposable
{
    private const int HeaderLength = 19;

    private readonly NpgsqlRawCopyStream _stream;
    private readonly List<(byte[] Utf8, string Text)> _texts = [];
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private bool _ended;

    private CopyReader(NpgsqlRawCopyStream stream) => _stream = stream;

    /// <param name="connection">An open connection.</param>
    /// <param name="command"><c>copy (select …) to stdout (format binary)</c></param>
    /// <param name="ct">Cancels the opening.</param>
    public static async Task<CopyReader> BeginAsync(NpgsqlConnection connection, string command, CancellationToken ct)
    {
        var reader = new CopyReader(await connection.BeginRawBinaryCopyAsync(command, ct));
        await reader.FillAsync(HeaderLength, ct);
        reader._start = HeaderLength;
        return reader;
    }

    /// <summary>Moves to the next row and makes all of it readable; false after the last.</summary>
    public ValueTask<bool> ReadRowAsync(CancellationToken ct) =>
        TryFindRow() is true ? ValueTask.FromResult(true) : ReadRowSlowlyAsync(ct);

    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Field());

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Field());

    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Field());

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Field());

    public DateOnly ReadDate() => CopyWriter.PostgresEpoch.AddDays(ReadInt32());

    public bool ReadBoolean() => Field()[0] != 0;

    /// <summary>A text of few distinct values.</summary>
    public string ReadRepeated()
    {
        var field = Field();
        for (var i = 0; i < _texts.Count; i++)
        {
            if (field.SequenceEqual(_texts[i].Utf8))
                return _texts[i].Text;
        }
        var text = Encoding.UTF8.GetString(field);
        _texts.Add((field.ToArray(), text));
        return text;
    }

    public string? ReadText()
    {
        var isNull = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start)) < 0;
        var field = Field();
        return isNull ? null : Encoding.UTF8.GetString(field);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended)
            await _stream.CancelAsync();
        await _stream.DisposeAsync();
    }

    private ReadOnlySpan<byte> Field()
    {
        var length = Math.Max(BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start)), 0);
        var field = _buffer.AsSpan(_start + 4, length);
        _start += 4 + length;
        return field;
    }

    /// <summary>True: the row lies whole in the buffer. False: the end. Null: more bytes are needed.</summary>
    private bool? TryFindRow()
    {
        if (_ended)
            return false;
        if (_end - _start < 2)
            return null;
        var columns = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_start));
        if (columns < 0)
            return false;
        var at = _start + 2;
        for (var i = 0; i < columns; i++)
        {
            if (_end - at < 4)
                return null;
            at += 4 + Math.Max(BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(at)), 0);
        }
        if (at > _end)
            return null;
        _start += 2;
        return true;
    }

    private async ValueTask<bool> ReadRowSlowlyAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryFindRow() is { } found)
            {
                if (!found)
                    await DrainAsync(ct);
                return found;
            }
            await FillAsync(_end - _start + 1, ct);
        }
    }

    /// <summary>Reads on to the end of the copy, so that the connection is free for the next command.</summary>
    private async Task DrainAsync(CancellationToken ct)
    {
        while (!_ended)
            _ended = await _stream.ReadAsync(_buffer, ct) == 0;
    }

    private async Task FillAsync(int bytes, CancellationToken ct)
    {
        if (_buffer.Length - _start < bytes)
        {
            var target = bytes > _buffer.Length ? new byte[Math.Max(bytes, _buffer.Length * 2)] : _buffer;
            Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
            _buffer = target;
            _end -= _start;
            _start = 0;
        }
        while (_end - _start < bytes)
        {
            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), ct);
            if (read == 0)
                throw new EndOfStreamException("The server ended a copy in the middle of a row.");
            _end += read;
        }
    }
}
