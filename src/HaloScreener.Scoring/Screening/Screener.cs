using System.Runtime.CompilerServices;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;

namespace HaloScreener.Scoring.Screening;

/// <summary>Answers requests from a book: filters choose rows and never change a score or a rank.</summary>
public static class Screener
{
    private static readonly ConditionalWeakTable<Ranking, int[]> BaseOrders = [];

    /// <summary>
    /// The rows that pass, in order. What has no value sorts last in both directions; ties keep the order of the rank, then, where there is no
    /// rank, lower risk first, then CIK.
    /// </summary>
    /// <param name="book">The universe.</param>
    /// <param name="ranking">Its ranking under the request's weights.</param>
    /// <param name="request">A request that was parsed with the book's method.</param>
    /// <param name="lists">The lists that the request may ask for; at least the one that it does.</param>
    public static ScreenAnswer Answer(ScoreBook book, Ranking ranking, ScreenRequest request, IReadOnlyList<NamedList>? lists = null)
    {
        var columns = ScreenColumns.Of(book.Method);
        var failed = ScreenFilter.Failures(book, ranking, request, lists ?? []);
        var leftOut = 0;
        var passing = 0;
        foreach (var bits in failed)
        {
            if (bits == FilterBits.None)
                passing++;
            else if (bits == FilterBits.Currency)
                leftOut++;
        }
        var rows = new int[passing];
        var next = 0;
        foreach (var row in BaseOrders.GetValue(ranking, r => BaseOrder(book, r)))
        {
            if (failed[row] == FilterBits.None)
                rows[next++] = row;
        }
        for (var key = request.Sort.Count - 1; key >= 0; key--)
        {
            var column = columns.Find(request.Sort[key].Column)
                ?? throw new ArgumentException($"No column '{request.Sort[key].Column}' under this method; requests are checked when parsed.", nameof(request));
            rows = StableSort(rows, ScreenIndex.Of(book).Ordinals(column, ranking), request.Sort[key].Descending);
        }
        return new ScreenAnswer
        {
            Request = request,
            Book = book,
            Ranking = ranking,
            Rows = rows,
            Columns = request.Columns.Count == 0
                ? columns.Default
                : [.. request.Columns.Select(id => columns.Find(id) ?? throw new ArgumentException($"No column '{id}' under this method.", nameof(request)))],
            LeftOutForCurrency = leftOut,
        };
    }

    /// <summary>Ranked companies by rank; then the rated ones of the financials track by risk; then the rest; each by CIK at last (a book's rows are in the order of CIKs).</summary>
    private static int[] BaseOrder(ScoreBook book, Ranking ranking)
    {
        var byRank = new int[book.Count];
        var byRisk = new List<int>();
        var rows = new int[book.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            byRank[row] = ranking.Rank[row] - 1;
            if (ranking.Rank[row] == 0 && !double.IsNaN(ranking.R[row]))
                byRisk.Add(row);
        }
        byRisk.Sort((a, b) => ranking.R[a] != ranking.R[b] ? ranking.R[a].CompareTo(ranking.R[b]) : a.CompareTo(b));
        for (var i = 0; i < byRisk.Count; i++)
            byRank[byRisk[i]] = book.Count + i;
        return StableSort(rows, byRank, descending: false);
    }

    /// <summary>
    /// A counting sort by ordinals: linear and stable, so several keys are several passes from the last to the first. Rows without a value (−1)
    /// come last in both directions.
    /// </summary>
    private static int[] StableSort(int[] rows, int[] ordinals, bool descending)
    {
        var highest = -1;
        foreach (var row in rows)
            highest = Math.Max(highest, ordinals[row]);
        var starts = new int[highest + 3];
        foreach (var row in rows)
            starts[Bucket(ordinals[row], highest, descending) + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var sorted = new int[rows.Length];
        foreach (var row in rows)
            sorted[starts[Bucket(ordinals[row], highest, descending)]++] = row;
        return sorted;
    }

    private static int Bucket(int ordinal, int highest, bool descending) =>
        ordinal < 0 ? highest + 1 : descending ? highest - ordinal : ordinal;
}
