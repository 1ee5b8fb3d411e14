using HaloScreener.Data.Scores;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Universe;

/// <summary>Score runs of the past: each from what was filed by its day only.</summary>
public static class ScoreHistory
{
    /// <summary>Each 30 June since the first with enough rated companies, and the last day; oldest first.</summary>
    /// <param name="builder">Builds the books.</param>
    /// <param name="set">The figures that it builds them from.</param>
    /// <param name="method">The method in force.</param>
    /// <param name="last">Day and basis of the newest book.</param>
    public static IEnumerable<ScoreBook> Books(BookBuilder builder, FundamentalsSet set, ScoringMethod method, (DateOnly Day, Basis Basis) last)
    {
        var begun = false;
        if (set.OldestFiled is null)
            yield break;
        foreach (var book in builder.Build([.. Days(set, method, last.Day), last.Day], last.Basis))
        {
            begun |= book.RatedCount >= method.Rules.Universe.HistoryMinRated || book.Key.AsOf == last.Day;
            if (begun)
                yield return book;
        }
    }

    /// <summary>Each 30 June from the oldest filing on and before a day; the first few may have too few rated companies.</summary>
    public static IEnumerable<DateOnly> Days(FundamentalsSet set, ScoringMethod method, DateOnly before)
    {
        if (set.OldestFiled is not { } oldest)
            yield break;
        var rules = method.Rules.Universe;
        for (var year = oldest.Year; year <= before.Year; year++)
        {
            var day = new DateOnly(year, rules.HistoryMonth, rules.HistoryDay);
            if (day >= oldest && day < before)
                yield return day;
        }
    }

    /// <summary>A book as the store keeps it: the rated companies' scores.</summary>
    public static (ScoreRun Run, IReadOnlyList<ScoreRow> Rows) RunOf(ScoreBook book)
    {
        var (ranking, bands) = (book.Ranking, RankBands.Of(book));
        var rows = new List<ScoreRow>(book.Count);
        for (var row = 0; row < book.Count; row++)
        {
            if (double.IsNaN(ranking.R[row]))
                continue;
            rows.Add(new ScoreRow(
                book.Companies[row].Cik, Known(ranking.Halo[row]), Known(ranking.H[row]), Known(ranking.R[row]), ranking.Rank[row],
                (byte)ranking.Quadrants[row], (byte)book.Confidence[row])
            {
                RankLow = bands[row]?.Low,
                RankHigh = bands[row]?.High,
            });
        }
        var run = new ScoreRun
        {
            AsOf = book.Key.AsOf,
            Basis = ScreenIds.Of(book.Key.Basis),
            MethodHash = book.Key.MethodHash,
            MethodVersion = book.Method.Version,
            Weights = ranking.Weights,
            Universe = ranking.RatedCount,
            DataVersion = book.Key.DataVersion,
            Fingerprint = BookFingerprint.Of(book),
        };
        return (run, rows);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
