using System.Numerics;

namespace HaloScreener.Scoring.Statistics;

/// <summary>Order statistics without a sort: linear in the number of values, which are put into another order.</summary>
internal static class Selection
{
    // Below this, putting them in order is as fast.
    private const int Small = 16;

    /// <summary>The value that stands at <paramref name="n"/> (from 0) when the values are ascending. All before it are then no larger, all after it no smaller.</summary>
    public static T Nth<T>(Span<T> values, int n)
        where T : struct, IComparisonOperators<T, T, bool>
    {
        while (values.Length > Small)
        {
            var pivot = MiddleOfThree(values[0], values[values.Length / 2], values[^1]);
            int left = 0, right = values.Length - 1;
            while (left <= right)
            {
                while (values[left] < pivot)
                    left++;
                while (values[right] > pivot)
                    right--;
                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }
            if (n <= right)
            {
                values = values[..(right + 1)];
            }
            else if (n >= left)
            {
                values = values[left..];
                n -= left;
            }
            else
            {
                return values[n];
            }
        }
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            var at = i;
            for (; at > 0 && values[at - 1] > value; at--)
                values[at] = values[at - 1];
            values[at] = value;
        }
        return values[n];
    }

    /// <summary>The middle value, or the mean of the two middle ones; NaN of none. No NaN may be among the values.</summary>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty)
            return double.NaN;
        var middle = values.Length / 2;
        var upper = Nth(values, middle);
        if (values.Length % 2 == 1)
            return upper;
        var lower = values[0];
        foreach (var value in values[..middle])
            lower = Math.Max(lower, value);
        return (lower + upper) / 2;
    }

    private static T MiddleOfThree<T>(T a, T b, T c)
        where T : IComparisonOperators<T, T, bool> =>
        a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
}
