namespace HaloScreener.Scoring.Method;

/// <summary>The numbers of <c>halo-1.json</c>, section by section. Shares, weights and quantiles are 0–1; scores and percentiles 0–100.</summary>
public sealed record MethodRules
{
    public required string Version { get; init; }
    public required string Note { get; init; }
    /// <summary>Where the ideas come from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
    /// <summary>Heaviness factors, then risk factors.</summary>
    public required IReadOnlyList<FactorDefinition> Factors { get; init; }
    public required UniverseRules Universe { get; init; }
    public required FinancialsRules Financials { get; init; }
    /// <summary>Finance receivables ÷ assets from which a company counts as captive finance and the receivables leave asset denominators.</summary>
    public required double CaptiveFinanceMinShare { get; init; }
    public required FormulaRules Formulas { get; init; }
    public required ScoreRules Scores { get; init; }
    public required MissingDataRules Missing { get; init; }
    public required ModeratorRules Moderators { get; init; }
    public required QuadrantRules Quadrants { get; init; }
    public required ConfidenceRules Confidence { get; init; }
    public required BandRules Band { get; init; }
    public required AnalysisRules Analyses { get; init; }
}

/// <summary>Who is ranked as of a day.</summary>
public sealed record UniverseRules
{
    /// <summary>Oldest end of the latest annual period, in months before the as-of date.</summary>
    public required int MaxAgeMonths { get; init; }
    public required double MinAssetsUsd { get; init; }
    /// <summary>Least mean revenue of <see cref="FormulaRules.MeanRevenueYears"/> years, US dollars.</summary>
    public required double MinMeanRevenueUsd { get; init; }
    /// <summary>Shells, blank checks, receipts and governments: never rated.</summary>
    public required SicSet Shells { get; init; }
    /// <summary>Biotech: unrated while R&amp;D exceeds revenue.</summary>
    public required SicSet Biotech { get; init; }
    /// <summary>Month and day of the yearly score runs.</summary>
    public required int HistoryMonth { get; init; }
    public required int HistoryDay { get; init; }
    /// <summary>Rated companies from which the yearly runs begin.</summary>
    public required int HistoryMinRated { get; init; }
}

/// <summary>Which companies are on the financials track.</summary>
public sealed record FinancialsRules
{
    public required SicSet Sics { get; init; }
    /// <summary>Codes inside <see cref="Sics"/> that stay on the main track.</summary>
    public required SicSet Except { get; init; }
    /// <summary>Real estate investment trusts: mortgage REITs among them are financials.</summary>
    public required SicSet Reits { get; init; }
    /// <summary>A REIT whose (PP&amp;E + real estate + right-of-use + net investment in leases) ÷ assets is below this is a mortgage REIT.</summary>
    public required double MortgageReitMaxPropertyShare { get; init; }
    public required string Note { get; init; }
}

/// <summary>Constants of the raw factors and their guards.</summary>
public sealed record FormulaRules
{
    public required int MeanRevenueYears { get; init; }
    public required int CapexMaxYears { get; init; }
    public required int CapexMinYears { get; init; }
    /// <summary>Yearly price rise by which gross PP&amp;E is carried to today's cost.</summary>
    public required double ReplacementInflation { get; init; }
    public required double ReplacementMaxAgeYears { get; init; }
    /// <summary>Net PP&amp;E ÷ depreciation above this is not plausible; the depreciation is rejected.</summary>
    public required double MaxPpeToDepreciation { get; init; }
    public required int CollapseYears { get; init; }
    /// <summary>Fall of revenue below its maximum of <see cref="CollapseYears"/> years from which that maximum is the denominator.</summary>
    public required double CollapseShare { get; init; }
    /// <summary>E × (floor + (1 − floor)·L).</summary>
    public required double LabourFloor { get; init; }
    /// <summary>L where no labour proxy is tagged.</summary>
    public required double LabourNeutral { get; init; }
    /// <summary>Industries whose cost of revenue is labour.</summary>
    public required SicSet LabourWithCostOfRevenue { get; init; }
    /// <summary>Net PP&amp;E ÷ assets below which remaining life does not apply.</summary>
    public required double ShortLifeMinPpeShare { get; init; }
    public required int ErosionYears { get; init; }
    public required int ErosionMinParts { get; init; }
    /// <summary>Industries whose R&amp;D intensity says nothing of replaceability.</summary>
    public required SicSet RdNotApplicable { get; init; }
    public required int StagnantYears { get; init; }
    public required double StagnantMaxGrowth { get; init; }
}

/// <summary>From raw values to factor scores.</summary>
public sealed record ScoreRules
{
    /// <summary>ln(x + offset).</summary>
    public required double LogOffset { get; init; }
    public required double WinsorLow { get; init; }
    public required double WinsorHigh { get; init; }
    /// <summary>MAD × scale estimates the standard deviation of a normal distribution.</summary>
    public required double MadScale { get; init; }
    public required double ZClip { get; init; }
    /// <summary>Share of equal values above which mid-ranks are used instead of z.</summary>
    public required double MaxTiedShare { get; init; }
    public required double TablePointsPerStep { get; init; }
    /// <summary>Sector-neutral λ unless a request asks for another.</summary>
    public required double NeutralDefault { get; init; }
    /// <summary>SIC-2 groups with fewer members go up to the SIC division.</summary>
    public required int NeutralMinGroup { get; init; }
}

/// <summary>When an axis is rated although figures are missing.</summary>
public sealed record MissingDataRules
{
    /// <summary>Least share of an axis' weight that must be present.</summary>
    public required double MinAxisWeight { get; init; }
    /// <summary>Concept ids without which there is no heaviness.</summary>
    public required IReadOnlyList<string> HeavinessAnchors { get; init; }
    /// <summary>What risk needs: <c>industry_exposure</c>.</summary>
    public required string RiskAnchor { get; init; }
    /// <summary>Complete annual filings without a tag that mean zero R&amp;D or intangibles.</summary>
    public required int ImpliedZeroYears { get; init; }
    /// <summary>Industries where untagged R&amp;D is likelier a custom tag than none.</summary>
    public required SicSet RdNeverImplied { get; init; }
}

/// <summary>What lowers (or, for a curated role, raises) R before ranking.</summary>
public sealed record ModeratorRules
{
    public required double Floor { get; init; }
    public required double Regulated { get; init; }
    /// <summary>Physical delivery: 1 − cut · a · b.</summary>
    public required double PhysicalMaxCut { get; init; }
    /// <summary>a rises from 0 to 1 between these percentiles of tangible share.</summary>
    public required double PhysicalTangibleFrom { get; init; }
    public required double PhysicalTangibleTo { get; init; }
    /// <summary>b rises from 0 to 1 between these years of remaining life.</summary>
    public required double PhysicalLifeFromYears { get; init; }
    public required double PhysicalLifeToYears { get; init; }
    /// <summary>Whether the curated roles count; off by default, so that the score comes from fundamentals alone.</summary>
    public required bool CuratedRoles { get; init; }
    /// <summary>Industries in which a role may be given.</summary>
    public required SicSet CuratedSics { get; init; }
    /// <summary>Multiplier of R by role.</summary>
    public required IReadOnlyDictionary<string, double> Roles { get; init; }
}

/// <summary>The lines of the map.</summary>
public sealed record QuadrantRules
{
    public required double HeavinessLine { get; init; }
    public required double RiskLine { get; init; }
    /// <summary>Within this distance of a line a company is borderline.</summary>
    public required double Borderline { get; init; }
}

/// <summary>Confidence = coverage × freshness × bridge quality − penalty per flag.</summary>
public sealed record ConfidenceRules
{
    public required int FreshMonths { get; init; }
    public required double Fresh { get; init; }
    public required int StaleMonths { get; init; }
    public required double Stale { get; init; }
    /// <summary>Bridge from SIC to the study's industries: direct, or chosen by hand.</summary>
    public required double BridgeDirect { get; init; }
    public required double BridgeThreeDigit { get; init; }
    public required double BridgeTwoDigit { get; init; }
    public required double FlagPenalty { get; init; }
    /// <summary>Least confidence for the letter A, and for B; below is C.</summary>
    public required double A { get; init; }
    public required double B { get; init; }
    /// <summary>Industry codes that describe no business.</summary>
    public required SicSet Conglomerates { get; init; }
    public required string Note { get; init; }
}

/// <summary>How far a rank depends on the weights.</summary>
public sealed record BandRules
{
    public required int Draws { get; init; }
    /// <summary>α of the Dirichlet draws = concentration × weight.</summary>
    public required double Concentration { get; init; }
    public required double Low { get; init; }
    public required double High { get; init; }
    public required int Seed { get; init; }
}

/// <summary>Thresholds of the analyses beside the score.</summary>
public sealed record AnalysisRules
{
    /// <summary>Groups by heaviness: fifths.</summary>
    public required int MigrationGroups { get; init; }
    /// <summary>Hyperscalers' capex expected over the years below, US dollars.</summary>
    public required double BuildOutExpectedUsd { get; init; }
    public required int BuildOutFrom { get; init; }
    public required int BuildOutTo { get; init; }
    public required int OvercapacityYears { get; init; }
    /// <summary>Capex growth minus revenue growth above which a flag is set.</summary>
    public required double OvercapacityGrowthGap { get; init; }
    public required double OvercapacityCapexToDa { get; init; }
    /// <summary>Marginal ÷ average turnover of gross PP&amp;E below which a flag is set.</summary>
    public required double OvercapacityTurnoverRatio { get; init; }
    /// <summary>Share of net PP&amp;E recovered in liquidation (Kermani &amp; Ma, QJE 2022).</summary>
    public required double StressRecoveryShare { get; init; }
    /// <summary>Cost of capital by which stressed cash flows are discounted, a share.</summary>
    public required double StressWacc { get; init; }
    /// <summary>Tax rate on a change of earnings, a share.</summary>
    public required double StressTaxRate { get; init; }
    /// <summary>Where the expected capex and the shares above come from.</summary>
    public required string Note { get; init; }
}
