using System.Runtime.CompilerServices;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// Curated roles on top of a book: companies of a few industries whose annual report shows that they are infrastructure, a system of record or
/// a single function have their risk multiplied. Off by default, so that the score comes from fundamentals alone. The result is a book of
/// another method, with a hash of its own. A role counts from the day of the report that shows it.
/// </summary>
public static class CuratedLayer
{
    private static readonly ConditionalWeakTable<ScoreBook, Lazy<ScoreBook>> ByBook = [];

    /// <summary>The book with roles; the book itself when its method has them on.</summary>
    public static ScoreBook Of(ScoreBook book) => book.Method.Rules.Moderators.CuratedRoles
        ? book
        : ByBook.GetValue(book, b => new Lazy<ScoreBook>(() => Apply(b, b.Key.AsOf))).Value;

    /// <summary>
    /// An earlier book with the roles that a later day knows: what ranks are compared with, or a company would seem to move on the day that its role
    /// was written down.
    /// </summary>
    public static ScoreBook ToCompare(ScoreBook earlier, DateOnly later) => earlier.Method.Rules.Moderators.CuratedRoles ? earlier : Apply(earlier, later);

    /// <summary>The role of a company as known on the book's day; null without one, and where the layer is off.</summary>
    public static CuratedRole? RoleOf(ScoreBook book, int row) => RoleOf(book, row, book.Key.AsOf);

    private static CuratedRole? RoleOf(ScoreBook book, int row, DateOnly knownBy) => book.Method.Rules.Moderators.CuratedRoles
        && book.Method.CuratedRoleOf(book.Companies[row].Cik, book.Companies[row].Sic) is { } role && role.Date <= knownBy ? role : null;

    private static ScoreBook Apply(ScoreBook plain, DateOnly knownBy)
    {
        var method = plain.Method.WithCuratedRoles;
        var book = plain with
        {
            Key = plain.Key with { MethodHash = method.Hash },
            Method = method,
            YearBefore = plain.YearBefore is { } before ? new Lazy<ScoreBook>(() => ToCompare(before.Value, knownBy)) : null,
        };
        return WithRoles(book, knownBy);
    }

    /// <summary>The same book with the roles of its method in the moderators, ranked again.</summary>
    internal static ScoreBook WithRoles(ScoreBook book, DateOnly knownBy)
    {
        var role = new double[book.Count];
        var product = new double[book.Count];
        for (var row = 0; row < role.Length; row++)
        {
            role[row] = RoleOf(book, row, knownBy)?.Multiplier ?? 1;
            product[row] = Moderators.ProductOf(book.RegulatedModerator[row], book.PhysicalModerator[row], role[row], book.Method.Rules.Moderators);
        }
        var moderated = book with { RoleModerator = role, Moderator = product, Ranking = Ranking.None };
        return moderated with { Ranking = Scorer.Rank(moderated, new Dictionary<string, double>(), book.Method.Rules.Scores.NeutralDefault) };
    }
}
