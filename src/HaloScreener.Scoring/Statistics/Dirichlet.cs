namespace HaloScreener.Scoring.Statistics;

/// <summary>
/// Shares that add up to 1, drawn around given means: independent Gamma(α) values over their sum. The same seed gives the same draws on every
/// machine, so the generator is written out here (SplitMix64; Steele, Lea and Flood, OOPSLA 2014).
/// </summary>
internal sealed class Dirichlet(ulong seed)
{
    private ulong _state = seed;

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
            return Gamma(alpha + 1) * Math.Pow(Uniform(), 1 / alpha);
        var d = alpha - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal.Quantile(Uniform());
            var v = 1 + c * x;
            if (v <= 0)
                continue;
            v *= v * v;
            if (Math.Log(Uniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }

    /// <summary>Above 0 and below 1.</summary>
    private double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return ((z >> 12) + 0.5) * (1.0 / (1UL << 52));
    }
}
