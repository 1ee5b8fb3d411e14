using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Analyses;

/// <summary>The middle of the scores of a group's rated companies of the main track, 0–100.</summary>
public readonly record struct ScoreMedians(int Companies, double Halo, double H, double R)
{
    public double Of(ScoreKind score) => score switch { ScoreKind.Heaviness => H, ScoreKind.Risk => R, _ => Halo };
}

/// <summary>
/// What the analyses over years keep of one book: a book is ten megabytes, this is a few kilobytes.
/// </summary>
public sealed record YearSummary
{
    public required DateOnly AsOf { get; init; }
    /// <summary>Rated companies of the main track.</summary>
    public required int Universe { get; init; }
    /// <summary>Medians by sector id, two and four digits of the SIC, and name of the user's own group; only groups with a rated company.</summary>
    public required IReadOnlyDictionary<(IndustryLevel Level, string Id), ScoreMedians> Groups { get; init; }
    public required MigrationYear Migration { get; init; }
    public required MigrationYear WithoutHyperscalers { get; init; }

    public static YearSummary Of(ScoreBook book)
    {
        var keys = Enumerable.Range(0, book.Count).Where(row => book.Ranking.Rank[row] > 0)
            .SelectMany(row => Enum.GetValues<IndustryLevel>().Select(level => (Level: level, Id: SectorsAnswer.KeyOf(book.Method, level, book.Companies[row]), Row: row)));
        return new YearSummary
        {
            AsOf = book.Key.AsOf,
            Universe = book.RatedCount,
            Groups = keys.Where(k => k.Id is not null).GroupBy(k => (k.Level, k.Id!), k => k.Row)
                .ToDictionary(g => g.Key, g => new ScoreMedians(
                    g.Count(), SectorAggregates.Halo.Of(book, g), SectorAggregates.H.Of(book, g), SectorAggregates.R.Of(book, g))),
            Migration = MigrationYear.Of(book, new HashSet<int>()),
            WithoutHyperscalers = MigrationYear.Of(book, MigrationYear.HyperscalersOf(book)),
        };
    }

    /// <summary>Of two days in one calendar year the later: pictures and tables by year have one place for each.</summary>
    public static IReadOnlyList<YearSummary> OnePerYear(IReadOnlyList<YearSummary> years) =>
        [.. years.Where((y, i) => i == years.Count - 1 || years[i + 1].AsOf.Year != y.AsOf.Year)];
}
