using HaloScreener.Data.Lists;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;

namespace HaloScreener.Web.Features.Watchlists;

/// <summary>A company of a list with all that its row shows.</summary>
/// <param name="Item">What the list holds.</param>
/// <param name="Member">Where it stands and stood.</param>
/// <param name="Row">Its row in the book, or null when the book does not have it.</param>
public sealed record MemberRow(WatchlistItem Item, ListMember Member, int? Row)
{
    /// <summary>Name in the book, or nothing.</summary>
    public string NameIn(ScoreBook book) => Row is { } row ? book.Companies[row].Name : "";
}

/// <summary>The orders that a list can be looked at in.</summary>
public static class MemberOrder
{
    public static IReadOnlyList<string> Columns { get; } = [WatchlistRequest.OwnOrder, "name", "rank", "change", "halo", "halo_change", "h", "r", "quadrant", "added"];

    /// <summary>Scores and changes begin with the highest.</summary>
    public static bool BeginsDescending(string column) => column is "change" or "halo" or "halo_change" or "h" or "r" or "added";

    /// <summary>Rows in the order asked for; what has no value comes last both ways, ties keep the person's own order.</summary>
    public static IReadOnlyList<MemberRow> Sort(IReadOnlyList<MemberRow> rows, ScoreBook book, WatchlistRequest request)
    {
        if (request.Sort == WatchlistRequest.OwnOrder)
            return request.Descending ? [.. rows.Reverse()] : rows;
        if (request.Sort == "name")
            return [.. Directed(rows, r => r.NameIn(book), StringComparer.CurrentCultureIgnoreCase, request.Descending)];
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
        _ => row.Item.AddedAtUtc.Ticks,
    };
}
