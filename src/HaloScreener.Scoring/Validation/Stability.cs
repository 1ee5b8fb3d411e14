using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Validation;

/// <summary>How much of two yearly rankings is the same: Spearman's ρ over the companies ranked in both.</summary>
/// <param name="From">Day of the earlier book.</param>
/// <param name="To">The day a year later.</param>
/// <param name="Companies">Ranked on both days.</param>
/// <param name="H">ρ of heaviness.</param>
/// <param name="R">ρ of replacement risk.</param>
public sealed record YearToYear(DateOnly From, DateOnly To, int Companies, double H, double R)
{
    public bool IsExpected => H >= Stability.ExpectedH && R >= Stability.ExpectedR;
}

/// <summary>A company's plant and business change slowly: ranks that jump from year to year would be noise.</summary>
public static class Stability
{
    /// <summary>Least ρ of heaviness that is expected from year to year.</summary>
    public const double ExpectedH = 0.9;
    /// <summary>Least ρ of replacement risk that is expected from year to year.</summary>
    public const double ExpectedR = 0.8;

    /// <summary>Each pair of books a year apart, oldest first.</summary>
    /// <param name="yearly">Books, oldest first; one that lies less than a year after the one before it makes no pair.</param>
    public static IReadOnlyList<YearToYear> Of(IEnumerable<ScoreBook> yearly)
    {
        var pairs = new List<YearToYear>();
        ScoreBook? before = null;
        foreach (var book in yearly)
        {
            if (before?.Key.AsOf.AddYears(1) == book.Key.AsOf)
                pairs.Add(Compare(before, book));
            before = book;
        }
        return pairs;
    }

    private static YearToYear Compare(ScoreBook before, ScoreBook after)
    {
        var rows = new List<(int Before, int After)>();
        for (var row = 0; row < after.Count; row++)
        {
            if (after.Ranking.Rank[row] > 0 && before.RowOf(after.Companies[row].Cik) is { } same && before.Ranking.Rank[same] > 0)
                rows.Add((same, row));
        }
        double Spearman(Func<Ranking, double[]> axis) => Correlation.Spearman(
            [.. rows.Select(r => axis(before.Ranking)[r.Before])], [.. rows.Select(r => axis(after.Ranking)[r.After])]);
        return new YearToYear(before.Key.AsOf, after.Key.AsOf, rows.Count, Spearman(r => r.H), Spearman(r => r.R));
    }
}
