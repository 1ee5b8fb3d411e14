namespace HaloScreener.Scoring.Book;

/// <summary>Which figures a book is built on.</summary>
public enum Basis { Annual, Ttm, Newest }

/// <summary>Financials' balance sheets are money, not plant: they are shown with R only, outside the main ranks.</summary>
public enum Track : byte { Main, Financials }

/// <summary>The four quadrants of the map, split at 50/50.</summary>
public enum Quadrant : byte { None, Halo, HeavyPerishable, LightDurable, AtRiskLight }

public enum Confidence : byte { None, A, B, C }

/// <summary>Whether a factor has a value, lacks one, or does not apply to the company (then it has no weight and is not missing).</summary>
public enum FactorState : byte { Present, Missing, NotApplicable }

/// <summary>Why a company is not rated.</summary>
public enum UnratedReason : byte { None, Shell, TooSmall, PreRevenueBiotech, Ifrs, NoRecentAnnualReport, TooLittleData, NoIndustry, NoTrailingYear }

/// <summary>Things an analyst should know of a company's numbers or score; the ids for queries are in <see cref="QualityFlagInfo"/>.</summary>
[Flags]
public enum QualityFlags
{
    None = 0,
    RevenueConflict = 1 << 0,
    IdentityFailed = 1 << 1,
    ScaleError = 1 << 2,
    Stale = 1 << 3,
    NegativeCapex = 1 << 4,
    TagChanged = 1 << 5,
    RevenueCollapse = 1 << 6,
    NonUsd = 1 << 7,
    GrossPpeRejected = 1 << 8,
    LabourProxyMissing = 1 << 9,
    InformationRentLowerBound = 1 << 10,
    Conglomerate = 1 << 11,
    CaptiveFinance = 1 << 12,
    DepreciationIncludesAmortisation = 1 << 13,
    SegmentCapex = 1 << 14,
    OperatingIncomeFromPretax = 1 << 15,
    PublicFloatRejected = 1 << 16,
    Reit = 1 << 17,
    PartlyFiscal = 1 << 18,
    DepreciationFromParts = 1 << 19,
}

/// <summary>The id and English sentence of a flag.</summary>
public sealed record QualityFlagInfo(QualityFlags Flag, string Id, string Sentence)
{
    public static IReadOnlyList<QualityFlagInfo> All { get; } =
    [
        new(QualityFlags.RevenueConflict, "revenue_conflict", "Revenue tags of one filing differ by more than 5%; the largest consolidated figure is used."),
        new(QualityFlags.IdentityFailed, "identity_failed", "An accounting identity does not hold in the filing's own figures."),
        new(QualityFlags.ScaleError, "scale_error", "A value about 1,000 times its neighbouring years was set aside as a scale error."),
        new(QualityFlags.Stale, "stale", "The latest annual report ended more than 15 months before the as-of date."),
        new(QualityFlags.NegativeCapex, "negative_capex", "Capital expenditure was stated negative; its absolute value is used."),
        new(QualityFlags.TagChanged, "tag_changed", "The company changed the tag of a figure that the score uses."),
        new(QualityFlags.RevenueCollapse, "revenue_collapse", "Revenue fell more than 30% below its 3-year maximum; that maximum is the denominator."),
        new(QualityFlags.NonUsd, "non_usd", "Figures are in a currency other than the US dollar; size filters and sums leave it out unless an exchange rate is known."),
        new(QualityFlags.GrossPpeRejected, "gross_ppe_rejected", "Gross PP&E or depreciation was not plausible and is not used."),
        new(QualityFlags.LabourProxyMissing, "labour_proxy_missing", "No labour-cost proxy is tagged; a neutral share is used."),
        new(QualityFlags.InformationRentLowerBound, "information_rent_lower_bound", "No gross profit is tagged; the margin used is a lower bound."),
        new(QualityFlags.Conglomerate, "conglomerate", "A conglomerate: one industry code does not describe it."),
        new(QualityFlags.CaptiveFinance, "captive_finance", "Finance receivables are at least 10% of assets and are taken out of asset denominators."),
        new(QualityFlags.DepreciationIncludesAmortisation, "depreciation_includes_amortisation", "Depreciation is not tagged apart; depreciation and amortisation together are used."),
        new(QualityFlags.DepreciationFromParts, "depreciation_from_parts", "No total of depreciation and amortisation is tagged; it is added up from parts, and what the filer names in its own way is not in it."),
        new(QualityFlags.SegmentCapex, "segment_capex", "Capital expenditure is taken from segment additions to long-lived assets."),
        new(QualityFlags.OperatingIncomeFromPretax, "operating_income_from_pretax", "Operating income is built from pre-tax income and interest expense."),
        new(QualityFlags.PublicFloatRejected, "public_float_rejected", "The public float was out of bounds and is not used."),
        new(QualityFlags.Reit, "reit", "A real estate company: property counts as plant."),
        new(QualityFlags.PartlyFiscal, "partly_fiscal", "Quarterly reports leave out some flows that the score reads; those are of the last fiscal year, the others of the last twelve months."),
    ];
}
