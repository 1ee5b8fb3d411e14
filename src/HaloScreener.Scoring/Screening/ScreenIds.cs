using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Movers;

namespace HaloScreener.Scoring.Screening;

/// <summary>The stable ids, in queries, files and JSON, of what a book holds as enums.</summary>
public static class ScreenIds
{
    /// <summary>Quadrants in the order in which they are shown, with their ids.</summary>
    public static IReadOnlyList<(Quadrant Quadrant, string Id)> Quadrants { get; } =
    [
        (Quadrant.Halo, "halo"),
        (Quadrant.HeavyPerishable, "heavy-perishable"),
        (Quadrant.LightDurable, "light-durable"),
        (Quadrant.AtRiskLight, "at-risk-light"),
    ];

    public static IReadOnlyList<(Confidence Confidence, string Id)> Confidences { get; } =
        [(Confidence.A, "A"), (Confidence.B, "B"), (Confidence.C, "C")];

    public static IReadOnlyList<(UnratedReason Reason, string Id)> UnratedReasons { get; } =
        [.. Enum.GetValues<UnratedReason>().Where(r => r != UnratedReason.None).Select(r => (r, Of(r)!))];

    /// <summary>Null for <see cref="Quadrant.None"/>.</summary>
    public static string? Of(Quadrant quadrant) => quadrant switch
    {
        Quadrant.Halo => "halo",
        Quadrant.HeavyPerishable => "heavy-perishable",
        Quadrant.LightDurable => "light-durable",
        Quadrant.AtRiskLight => "at-risk-light",
        _ => null,
    };

    /// <summary>Null for <see cref="Confidence.None"/>.</summary>
    public static string? Of(Confidence confidence) => confidence switch
    {
        Confidence.A => "A",
        Confidence.B => "B",
        Confidence.C => "C",
        _ => null,
    };

    /// <summary>Null for a rated company.</summary>
    public static string? Of(UnratedReason reason) => reason switch
    {
        UnratedReason.Shell => "shell",
        UnratedReason.TooSmall => "too_small",
        UnratedReason.PreRevenueBiotech => "pre_revenue_biotech",
        UnratedReason.Ifrs => "ifrs",
        UnratedReason.NoRecentAnnualReport => "no_recent_annual_report",
        UnratedReason.TooLittleData => "too_little_data",
        UnratedReason.NoIndustry => "no_industry",
        UnratedReason.NoTrailingYear => "no_trailing_year",
        _ => null,
    };

    public static string Of(MarketValueSource source) => source switch
    {
        MarketValueSource.Prices => "prices",
        MarketValueSource.PublicFloat => "public_float",
        _ => "none",
    };

    public static string Of(Track track) => track == Track.Main ? "main" : "financials";

    public static string Of(Basis basis) => basis switch
    {
        Basis.Ttm => "ttm",
        Basis.Newest => "newest",
        _ => "annual",
    };

    /// <summary>Null without a move.</summary>
    public static string? Of(MoveReason reason) => reason switch
    {
        MoveReason.Factor => "factor",
        MoveReason.MissingFigures => "missing_figures",
        MoveReason.Others => "others",
        _ => null,
    };

    /// <summary>The ids of the flags that are set, in the order of <see cref="QualityFlagInfo.All"/>.</summary>
    public static IReadOnlyList<string> Of(QualityFlags flags) =>
        flags == QualityFlags.None ? [] : [.. QualityFlagInfo.All.Where(f => flags.HasFlag(f.Flag)).Select(f => f.Id)];
}
