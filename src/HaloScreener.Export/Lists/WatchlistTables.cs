using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Lists;

/// <summary>A watchlist in files. Its columns <c>cik</c>, <c>ticker</c>, <c>name</c> and <c>note</c> are those that an upload reads, so a file makes the list anew.</summary>
public static class WatchlistTables
{
    public static IReadOnlyList<ExportColumn<MemberRow>> Columns(ScoreBook book) =>
    [
        ExportColumn.Number<MemberRow>("order", ColumnKind.Integer, r => r.Place),
        ExportColumn.Number<MemberRow>("cik", ColumnKind.Code, r => r.Item.Cik),
        ExportColumn.Text<MemberRow>("ticker", r => r.Row is { } row && book.Companies[row].Tickers.Count > 0 ? book.Companies[row].Tickers[0] : null),
        ExportColumn.Text<MemberRow>("name", r => r.Row is { } row ? book.Companies[row].Name : null),
        ExportColumn.Text<MemberRow>("note", r => r.Item.Note),
        ExportColumn.Day<MemberRow>("added", r => DateOnly.FromDateTime(r.Item.AddedAtUtc)),
        .. Standings("", r => r.Now),
        ExportColumn.Text<MemberRow>("confidence", r => r.Member.Now is { } now ? ScreenIds.Of(now.Confidence) : null),
        ExportColumn.Text<MemberRow>("reason", r => r.Member.Now is { } now ? ScreenIds.Of(now.Unrated) : "not_in_store"),
        .. Standings("_then", r => r.Then),
        ExportColumn.Number<MemberRow>("rank_change", ColumnKind.Integer, r => r.Member.RankChange ?? double.NaN),
        ExportColumn.Number<MemberRow>("halo_change", ColumnKind.Points, r => r.Member.HaloChange ?? double.NaN),
    ];

    private static IEnumerable<ExportColumn<MemberRow>> Standings(string suffix, Func<ListMember, Standing?> of) =>
    [
        ExportColumn.Number<MemberRow>("rank" + suffix, ColumnKind.Integer, r => of(r.Member)?.Rank ?? double.NaN),
        ExportColumn.Number<MemberRow>("halo" + suffix, ColumnKind.Score, r => of(r.Member)?.Halo ?? double.NaN),
        ExportColumn.Number<MemberRow>("h" + suffix, ColumnKind.Score, r => of(r.Member)?.H ?? double.NaN),
        ExportColumn.Number<MemberRow>("r" + suffix, ColumnKind.Score, r => of(r.Member)?.R ?? double.NaN),
        ExportColumn.Text<MemberRow>("quadrant" + suffix, r => of(r.Member) is { } standing ? ScreenIds.Of(standing.Quadrant) : null),
    ];
}
