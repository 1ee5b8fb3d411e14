using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Book;

/// <summary>What lowers replacement risk before ranking: a licence, and delivery by long-lived plant.</summary>
internal sealed record Moderators(double[] Product, double[] Regulated, double[] Physical)
{
    public static Moderators Of(ScoringMethod method, ScoreInputs inputs, Industries industries, double[] tangiblePercentile)
    {
        var rules = method.Rules.Moderators;
        var count = inputs.Count;
        var moderators = new Moderators(new double[count], new double[count], new double[count]);
        for (var row = 0; row < count; row++)
        {
            moderators.Regulated[row] = industries.Regulated[row] ? rules.Regulated : 1;
            moderators.Physical[row] = PhysicalDelivery(tangiblePercentile[row], inputs.LifeApplies[row] ? inputs.RemainingLife[row] : double.NaN, rules);
            moderators.Product[row] = ProductOf(moderators.Regulated[row], moderators.Physical[row], role: 1, rules);
        }
        return moderators;
    }

    /// <summary>What R is multiplied with: all moderators together, not below the floor. Above 1 only for a role that raises the risk.</summary>
    public static double ProductOf(double regulated, double physical, double role, ModeratorRules rules) => Math.Max(rules.Floor, regulated * physical * role);

    /// <summary>
    /// 1 − cut · a · b: a rises from 0 to 1 between two percentiles of tangible share, b between two lengths of remaining life, so that there is
    /// no cliff. 1 where either is not known.
    /// </summary>
    public static double PhysicalDelivery(double tangiblePercentile, double remainingLife, ModeratorRules rules)
    {
        var a = Ramp(tangiblePercentile, rules.PhysicalTangibleFrom, rules.PhysicalTangibleTo);
        var b = Ramp(remainingLife, rules.PhysicalLifeFromYears, rules.PhysicalLifeToYears);
        return 1 - rules.PhysicalMaxCut * a * b;
    }

    private static double Ramp(double value, double from, double to) => double.IsNaN(value) ? 0 : Math.Clamp((value - from) / (to - from), 0, 1);
}
