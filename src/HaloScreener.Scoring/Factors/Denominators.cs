using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Factors;

/// <summary>Revenue as a denominator of heaviness: means over years, and the guard against a collapse that would look like heaviness.</summary>
public static class Denominators
{
    /// <summary>Revenue of a year; where it fell too far below the maximum of the 3 years up to then, that maximum.</summary>
    public static double Guarded(CompanyYears years, int yearsBack, FormulaRules rules)
    {
        var revenue = years[Concept.Revenue, yearsBack];
        var maximum = revenue;
        for (var back = yearsBack + 1; back < yearsBack + rules.CollapseYears && back < CompanyYears.Span; back++)
        {
            if (years[Concept.Revenue, back] > maximum)
                maximum = years[Concept.Revenue, back];
        }
        return revenue < (1 - rules.CollapseShare) * maximum ? maximum : revenue;
    }

    /// <summary>Mean of the known revenues of the last 3 years; NaN without that of the latest.</summary>
    public static double MeanRevenue(CompanyYears years, FormulaRules rules)
    {
        if (double.IsNaN(years[Concept.Revenue]))
            return double.NaN;
        double sum = 0;
        var known = 0;
        for (var back = 0; back < rules.MeanRevenueYears; back++)
        {
            if (double.IsNaN(years[Concept.Revenue, back]))
                continue;
            sum += years[Concept.Revenue, back];
            known++;
        }
        return sum / known;
    }

    /// <summary>Mean of capex ÷ guarded revenue over the last 5 years that have both; NaN with fewer than 2.</summary>
    public static double MeanCapexToRevenue(CompanyYears years, FormulaRules rules)
    {
        double sum = 0;
        var known = 0;
        for (var back = 0; back < rules.CapexMaxYears; back++)
        {
            var ratio = Heaviness.CapexToRevenue(years[Concept.Capex, back], Guarded(years, back, rules));
            if (double.IsNaN(ratio))
                continue;
            sum += ratio;
            known++;
        }
        return known >= rules.CapexMinYears ? sum / known : double.NaN;
    }
}
