using System.Numerics;
using System.Runtime.Intrinsics;

namespace HaloScreener.Import.Readers.Input;

/// <summary>
/// Finds where a JSON object or array ends by its brackets and quotes alone, 64 bytes at a step (after Langdale &amp; Lemire, "Parsing gigabytes of
/// JSON per second", 2019). What stands between them is not checked: nothing of it is read.
/// </summary>
internal static class JsonExtent
{
    private const int Step = 64;

    /// <summary>The text ended before the value did.</summary>
    public const int CutOff = -1;
    /// <summary>The value is nested deeper than allowed.</summary>
    public const int TooDeep = -2;

    /// <summary>The bytes from the opening bracket, with which the text starts, to the closing one, both included; or <see cref="CutOff"/> or <see cref="TooDeep"/>.</summary>
    public static int Of(ReadOnlySpan<byte> json, int maxDepth)
    {
        Span<byte> tail = stackalloc byte[Step];
        var depth = 0;
        var inText = 0UL;
        var escapeCarry = 0UL;
        for (var at = 0; at < json.Length; at += Step)
        {
            scoped var block = json[at..];
            if (block.Length < Step)
            {
                tail.Fill((byte)' ');
                block.CopyTo(tail);
                block = tail;
            }
            var (quotes, backslashes, opens, closes) = Masks(block);
            if ((backslashes | escapeCarry) != 0)
                quotes &= ~Escaped(backslashes, ref escapeCarry);

            // A bit is inside a text when an odd number of quotes stands before it.
            var texts = PrefixXor(quotes) ^ inText;
            inText = (ulong)((long)texts >> 63);
            opens &= ~texts;
            closes &= ~texts;

            var closing = BitOperations.PopCount(closes);
            if (depth <= closing)
            {
                if (EndWithin(opens, closes, ref depth) is var end && end >= 0)
                    return at + end + 1;
            }
            else
            {
                depth += BitOperations.PopCount(opens) - closing;
            }
            if (depth > maxDepth)
                return TooDeep;
        }
        return CutOff;
    }

    private static (ulong Quotes, ulong Backslashes, ulong Opens, ulong Closes) Masks(ReadOnlySpan<byte> block)
    {
        var low = Vector256.Create(block[..32]);
        var high = Vector256.Create(block[32..64]);
        var fold = Vector256.Create((byte)0x20);
        // [ and { differ in one bit, and so do ] and }.
        var (lowFolded, highFolded) = (low | fold, high | fold);
        return (
            Bits(low, high, (byte)'"'),
            Bits(low, high, (byte)'\\'),
            Bits(lowFolded, highFolded, (byte)'{'),
            Bits(lowFolded, highFolded, (byte)'}'));
    }

    private static ulong Bits(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        var wanted = Vector256.Create(value);
        return Vector256.Equals(low, wanted).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, wanted).ExtractMostSignificantBits() << 32);
    }

    /// <summary>The characters after a backslash that is itself not escaped.</summary>
    private static ulong Escaped(ulong backslashes, ref ulong carry)
    {
        var escaped = carry;
        backslashes &= ~carry;
        carry = 0;
        while (backslashes != 0)
        {
            var i = BitOperations.TrailingZeroCount(backslashes);
            if (i == 63)
            {
                carry = 1;
                break;
            }
            escaped |= 2UL << i;
            backslashes &= ~(3UL << i);
        }
        return escaped;
    }

    private static ulong PrefixXor(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

    /// <summary>The bit of the bracket that brings the depth back to zero, or -1.</summary>
    private static int EndWithin(ulong opens, ulong closes, ref int depth)
    {
        for (var brackets = opens | closes; brackets != 0; brackets &= brackets - 1)
        {
            var bit = brackets & (~brackets + 1);
            depth += (opens & bit) != 0 ? 1 : -1;
            if (depth == 0)
                return BitOperations.TrailingZeroCount(bit);
        }
        return -1;
    }
}
