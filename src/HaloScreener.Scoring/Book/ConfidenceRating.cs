using System.Numerics;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Book;

/// <summary>Confidence = coverage × freshness × bridge quality − a penalty per flag, 0–1, and its letter.</summary>
internal static class ConfidenceRating
{
    private const QualityFlags Penalised = QualityFlags.Conglomerate | QualityFlags.RevenueConflict | QualityFlags.IdentityFailed;

    public static (double[] Values, Confidence[] Letters) Of(
        ScoringMethod method, ScoreInputs inputs, Industries industries, Presence presence, DateOnly asOf)
    {
        var rules = method.Rules.Confidence;
        var values = new double[inputs.Count];
        var letters = new Confidence[inputs.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = double.NaN;
            if (!presence.IsRated(row))
                continue;
            var coverage = inputs.Tracks[row] == Track.Main
                ? (presence.HeavinessCoverage[row] + presence.RiskCoverage[row]) / 2
                : presence.RiskCoverage[row];
            var flags = BitOperations.PopCount((uint)(inputs.Flags[row] & Penalised));
            values[row] = Value(coverage, inputs.PeriodEnd[row], asOf, industries.Bridge[row], flags, rules);
            letters[row] = LetterOf(values[row], rules);
        }
        return (values, letters);
    }

    /// <summary>
    /// The confidence of one company, cut to 0–1. Coverage is the share of the weight that is there: the mean of both axes, or that of R alone for
    /// financials.
    /// </summary>
    public static double Value(double coverage, DateOnly? periodEnd, DateOnly asOf, double bridge, int flags, ConfidenceRules rules)
    {
        var freshness = periodEnd is not { } end || asOf > end.AddMonths(rules.StaleMonths) ? 0
            : asOf <= end.AddMonths(rules.FreshMonths) ? rules.Fresh
            : rules.Stale;
        return Math.Clamp(coverage * freshness * bridge - flags * rules.FlagPenalty, 0, 1);
    }

    public static Confidence LetterOf(double value, ConfidenceRules rules) =>
        value >= rules.A - 1e-12 ? Confidence.A : value >= rules.B - 1e-12 ? Confidence.B : Confidence.C;
}
