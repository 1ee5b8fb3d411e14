namespace HaloScreener.Scoring.Statistics;

/// <summary>Order statistics of values that are sorted ascending and hold no NaN. Empty input gives NaN.</summary>
public static class Sorted
{
    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    public static double Median(ReadOnlySpan<double> sorted)
    {
        if (sorted.IsEmpty)
            return double.NaN;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The quantile at <paramref name="p"/> (0–1) by linear interpolation between neighbours (Hyndman and Fan's type 7, the default of R, NumPy and Excel).</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.IsEmpty)
            return double.NaN;
        var position = p * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>
    /// Median absolute deviation from <paramref name="centre"/>, after values are cut to [<paramref name="low"/>, <paramref name="high"/>].
    /// The distances fall towards the centre and rise behind it, so they are merged in order from the middle outwards without a second sort.
    /// </summary>
    public static double MedianDeviation(ReadOnlySpan<double> sorted, double centre, double low, double high)
    {
        if (sorted.IsEmpty)
            return double.NaN;
        var right = LowerBound(sorted, centre);
        var left = right - 1;
        double previous = 0, current = 0;
        for (var taken = 0; taken <= sorted.Length / 2; taken++)
        {
            previous = current;
            var toLeft = left >= 0 ? centre - Math.Clamp(sorted[left], low, high) : double.PositiveInfinity;
            var toRight = right < sorted.Length ? Math.Clamp(sorted[right], low, high) - centre : double.PositiveInfinity;
            if (toLeft <= toRight)
            {
                current = toLeft;
                left--;
            }
            else
            {
                current = toRight;
                right++;
            }
        }
        return sorted.Length % 2 == 1 ? current : (previous + current) / 2;
    }

    /// <summary>Share (0–1) of the values that equal the most frequent one; 0 when no two are equal.</summary>
    public static double LargestTie(ReadOnlySpan<double> sorted)
    {
        if (sorted.IsEmpty)
            return 0;
        int longest = 1, run = 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            run = sorted[i] == sorted[i - 1] ? run + 1 : 1;
            if (run > longest)
                longest = run;
        }
        return longest == 1 ? 0 : (double)longest / sorted.Length;
    }

    /// <summary>
    /// Mid-rank of <paramref name="value"/> among the values, 0–1: the share below it plus half the share equal to it. A value that is not among
    /// them is placed between its neighbours.
    /// </summary>
    public static double MidRank(ReadOnlySpan<double> sorted, double value)
    {
        if (sorted.IsEmpty || double.IsNaN(value))
            return double.NaN;
        var below = LowerBound(sorted, value);
        var upTo = below < sorted.Length && sorted[below] == value ? below + UpperBound(sorted[below..], value) : below;
        return (below + 0.5 * (upTo - below)) / sorted.Length;
    }

    /// <summary>Number of values below <paramref name="value"/>.</summary>
    public static int LowerBound(ReadOnlySpan<double> sorted, double value)
    {
        if (sorted.IsEmpty)
            return 0;
        // Halving without a branch: the comparison's outcome cannot be predicted, and waiting for it is most of the cost.
        var first = 0;
        for (var length = sorted.Length; length > 1; length -= length / 2)
            first += sorted[first + length / 2 - 1] < value ? length / 2 : 0;
        return first + (sorted[first] < value ? 1 : 0);
    }

    /// <summary>Number of values below or equal to <paramref name="value"/>.</summary>
    public static int UpperBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
