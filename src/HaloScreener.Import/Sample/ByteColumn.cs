using System.Buffers.Binary;

namespace HaloScreener.Import.Sample;

/// <summary>Whole numbers as base-128 bytes, low first; signed ones zigzag.</summary>
internal sealed class ByteColumn
{
    private readonly List<byte> _bytes = [];

    public void Byte(byte value) => _bytes.Add(value);

    public void Unsigned(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
    }

    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Eight(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    public byte[] ToArray() => [.. _bytes];
}

/// <summary>Reads what <see cref="ByteColumn"/> wrote.</summary>
internal sealed class ByteReader(byte[] bytes)
{
    private int _at;

    public bool AtEnd => _at >= bytes.Length;

    /// <exception cref="IndexOutOfRangeException">The column is shorter than it should be.</exception>
    public byte Byte() => bytes[_at++];

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = bytes[_at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
        throw new InvalidDataException("the universe file is damaged: a number of over 64 bits");
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number from 0 to <paramref name="limit"/>, both included.</summary>
    public int Count(int limit)
    {
        var value = Unsigned();
        return value <= (ulong)limit ? (int)value : throw new InvalidDataException($"the universe file is damaged: {value} exceeds {limit}");
    }

    public long Eight()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(_at, sizeof(long)));
        _at += sizeof(long);
        return value;
    }
}
