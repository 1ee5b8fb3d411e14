namespace HaloScreener.Scoring.Statistics;

/// <summary>How two rankings of the same things agree.</summary>
public static class Correlation
{
    /// <summary>Spearman's ρ, −1 to 1: the correlation of the mid-ranks. Pairs with a NaN are left out; NaN with fewer than two different values.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{x.Length} values cannot be paired with {y.Length}.", nameof(y));
        var first = new List<double>(x.Length);
        var second = new List<double>(x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
                continue;
            first.Add(x[i]);
            second.Add(y[i]);
        }
        return Pearson(MidRanks([.. first]), MidRanks([.. second]));
    }

    private static double[] MidRanks(double[] values)
    {
        var sorted = values.Order().ToArray();
        return [.. values.Select(v => Sorted.MidRank(sorted, v))];
    }

    private static double Pearson(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.DefaultIfEmpty().Average(), y.DefaultIfEmpty().Average());
        double products = 0, squaresX = 0, squaresY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            products += (x[i] - meanX) * (y[i] - meanY);
            squaresX += (x[i] - meanX) * (x[i] - meanX);
            squaresY += (y[i] - meanY) * (y[i] - meanY);
        }
        return products / Math.Sqrt(squaresX * squaresY);
    }
}
