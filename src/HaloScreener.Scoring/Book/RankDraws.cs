using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// Ranks the companies of a book's main track under many sets of weights: the same ranks as the <see cref="Ranker"/>'s, from columns laid out once and
/// without allocating. Who is rated does not change with the weights here: the book's ranked companies are ranked each time.
/// </summary>
internal sealed class RankDraws
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int KeyPasses = 3;
    /// <summary>Points, below 128, as whole steps of 3e-8.</summary>
    private const double StepsPerPoint = 1 << 25;

    private readonly DrawnAxis _heaviness;
    private readonly DrawnAxis _risk;

    /// <param name="book">The book.</param>
    /// <param name="neutral">Sector-neutral λ, 0–1.</param>
    public RankDraws(ScoreBook book, double neutral)
    {
        // In the order in which ties are broken: sorts that keep the order of equals then break them so.
        Rows = [.. Enumerable.Range(0, book.Count).Where(row => book.Ranking.Rank[row] > 0).OrderByDescending(row => Ranker.SizeOf(book, row))];
        var scores = Ranker.ScoresOf(book, neutral);
        _heaviness = new DrawnAxis(book, Axis.Heaviness, scores, Rows, null);
        _risk = new DrawnAxis(book, Axis.Risk, scores, Rows, book.Moderator);
    }

    /// <summary>The ranked rows of the book, in the order of the ranks that <see cref="Rank"/> gives.</summary>
    public int[] Rows { get; }

    /// <summary>What one thread needs to rank.</summary>
    public sealed class Room(int companies)
    {
        public double[] Points { get; } = new double[companies];
        public double[] Peers { get; } = new double[companies];
        public int[] Heaviness { get; } = new int[companies];
        public int[] Risk { get; } = new int[companies];
        public ulong[] Keys { get; } = new ulong[companies];
        public ulong[] Spare { get; } = new ulong[companies];
        public int[] Counts { get; } = new int[KeyPasses * Digits];
    }

    public Room NewRoom() => new(Rows.Length);

    /// <summary>Ranks once.</summary>
    /// <param name="weights">Weights of all factors of the method, each axis adding up to 1.</param>
    /// <param name="room">Of this thread alone.</param>
    /// <param name="ranks">Receives the rank of each of <see cref="Rows"/>, from 1.</param>
    public void Rank(ReadOnlySpan<double> weights, Room room, Span<int> ranks)
    {
        var count = Rows.Length;
        _heaviness.Weigh(weights, room.Points, room.Peers);
        TwicePercentiles(room, room.Heaviness);
        _risk.Weigh(weights, room.Points, room.Peers);
        TwicePercentiles(room, room.Risk);
        // HALO² = H·(100 − R) in whole steps of (50 ÷ n)², so that ranking needs no root and no rounding. Four n² has 32 bits up to 32,767 companies.
        var shift = Math.Max(0, 64 - System.Numerics.BitOperations.LeadingZeroCount(4UL * (ulong)count * (ulong)count) - 32);
        for (var i = 0; i < count; i++)
        {
            var halo = (ulong)room.Heaviness[i] * (ulong)(2 * count - room.Risk[i]);
            room.Keys[i] = (ulong)(uint)~(uint)(halo >> shift) << 32 | (uint)i;
        }
        var sorted = Sort(room);
        for (var i = 0; i < count; i++)
            ranks[(int)(uint)sorted[i]] = i + 1;
    }

    /// <summary>Percentile of each company's points × n ÷ 50: the first and the last place of its equals, added up.</summary>
    private static void TwicePercentiles(Room room, int[] result)
    {
        var points = room.Points;
        for (var i = 0; i < points.Length; i++)
            room.Keys[i] = (ulong)(uint)(points[i] * StepsPerPoint) << 32 | (uint)i;
        var sorted = Sort(room);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] >> 32 == sorted[start] >> 32)
                end++;
            for (var i = start; i < end; i++)
                result[(int)(uint)sorted[i]] = start + end;
            start = end;
        }
    }

    /// <summary>Sorts the room's keys by their upper half; equal ones keep their order. The result lies in one of the room's arrays.</summary>
    private static ulong[] Sort(Room room)
    {
        var (from, to, counts) = (room.Keys, room.Spare, room.Counts);
        Array.Clear(counts);
        foreach (var key in from)
        {
            counts[(int)(key >> 32) & (Digits - 1)]++;
            counts[Digits + ((int)(key >> (32 + DigitBits)) & (Digits - 1))]++;
            counts[2 * Digits + (int)(key >> (32 + 2 * DigitBits))]++;
        }
        for (var pass = 0; pass < KeyPasses; pass++)
        {
            var starts = counts.AsSpan(pass * Digits, Digits);
            var start = 0;
            for (var digit = 0; digit < Digits; digit++)
                (starts[digit], start) = (start, start + starts[digit]);
            var shift = 32 + pass * DigitBits;
            foreach (var key in from)
                to[starts[(int)(key >> shift) & (Digits - 1)]++] = key;
            (from, to) = (to, from);
        }
        return from;
    }
}
