using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Universe;

/// <summary>Sets aside what the other years, as known on the same day, show to be wrong.</summary>
public static class FigureGuards
{
    // A float outside these multiples of revenue is odd; with a leap of ten times in a year it is a slip.
    private const double LeastFloatToRevenue = 0.02;
    private const double MostFloatToRevenue = 50;
    private const double FloatLeap = 10;

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

    private static void GuardPublicFloat(CompanyYears years)
    {
        for (var back = 0; back + 1 < CompanyYears.Span; back++)
        {
            var now = years[Concept.PublicFloat, back];
            var before = years[Concept.PublicFloat, back + 1];
            var toRevenue = now / years[Concept.Revenue, back];
            var odd = toRevenue is < LeastFloatToRevenue or > MostFloatToRevenue;
            var leapt = now >= FloatLeap * before || before >= FloatLeap * now;
            if (!odd || !leapt)
                continue;
            years[Concept.PublicFloat, back] = double.NaN;
            years.PublicFloatRejected |= back == 0;
        }
    }
}
