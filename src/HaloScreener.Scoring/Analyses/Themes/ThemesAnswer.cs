using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Analyses.Themes;

/// <summary>A company of a theme.</summary>
/// <param name="Row">Its row in the book.</param>
/// <param name="Tag">Why it is there; broad when its industry code covers more than the theme.</param>
public sealed record ThemeMember(int Row, ThemeTag Tag);

/// <summary>One theme and its companies. Themes never feed a score.</summary>
public sealed record ThemeGroup
{
    public required Theme Theme { get; init; }
    /// <summary>Rated companies of the main track, the largest revenue in US dollars first; companies without a rate last.</summary>
    public required IReadOnlyList<ThemeMember> Members { get; init; }
    public required FiveNumbers Halo { get; init; }
    public required FiveNumbers H { get; init; }
    public required FiveNumbers R { get; init; }
    public required double RevenueUsd { get; init; }
    public required double CapexUsd { get; init; }
    /// <summary>Of the companies that state both.</summary>
    public required double CapexToRevenue { get; init; }
    /// <summary>Members that are there by an industry code that covers more than the theme.</summary>
    public int Broad => Members.Count(m => m.Tag.Broad);
}

/// <summary>The bottlenecks behind the build-out (power, cooling, grid, chips, copper) and the other themes.</summary>
public static class ThemesAnswer
{
    /// <summary>Every theme of the method in its order, with its companies in a book.</summary>
    public static IReadOnlyList<ThemeGroup> Of(ScoreBook book)
    {
        var members = Enumerable.Range(0, book.Count).Where(row => book.Ranking.Rank[row] > 0)
            .SelectMany(row => book.Method.ThemesOf(book.Companies[row].Cik, book.Companies[row].Sic).Select(tag => new ThemeMember(row, tag)))
            .ToLookup(m => m.Tag.Theme.Id, StringComparer.Ordinal);
        return [.. book.Method.Themes.Select(theme => GroupOf(book, theme, members[theme.Id]))];
    }

    private static ThemeGroup GroupOf(ScoreBook book, Theme theme, IEnumerable<ThemeMember> members)
    {
        ThemeMember[] ordered = [.. members.OrderByDescending(m => RevenueOf(book, m.Row) is var revenue && double.IsNaN(revenue) ? -1 : revenue)];
        int[] rows = [.. ordered.Select(m => m.Row)];
        return new ThemeGroup
        {
            Theme = theme,
            Members = ordered,
            Halo = SectorAggregates.Halo.Line(book, rows),
            H = SectorAggregates.H.Line(book, rows),
            R = SectorAggregates.R.Line(book, rows),
            RevenueUsd = SectorAggregates.Revenue.Of(book, rows),
            CapexUsd = SectorAggregates.Capex.Of(book, rows),
            CapexToRevenue = SectorAggregates.CapexToRevenue.Of(book, rows),
        };
    }

    private static readonly Func<ScoreBook, int, double> RevenueOf = Aggregate.Usd(Concept.Revenue);
}
