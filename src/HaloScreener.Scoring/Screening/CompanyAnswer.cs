using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Movers;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// Everything that a book, a ranking and the filings say of one company: its scores taken apart, and the figures with the filing behind each.
/// An unrated company answers too, with the reason. Null is "none".
/// </summary>
public sealed record CompanyAnswer
{
    public required Company Company { get; init; }
    public required string? Industry { get; init; }
    public required Sector? Sector { get; init; }
    /// <summary>Ids of the themes that it belongs to.</summary>
    public required IReadOnlyList<string> Themes { get; init; }
    public required DateOnly AsOf { get; init; }
    /// <summary>Hash of the method.</summary>
    public required string Method { get; init; }
    public required Track Track { get; init; }
    public required UnratedReason Unrated { get; init; }
    /// <summary>What exactly is missing or out of bounds for an unrated company.</summary>
    public required string? UnratedDetail { get; init; }
    public bool Rated => Unrated == UnratedReason.None;

    public required AxisAnswer Heaviness { get; init; }
    public required AxisAnswer Risk { get; init; }
    /// <summary>√(H·(100 − R)), 0–100.</summary>
    public required double? Halo { get; init; }
    /// <summary>1 is the highest HALO score; null outside the main ranks.</summary>
    public required int? Rank { get; init; }
    /// <summary>How far the rank depends on the weights; null without a rank and under other weights than the method's own.</summary>
    public required RankBand? Band { get; init; }
    /// <summary>All rank changes since the same day a year before; null where there is no year before.</summary>
    public required RankMoves? YearMoves { get; init; }
    /// <summary>Its own, among the companies ranked on both days; null when it was not ranked then or is not now.</summary>
    public required RankMove? Move { get; init; }
    /// <summary>Companies in its track that are ranked (main) or rated (financials).</summary>
    public required int Universe { get; init; }
    public required Quadrant Quadrant { get; init; }
    public required bool Borderline { get; init; }
    /// <summary>Heavy, durable, and operating profit has not grown in three years.</summary>
    public required bool Stagnant { get; init; }
    public required Confidence Confidence { get; init; }
    /// <summary>0–1.</summary>
    public required double? ConfidenceValue { get; init; }
    public required IReadOnlyList<QualityFlagInfo> Flags { get; init; }
    /// <summary>What multiplies the risk before ranking; only those that are not 1.</summary>
    public required IReadOnlyList<ModeratorPart> Moderators { get; init; }
    /// <summary>Its curated role, where that layer is on.</summary>
    public required CuratedRole? Role { get; init; }
    /// <summary>Up to two companies ranked just above and two just below, by rank.</summary>
    public required IReadOnlyList<Neighbour> Neighbours { get; init; }
    /// <summary>Companies like it, of its industry first.</summary>
    public required IReadOnlyList<Peer> Peers { get; init; }
    /// <summary>What would lift its HALO score, the largest gain first.</summary>
    public required IReadOnlyList<Lift> Lifts { get; init; }
    /// <summary>For a heavy company at risk, whether what it sells or the life of its assets puts it there; else null.</summary>
    public PerishableCause? Perishable { get; init; }
    /// <summary>End of the latest year, fiscal or trailing.</summary>
    public required DateOnly? PeriodEnd { get; init; }
    /// <summary>What the scores were asked to be of.</summary>
    public required Basis Basis { get; init; }
    /// <summary>Whether the scores are of twelve months up to a quarter's end rather than of a fiscal year.</summary>
    public required bool IsTrailing { get; init; }
    /// <summary>Newest filed date among the figures used.</summary>
    public required DateOnly? Filed { get; init; }
    public required string? Currency { get; init; }
    /// <summary>What the market pays for it; no score reads it.</summary>
    public required MarketFigures Market { get; init; }
    /// <summary>The figures of filings behind each of the market's columns, by its id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Fundamental>> MarketInputs { get; init; }
    /// <summary>Concept by concept, newest year first.</summary>
    public required IReadOnlyList<Fundamental> Fundamentals { get; init; }
    /// <summary>The twelve months up to the newest quarter with their parts, on any basis; null when no quarterly report is newer than the annual one, or they cannot be made.</summary>
    public required TrailingStatement? Trailing { get; init; }

    /// <summary>Heaviness factors, then risk factors.</summary>
    public IEnumerable<FactorPart> Factors => Heaviness.Factors.Concat(Risk.Factors);

    /// <summary>Answers for one row of a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="ranking">A ranking of that book.</param>
    /// <param name="row">The company's row.</param>
    /// <param name="vintages">All vintages of the company's fiscal years; those filed after the book's date are not used.</param>
    /// <param name="interim">All vintages of what its quarterly reports state; none when not given.</param>
    public static CompanyAnswer Of(ScoreBook book, Ranking ranking, int row, IReadOnlyList<ResolvedValue> vintages, IReadOnlyList<ResolvedValue>? interim = null)
    {
        var company = book.Companies[row];
        var index = ScreenIndex.Of(book);
        var moves = RankMoves.OverYear(book, ranking);
        var fundamentals = Fundamental.Of(vintages, book.Key.AsOf);
        var trailing = TrailingStatement.Of(vintages, interim ?? [], book.Key.AsOf);
        var sources = FigureSources.Of(book, row, fundamentals, vintages, interim ?? []);
        return new CompanyAnswer
        {
            Company = company,
            Industry = index.Industry(row),
            Sector = book.Method.SectorOf(company.Sic),
            Themes = index.Themes(row),
            AsOf = book.Key.AsOf,
            Method = book.Key.MethodHash,
            Track = book.Tracks[row],
            Unrated = book.Unrated[row],
            UnratedDetail = book.UnratedDetail[row],
            Heaviness = AxisAnswer.Of(Axis.Heaviness, book, ranking, row, sources),
            Risk = AxisAnswer.Of(Axis.Risk, book, ranking, row, sources),
            Halo = Number(ranking.Halo[row]),
            Rank = ranking.Rank[row] is > 0 and var rank ? rank : null,
            Band = ScreenColumns.BandOf(book, ranking, row),
            YearMoves = moves,
            Move = moves?[row],
            Universe = book.Tracks[row] == Track.Main ? ranking.RatedCount : AxisAnswer.RatedIn(Track.Financials, book, ranking.R),
            Quadrant = ranking.Quadrants[row],
            Borderline = ranking.Quadrants[row] != Quadrant.None && ranking.Borderline[row],
            Stagnant = ScreenColumns.IsHeavyButStagnant(book, ranking, row),
            Confidence = book.Confidence[row],
            ConfidenceValue = Number(book.ConfidenceValue[row]),
            Flags = [.. QualityFlagInfo.All.Where(f => book.Flags[row].HasFlag(f.Flag))],
            Moderators = double.IsNaN(ranking.R[row]) ? [] : ModeratorPart.Of(book, row),
            Role = CuratedLayer.RoleOf(book, row),
            Neighbours = Neighbour.Of(book, ranking, row),
            Peers = Peer.Of(book, ranking, row),
            Lifts = Lift.Of(book, ranking, row),
            Perishable = PerishableCause.Of(book, ranking, row),
            PeriodEnd = book.PeriodEnd[row],
            Basis = book.Key.Basis,
            IsTrailing = book.IsTrailingOf(row),
            Filed = book.Filed[row],
            Currency = book.Currency[row],
            Market = book.MarketOf(row),
            MarketInputs = ScreenColumns.MarketIds.ToDictionary(id => id, sources.OfMarket, StringComparer.Ordinal),
            Fundamentals = fundamentals,
            Trailing = trailing,
        };
    }

    internal static double? Number(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>Something that multiplies the risk before ranking.</summary>
/// <param name="Id"><c>regulated</c>, <c>physical</c>, <c>role</c>, or <c>floor</c> where the product was raised to the lowest allowed.</param>
/// <param name="Factor">What it multiplies with; above 1 only for a role that raises the risk.</param>
public sealed record ModeratorPart(string Id, double Factor)
{
    /// <summary>The floor (and whatever else the product holds beyond its parts) is told as a part of its own, so that the parts multiply to the whole.</summary>
    internal static IReadOnlyList<ModeratorPart> Of(ScoreBook book, int row)
    {
        const double SameProduct = 1e-9;
        var (regulated, physical, product) = (book.RegulatedModerator[row], book.PhysicalModerator[row], book.Moderator[row]);
        var role = book.RoleModerator.Length == 0 ? 1 : book.RoleModerator[row];
        var parts = new List<ModeratorPart>();
        if (regulated != 1)
            parts.Add(new("regulated", regulated));
        if (physical != 1)
            parts.Add(new("physical", physical));
        if (role != 1)
            parts.Add(new("role", role));
        if (Math.Abs(product - regulated * physical * role) > SameProduct)
            parts.Add(new("floor", product / (regulated * physical * role)));
        return parts;
    }
}

/// <summary>A company next to another in the ranking.</summary>
public sealed record Neighbour(int Rank, int Cik, string Label, string Name, double Halo)
{
    private const int EachSide = 2;

    internal static IReadOnlyList<Neighbour> Of(ScoreBook book, Ranking ranking, int row)
    {
        if (ranking.Rank[row] is not (> 0 and var rank))
            return [];
        return [.. Enumerable.Range(0, book.Count)
            .Where(other => other != row && ranking.Rank[other] > 0 && Math.Abs(ranking.Rank[other] - rank) <= EachSide)
            .OrderBy(other => ranking.Rank[other])
            .Select(other => new Neighbour(ranking.Rank[other], book.Companies[other].Cik, book.Companies[other].Label, book.Companies[other].Name, ranking.Halo[other]))];
    }
}
