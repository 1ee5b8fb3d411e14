namespace HaloScreener.Scoring.Statistics;

/// <summary>
/// Shares that add up to 1, drawn around given means: independent Gamma(α) values over their sum. The same seed gives the same draws on every
/// machine.
/// </summary>
internal sealed class Dirichlet(ulong seed)
{
    private SplitMix64 _random = new(seed);

    /// <summary>One draw.</summary>
    /// <param name="alphas">Concentration of each share, from 0 on; a share with 0 stays 0.</param>
    /// <param name="shares">Where the draw goes.</param>
    public void Draw(ReadOnlySpan<double> alphas, Span<double> shares)
    {
        var sum = 0.0;
        for (var i = 0; i < alphas.Length; i++)
            sum += shares[i] = alphas[i] > 0 ? Gamma(alphas[i]) : 0;
        for (var i = 0; i < shares.Length; i++)
            shares[i] /= sum;
    }

    /// <summary>Marsaglia and Tsang, ACM TOMS 26(3), 2000; below 1 a draw of α + 1 is shrunk by U^(1/α).</summary>
    private double Gamma(double alpha)
    {
        if (alpha < 1)
            return Gamma(alpha + 1) * Math.Pow(_random.Uniform(), 1 / alpha);
        var d = alpha - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal.Quantile(_random.Uniform());
            var v = 1 + c * x;
            if (v <= 0)
                continue;
            v *= v * v;
            if (Math.Log(_random.Uniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }
}
