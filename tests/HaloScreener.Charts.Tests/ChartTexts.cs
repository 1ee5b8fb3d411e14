using HaloScreener.Scoring.Service;

namespace HaloScreener.Charts.Tests;

/// <summary>Words and figures that the tests share.</summary>
internal static class ChartTexts
{
    public static HistoryChartText History { get; } = new()
    {
        Words = new ChartWords
        {
            Title = "Scores of a railway since 2011",
            Unit = "Scores, 0–100",
            Source = "Each score from what was filed by that day. Source: company filings with the SEC.",
            Empty = "No score history yet",
        },
        Heaviness = "Heaviness",
        Risk = "Replacement risk",
        Halo = "HALO",
    };

    public static MapChartText Map { get; } = new()
    {
        Title = "HALO map",
        Heaviness = "Heaviness",
        Durability = "Durability (100 − risk)",
        Halo = "HALO",
        HeavyPerishable = "Heavy-perishable",
        LightDurable = "Light-durable",
        AtRiskLight = "At-risk light",
        SizeNote = "Dot size: revenue in US dollars",
        Empty = "No company is rated",
    };

    /// <summary>Sixteen yearly runs, H and HALO close together, one year without a score.</summary>
    public static IReadOnlyList<ScorePoint> Years { get; } =
    [
        .. Enumerable.Range(2011, 16).Select(y => y == 2015
            ? new ScorePoint(new DateOnly(y, 6, 30), null, null, null, null, 300)
            : new ScorePoint(new DateOnly(y, 6, 30), 90 + y % 3, 6 + y % 4, 91.5, 5, 300)),
    ];
}
