using System.Buffers;

namespace HaloScreener.Import.Readers.Input;

/// <summary>Reads whole entries into one buffer that grows with what is really there, not with what is declared, and is used again for the next.</summary>
internal sealed class EntryBuffer : IDisposable
{
    private const int Chunk = 1 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Chunk);

    /// <summary>All bytes of the entry, valid until the next call.</summary>
    /// <exception cref="ImportException">The entry is damaged or longer than <paramref name="maxLength"/>.</exception>
    public ReadOnlyMemory<byte> Read(InputEntry entry, int maxLength, ReadCounts counts, CancellationToken ct)
    {
        using var stream = entry.Open(maxLength);
        var used = 0;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (used == _buffer.Length)
                Grow(used);
            var read = stream.Read(_buffer.AsSpan(used, Math.Min(Chunk, _buffer.Length - used)));
            if (read == 0)
                return _buffer.AsMemory(0, used);
            used += read;
            counts.Read(read);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow(int used)
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
