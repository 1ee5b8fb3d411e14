using HaloScreener.Data.Lists;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Lists;

/// <summary>A company of a list with all that its row shows.</summary>
/// <param name="Item">What the list holds.</param>
/// <param name="Place">1-based place in the person's own order.</param>
/// <param name="Member">Where it stands and stood.</param>
/// <param name="Row">Its row in the book, or null when the book does not have it.</param>
public sealed record MemberRow(WatchlistItem Item, int Place, ListMember Member, int? Row)
{
    /// <summary>Name in the book, or nothing.</summary>
    public string NameIn(ScoreBook book) => Row is { } row ? book.Companies[row].ReadableName : "";
}

/// <summary>The orders that a list can be looked at in.</summary>
public static class MemberOrder
{
    /// <summary>The person's own order.</summary>
    public const string Own = "order";

    public static IReadOnlyList<string> Columns { get; } = [Own, "name", "rank", "change", "halo", "halo_change", "h", "r", "quadrant", "added"];

    /// <summary>Scores, changes and days begin with the highest.</summary>
    public static bool BeginsDescending(string column) => column is "change" or "halo" or "halo_change" or "h" or "r" or "added";

    /// <summary>The rows of a list in the order asked for; what has no value comes last both ways, ties keep the person's own order.</summary>
    /// <param name="list">The list.</param>
    /// <param name="now">The book that it is looked at with.</param>
    /// <param name="then">The book of the earlier day; null where it is not known yet.</param>
    /// <param name="request">The order.</param>
    public static IReadOnlyList<MemberRow> Rows(Watchlist list, ScoreBook now, ScoreBook? then, WatchlistRequest request)
    {
        var members = ListMember.Of(list.Items.Select(i => i.Cik), now, then);
        MemberRow[] rows = [.. list.Items.Select((item, i) => new MemberRow(item, i + 1, members[i], now.RowOf(item.Cik)))];
        if (request.Sort == "name")
            return [.. Directed(rows, r => r.NameIn(now), StringComparer.CurrentCultureIgnoreCase, request.Descending)];
        return [.. Directed(rows.Where(r => Key(r, request.Sort) is not null), r => Key(r, request.Sort)!.Value, Comparer<double>.Default, request.Descending)
            .Concat(rows.Where(r => Key(r, request.Sort) is null))];
    }

    private static IOrderedEnumerable<MemberRow> Directed<T>(IEnumerable<MemberRow> rows, Func<MemberRow, T> key, IComparer<T> comparer, bool descending) =>
        descending ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer);

    private static double? Key(MemberRow row, string column) => column switch
    {
        "rank" => row.Member.Now?.Rank,
        "change" => row.Member.RankChange,
        "halo" => row.Member.Now?.Halo,
        "halo_change" => row.Member.HaloChange,
        "h" => row.Member.Now?.H,
        "r" => row.Member.Now?.R,
        "quadrant" => row.Member.Now is { Quadrant: not Quadrant.None } now ? (double)now.Quadrant : null,
        "added" => row.Item.AddedAtUtc.Ticks,
        _ => row.Place,
    };
}
