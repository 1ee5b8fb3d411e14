using System.Buffers;

namespace HaloScreener.Scoring.Statistics;

/// <summary>
/// Sorts doubles by their bits, byte by byte, which at the size of a universe takes a quarter of the time of a comparing sort. Ranking on a change
/// of a weight is three sorts and little else.
/// </summary>
internal static class RadixSort
{
    private const int Digits = 256;
    private const int Passes = 8;

    // Below this a comparing sort is as fast.
    private const int Small = 512;

    /// <summary>Sorts ascending. No NaN may be among the keys; −0 comes before 0.</summary>
    public static void Sort(double[] keys)
    {
        if (keys.Length < Small)
            Array.Sort(keys);
        else
            Sort(keys, []);
    }

    /// <summary>Sorts ascending and takes the items along; items of equal keys keep their order. No NaN may be among the keys.</summary>
    public static void Sort(double[] keys, int[] items)
    {
        var count = keys.Length;
        // Rented, because twenty sorts a book would fill the young generation for nothing.
        var (rented, spare) = (ArrayPool<ulong>.Shared.Rent(count), ArrayPool<ulong>.Shared.Rent(count));
        var spareItems = ArrayPool<int>.Shared.Rent(items.Length);
        var (from, to) = (rented, spare);
        var (fromItems, toItems) = (items, spareItems);
        Span<int> counts = stackalloc int[Passes * Digits];
        counts.Clear();
        for (var i = 0; i < count; i++)
        {
            // Negative numbers turn all bits, others the sign alone: then the order of the bits is that of the numbers.
            var bits = BitConverter.DoubleToUInt64Bits(keys[i]);
            bits ^= (ulong)((long)bits >> 63) | 0x8000_0000_0000_0000;
            from[i] = bits;
            for (var pass = 0; pass < Passes; pass++)
                counts[pass * Digits + (byte)(bits >> (8 * pass))]++;
        }
        for (var pass = 0; pass < Passes; pass++)
        {
            var starts = counts.Slice(pass * Digits, Digits);
            if (count > 0 && starts[(byte)(from[0] >> (8 * pass))] == count)
                continue;
            var start = 0;
            for (var digit = 0; digit < Digits; digit++)
                (starts[digit], start) = (start, start + starts[digit]);
            for (var i = 0; i < count; i++)
            {
                var place = starts[(byte)(from[i] >> (8 * pass))]++;
                to[place] = from[i];
                if (items.Length > 0)
                    toItems[place] = fromItems[i];
            }
            (from, to) = (to, from);
            (fromItems, toItems) = (toItems, fromItems);
        }
        for (var i = 0; i < count; i++)
            keys[i] = BitConverter.UInt64BitsToDouble(from[i] ^ ((ulong)((long)~from[i] >> 63) | 0x8000_0000_0000_0000));
        if (fromItems != items)
            fromItems.AsSpan(0, items.Length).CopyTo(items);
        ArrayPool<ulong>.Shared.Return(rented);
        ArrayPool<ulong>.Shared.Return(spare);
        ArrayPool<int>.Shared.Return(spareItems);
    }
}
