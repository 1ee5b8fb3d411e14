using System.Buffers;
using System.Collections.Concurrent;

namespace HaloScreener.Import.Readers.Input;

/// <summary>
/// A text file as blocks of whole lines. One thread unpacks into pooled buffers, <see cref="BlocksAhead"/> at most, while the caller parses
/// the block before: unpacking cannot be split, so parsing must not wait for it nor it for parsing.
/// </summary>
internal static class LineBlocks
{
    /// <summary>Bytes of a block, and so the longest line: real rows are under 3,000 bytes.</summary>
    public const int MaxLine = 1 << 20;
    private const int BlocksAhead = 4;

    /// <summary>Receives whole lines, each ended by a line feed except perhaps the last of the file.</summary>
    /// <param name="lines">The bytes; valid only during the call.</param>
    /// <param name="firstLine">1-based number of the first line in the file.</param>
    public delegate void BlockHandler(ReadOnlySpan<byte> lines, long firstLine);

    /// <exception cref="ImportException">A line is longer than <see cref="MaxLine"/>, or the stream is damaged.</exception>
    public static void Read(EntryStream stream, string display, ReadCounts counts, BlockHandler handle, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var filled = new BlockingCollection<Block>(BlocksAhead);
        var unpacking = Task.Factory.StartNew(() => Unpack(stream, display, filled, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var block in filled.GetConsumingEnumerable(ct))
            {
                try
                {
                    handle(block.Lines, block.FirstLine);
                }
                finally
                {
                    block.Return();
                }
                counts.Read(block.Length);
            }
        }
        finally
        {
            stop.Cancel();
            // The stream must not be closed under the unpacking thread; what that thread has to say is said by the await below.
            ((IAsyncResult)unpacking).AsyncWaitHandle.WaitOne();
            while (filled.TryTake(out var left))
                left.Return();
        }
        unpacking.GetAwaiter().GetResult();
    }

    private static void Unpack(EntryStream stream, string display, BlockingCollection<Block> filled, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxLine);
        try
        {
            var used = 0;
            long line = 1;
            while (true)
            {
                ct.ThrowIfCancellationRequested();
                var read = stream.Read(buffer.AsSpan(used, MaxLine - used));
                if (read == 0)
                    break;
                used += read;
                if (used < MaxLine)
                    continue;
                var end = buffer.AsSpan(0, used).LastIndexOf((byte)'\n') + 1;
                if (end == 0)
                    throw new ImportException(display, line, $"the line is longer than {MaxLine:N0} bytes.");
                var next = ArrayPool<byte>.Shared.Rent(MaxLine);
                buffer.AsSpan(end, used - end).CopyTo(next);
                var block = new Block(buffer, end, line);
                line += buffer.AsSpan(0, end).Count((byte)'\n');
                buffer = next;
                filled.Add(block, ct);
                used -= end;
            }
            if (used > 0)
            {
                filled.Add(new Block(buffer, used, line), ct);
                buffer = null;
            }
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
            filled.CompleteAdding();
        }
    }

    private sealed record Block(byte[] Buffer, int Length, long FirstLine)
    {
        public ReadOnlySpan<byte> Lines => Buffer.AsSpan(0, Length);
        public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
    }
}
