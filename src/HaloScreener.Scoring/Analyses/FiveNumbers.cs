using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Analyses;

/// <summary>Least value, quartiles and greatest value: what a box plot draws. NaN without values.</summary>
public readonly record struct FiveNumbers(double Min, double LowerQuartile, double Median, double UpperQuartile, double Max)
{
    public static FiveNumbers None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Of the values that there are: NaN is left out. Quartiles are of type 7, as in R, NumPy and Excel.</summary>
    public static FiveNumbers Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        return sorted.Length == 0
            ? None
            : new FiveNumbers(sorted[0], Sorted.Quantile(sorted, 0.25), Sorted.Median(sorted), Sorted.Quantile(sorted, 0.75), sorted[^1]);
    }
}
