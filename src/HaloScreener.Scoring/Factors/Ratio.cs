namespace HaloScreener.Scoring.Factors;

/// <summary>Division and sums that know missing values.</summary>
public static class Ratio
{
    /// <summary>top ÷ bottom; NaN where either is missing or the denominator is not above zero.</summary>
    public static double Of(double top, double bottom) => bottom > 0 ? top / bottom : double.NaN;

    /// <summary>The value, or 0 where it is not tagged: for parts that most balance sheets do not have.</summary>
    public static double WhereTagged(double value) => double.IsNaN(value) ? 0 : value;

    /// <summary>Compound growth a year over <paramref name="years"/>; NaN unless both are above zero.</summary>
    public static double CompoundGrowth(double now, double before, double years) =>
        now > 0 && before > 0 ? Math.Pow(now / before, 1.0 / years) - 1 : double.NaN;
}
