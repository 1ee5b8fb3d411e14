using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Screen;

/// <summary>What the page shows where the address says nothing.</summary>
public static class ScreenDefaults
{
    /// <summary>What an answer holds by itself, and beside the scores the line of those of the past, which a program would not ask for.</summary>
    public static Values<string> RatedColumns(ScreenColumns columns) =>
        Values.From(columns.Default.SelectMany(c => c.Id == "r" ? [c.Id, ScreenColumns.HaloHistory] : new[] { c.Id }));

    /// <summary>Instead of scores: why there are none.</summary>
    public static Values<string> UnratedColumns { get; } = ["ticker", "name", "industry", "reason", "reason_detail", "revenue", "assets", "period_end"];

    public static IReadOnlyList<int> Sizes { get; } = [25, 50, 100, 250];

    /// <summary>Highest position of a weight's slider unless the address asks for more.</summary>
    public const double HighestWeight = 0.6;
}
