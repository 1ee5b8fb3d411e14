using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Universe;

/// <summary>Sets aside what the other years, as known on the same day, show to be wrong.</summary>
public static class FigureGuards
{
    // A float outside these multiples of revenue is odd; with a leap of ten times in a year it is a slip.
    private const double LeastFloatToRevenue = 0.02;
    private const double MostFloatToRevenue = 50;
    private const double FloatLeap = 10;
    // Without a float before it there is no leap: total assets are the second witness.
    private const double LeastFloatToAssets = 0.005;
    private const double MostFloatToAssets = 100;

    public static void Apply(CompanyYears years)
    {
        Span<double> values = stackalloc double[CompanyYears.Span];
        Span<bool> errors = stackalloc bool[CompanyYears.Span];
        foreach (var info in ConceptInfo.All)
        {
            if (!ScaleGuard.Watches(info.Concept))
                continue;
            for (var back = 0; back < values.Length; back++)
                values[back] = years[info.Concept, back];
            if (!ScaleGuard.Find(values, errors))
                continue;
            years.ScaleError = true;
            for (var back = 0; back < values.Length; back++)
            {
                if (errors[back])
                    years[info.Concept, back] = double.NaN;
            }
        }
        GuardPublicFloat(years);
    }

    /// <summary>Against the last float that was sound: a slip that is repeated year after year leaps only once (Corteva, 38.9 bn and then 40.6).</summary>
    private static void GuardPublicFloat(CompanyYears years)
    {
        var sound = double.NaN;
        for (var back = CompanyYears.Span - 1; back >= 0; back--)
        {
            var now = years[Concept.PublicFloat, back];
            // Zero is the float of a company without outside shareholders.
            if (!(now > 0))
                continue;
            var toRevenue = now / years[Concept.Revenue, back];
            var odd = toRevenue is < LeastFloatToRevenue or > MostFloatToRevenue;
            var leapt = double.IsNaN(sound)
                ? now / years[Concept.Assets, back] is < LeastFloatToAssets or > MostFloatToAssets
                : now >= FloatLeap * sound || sound >= FloatLeap * now;
            if (!odd || !leapt)
            {
                sound = now;
                continue;
            }
            years[Concept.PublicFloat, back] = double.NaN;
            years.PublicFloatRejected |= back == 0;
        }
    }
}
