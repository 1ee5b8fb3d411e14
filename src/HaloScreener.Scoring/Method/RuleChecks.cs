using System.Globalization;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Method;

/// <summary>What must hold among the numbers of a method file beyond their types.</summary>
internal static class RuleChecks
{
    /// <summary>Throws what <paramref name="bad"/> makes of the first rule that does not hold: it is given a text near the place, and the reason.</summary>
    public static void Check(MethodRules rules, Func<string, string, Exception> bad)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var factor in rules.Factors)
        {
            var near = $"\"id\": \"{factor.Id}\"";
            if (!ids.Add(factor.Id))
                throw bad(near, $"the factor '{factor.Id}' stands twice");
            if (!(factor.Weight is >= 0 and <= 1))
                throw bad(near, $"the weight of '{factor.Id}' is {Text(factor.Weight)}, not from 0 to 1");
        }
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var sum = rules.Factors.Where(f => f.Axis == axis).Sum(f => f.Weight);
            if (Math.Abs(sum - 1) > 1e-9)
                throw bad("\"factors\"", $"the weights of {axis} add up to {Text(sum)}, not 1");
        }
        if (rules.Factors.Zip(rules.Factors.Skip(1)).Any(p => p.First.Axis > p.Second.Axis))
            throw bad("\"factors\"", "heaviness factors come before risk factors");
        foreach (var anchor in rules.Missing.HeavinessAnchors)
            if (ConceptInfo.Find(anchor) is null)
                throw bad("\"heaviness_anchors\"", $"'{anchor}' is no concept");

        foreach (var (name, value, min, max) in Bounds(rules))
            if (!(value >= min && value <= max))
                throw bad($"\"{name}\"", $"{name} is {Text(value)}, not from {Text(min)} to {Text(max)}");
        foreach (var (role, multiplier) in rules.Moderators.Roles)
            if (!(multiplier is > 0 and <= 2))
                throw bad($"\"{role}\"", $"the multiplier of {role} is {Text(multiplier)}, not above 0 and up to 2");
    }

    private static IEnumerable<(string Name, double Value, double Min, double Max)> Bounds(MethodRules r) =>
    [
        ("max_age_months", r.Universe.MaxAgeMonths, 1, 120),
        ("min_assets_usd", r.Universe.MinAssetsUsd, 0, double.MaxValue),
        ("min_mean_revenue_usd", r.Universe.MinMeanRevenueUsd, 0, double.MaxValue),
        ("history_month", r.Universe.HistoryMonth, 1, 12),
        ("history_day", r.Universe.HistoryDay, 1, 30),
        ("mortgage_reit_max_property_share", r.Financials.MortgageReitMaxPropertyShare, 0, 1),
        ("captive_finance_min_share", r.CaptiveFinanceMinShare, 0, 1),
        ("mean_revenue_years", r.Formulas.MeanRevenueYears, 1, 10),
        ("capex_min_years", r.Formulas.CapexMinYears, 1, r.Formulas.CapexMaxYears),
        ("collapse_share", r.Formulas.CollapseShare, 0, 1),
        ("labour_floor", r.Formulas.LabourFloor, 0, 1),
        ("labour_neutral", r.Formulas.LabourNeutral, 0, 1),
        ("short_life_min_ppe_share", r.Formulas.ShortLifeMinPpeShare, 0, 1),
        ("log_offset", r.Scores.LogOffset, 1e-9, 1),
        ("winsor_low", r.Scores.WinsorLow, 0, 0.5),
        ("winsor_high", r.Scores.WinsorHigh, 0.5, 1),
        ("mad_scale", r.Scores.MadScale, 1e-9, 10),
        ("z_clip", r.Scores.ZClip, 1e-9, 10),
        ("max_tied_share", r.Scores.MaxTiedShare, 0, 1),
        ("neutral_default", r.Scores.NeutralDefault, 0, 1),
        ("min_axis_weight", r.Missing.MinAxisWeight, 0, 1),
        ("floor", r.Moderators.Floor, 0, 1),
        ("regulated", r.Moderators.Regulated, 0, 1),
        ("physical_max_cut", r.Moderators.PhysicalMaxCut, 0, 1),
        ("physical_tangible_from", r.Moderators.PhysicalTangibleFrom, 0, r.Moderators.PhysicalTangibleTo),
        ("physical_life_from_years", r.Moderators.PhysicalLifeFromYears, 0, r.Moderators.PhysicalLifeToYears),
        ("heaviness_line", r.Quadrants.HeavinessLine, 0, 100),
        ("risk_line", r.Quadrants.RiskLine, 0, 100),
        ("fresh_months", r.Confidence.FreshMonths, 0, r.Confidence.StaleMonths),
        ("flag_penalty", r.Confidence.FlagPenalty, 0, 1),
        ("b", r.Confidence.B, 0, r.Confidence.A),
        ("migration_groups", r.Analyses.MigrationGroups, 2, 100),
        ("build_out_from", r.Analyses.BuildOutFrom, 2000, r.Analyses.BuildOutTo),
        ("stress_recovery_share", r.Analyses.StressRecoveryShare, 0, 1),
        ("stress_wacc", r.Analyses.StressWacc, 0, 1),
        ("stress_tax_rate", r.Analyses.StressTaxRate, 0, 1),
        ("draws", r.Band.Draws, 1, 1_000_000),
        ("low", r.Band.Low, 0, r.Band.High),
    ];

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
