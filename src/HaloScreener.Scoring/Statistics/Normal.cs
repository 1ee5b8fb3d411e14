namespace HaloScreener.Scoring.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>
    /// Φ(z), the share of a standard normal below <paramref name="z"/>, accurate to about 1e-15. J. F. Hart's rational approximation as given by
    /// G. West, "Better approximations to cumulative normal functions", Wilmott Magazine, May 2005.
    /// </summary>
    public static double Cdf(double z)
    {
        var x = Math.Abs(z);
        if (x > 37)
            return z > 0 ? 1 : 0;
        var e = Math.Exp(-x * x / 2);
        double tail;
        if (x < 7.07106781186547)
        {
            var top = ((((((3.52624965998911e-02 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) * x
                + 112.079291497871) * x + 221.213596169931) * x + 220.206867912376);
            var bottom = (((((((8.83883476483184e-02 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) * x
                + 296.564248779674) * x + 637.333633378831) * x + 793.826512519948) * x + 440.413735824752);
            tail = e * top / bottom;
        }
        else
        {
            tail = e / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631;
        }
        return z > 0 ? 1 - tail : tail;
    }

    /// <summary>
    /// Φ⁻¹(p) for p in (0, 1): P. J. Acklam's rational approximation with one step of Halley's method, accurate to about 1e-14.
    /// 0 and 1 give −∞ and +∞.
    /// </summary>
    public static double Quantile(double p)
    {
        if (double.IsNaN(p))
            return double.NaN;
        if (p <= 0)
            return double.NegativeInfinity;
        if (p >= 1)
            return double.PositiveInfinity;
        const double low = 0.02425;
        double x;
        if (p < low)
            x = Tail(Math.Sqrt(-2 * Math.Log(p)));
        else if (p > 1 - low)
            x = -Tail(Math.Sqrt(-2 * Math.Log(1 - p)));
        else
            x = Centre(p - 0.5);
        var error = Cdf(x) - p;
        var step = error * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
        return x - step / (1 + x * step / 2);
    }

    private static double Tail(double q) =>
        (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q - 2.549732539343734) * q
            + 4.374664141464968) * q + 2.938163982698783)
        / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);

    private static double Centre(double q)
    {
        var r = q * q;
        return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r + 1.383577518672690e+02) * r
                - 3.066479806614716e+01) * r + 2.506628277459239) * q
            / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598859e+02) * r + 6.680131188771972e+01) * r
                - 1.328068155288572e+01) * r + 1);
    }
}
