using System.Globalization;
using System.Runtime.CompilerServices;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Movers;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// The columns of a screen under one method: identity, scores, three for each factor (raw value, <c>.score</c>, <c>.points</c>), the concepts,
/// and what says how good the numbers are. Ids are unique and stable.
/// </summary>
public sealed class ScreenColumns
{
    private static readonly ConditionalWeakTable<ScoringMethod, ScreenColumns> ByMethod = [];
    /// <summary>The column that a table draws as a line: <c>2023-06-30=61.2</c> for each day with a score, oldest first.</summary>
    public const string HaloHistory = "halo_history";

    /// <summary>The id of the factor that explains a company's move over a year, or of another <see cref="MoveReason"/>.</summary>
    public const string RankChangeFactor = "rank_change_factor";

    private static readonly string[] DefaultIds =
        ["rank", "ticker", "name", "industry", "quadrant", "halo", "h", "r", "confidence", "revenue", "ppe_net", "capex"];
    private static readonly string[] FileIds =
        ["rank", "cik", "ticker", "name", "sic", "sector", "quadrant", "borderline", "stagnant", "halo", "h", "r", "rank_low", "rank_high", "rank_change", "confidence", "flags", "currency", "revenue", "ppe_net", "capex", "period_end", "filed"];

    private readonly Dictionary<string, ScreenColumn> _byId;

    private ScreenColumns(ScoringMethod method)
    {
        All = [.. Identity(), .. Scores(), .. Factors(method), .. Fundamentals(), .. Valuation(), .. Quality()];
        _byId = All.ToDictionary(c => c.Id, StringComparer.Ordinal);
        Default = [.. DefaultIds.Select(id => _byId[id])];
        FileDefault = [.. FileIds.Select(id => _byId[id])];
    }

    /// <summary>Every column, group by group, in the order of the column chooser.</summary>
    public IReadOnlyList<ScreenColumn> All { get; }

    /// <summary>What an answer holds when a request names no columns.</summary>
    public IReadOnlyList<ScreenColumn> Default { get; }

    /// <summary>What a file holds when a request names no columns: with the CIK, the currency and the dates, as a file stands alone.</summary>
    public IReadOnlyList<ScreenColumn> FileDefault { get; }

    public static ScreenColumns Of(ScoringMethod method) => ByMethod.GetValue(method, m => new ScreenColumns(m));

    /// <summary>The column with this id, or null.</summary>
    public ScreenColumn? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Heavy, durable, and with operating profit that has not grown in three years.</summary>
    public static bool IsHeavyButStagnant(ScoreBook book, Ranking ranking, int row) =>
        ranking.Quadrants[row] == Quadrant.Halo && book.Stagnant[row] == true;

    /// <summary>How far a rank depends on the weights; null under other weights than the method's own.</summary>
    public static RankBand? BandOf(ScoreBook book, Ranking ranking, int row) => ReferenceEquals(ranking, book.Ranking) ? RankBands.Of(book)[row] : null;

    private static IEnumerable<ScreenColumn> Identity() =>
    [
        Number("rank", "Rank", "identity", ColumnKind.Integer, (_, r, i) => r.Rank[i] == 0 ? double.NaN : r.Rank[i]) with { OfRanking = true },
        Text("ticker", "Ticker", "identity", (b, i) => b.Companies[i].Tickers.Count > 0 ? b.Companies[i].Tickers[0] : null),
        Text("name", "Company", "identity", (b, i) => b.Companies[i].Name),
        Number("cik", "CIK", "identity", ColumnKind.Code, (b, _, i) => b.Companies[i].Cik),
        Number("sic", "SIC", "identity", ColumnKind.Code, (b, _, i) => b.Companies[i].Sic ?? double.NaN),
        Text("industry", "Industry", "identity", (b, i) => ScreenIndex.Of(b).Industry(i)),
        Text("sector", "Sector", "identity", (b, i) => ScreenIndex.Of(b).Sector(i)),
        Text("group", "Group", "identity", (b, i) => b.Companies[i].Group),
        List("themes", "Themes", "identity", (b, i) => ScreenIndex.Of(b).Themes(i)),
        Text("country", "Country", "identity", (b, i) => b.Companies[i].Country),
        Text("exchange", "Exchange", "identity", (b, i) => b.Companies[i].Exchange),
        Text("track", "Track", "identity", (b, i) => ScreenIds.Of(b.Tracks[i])),
    ];

    private static IEnumerable<ScreenColumn> Scores() =>
    [
        new("quadrant", "Quadrant", "scores", ColumnKind.Text)
        {
            Text = (_, r, i) => ScreenIds.Of(r.Quadrants[i]),
            Number = (_, r, i) => r.Quadrants[i] == Quadrant.None ? double.NaN : (double)r.Quadrants[i],
            OfRanking = true,
            HasOwnOrder = true,
        },
        OfRanking("halo", "HALO score", ColumnKind.Score, (_, r, i) => r.Halo[i]),
        OfRanking("h", "Heaviness", ColumnKind.Score, (_, r, i) => r.H[i]),
        OfRanking("r", "Replacement risk", ColumnKind.Score, (_, r, i) => r.R[i]),
        List(HaloHistory, "HALO score over the years", "scores",
            (b, i) => [.. b.TrailOf(i).Where(p => !double.IsNaN(p.Halo)).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Day:yyyy-MM-dd}={p.Halo:0.0}"))]),
        OfRanking("rank_low", "Rank band, better end", ColumnKind.Integer, (b, r, i) => BandOf(b, r, i)?.Low ?? double.NaN),
        OfRanking("rank_high", "Rank band, worse end", ColumnKind.Integer, (b, r, i) => BandOf(b, r, i)?.High ?? double.NaN),
        new("rank_band", "Rank band", "scores", ColumnKind.Text)
        {
            Text = (b, r, i) => BandOf(b, r, i) is { } band ? string.Create(CultureInfo.InvariantCulture, $"{band.Low}–{band.High}") : null,
            Number = (b, r, i) => BandOf(b, r, i)?.Width ?? double.NaN,
            OfRanking = true,
            HasOwnOrder = true,
        },
        OfRanking("rank_change", "Rank change over a year", ColumnKind.Change, (b, r, i) => RankMoves.OverYear(b, r)?.ChangeOf(i) ?? double.NaN),
        new(RankChangeFactor, "What made the rank change", "scores", ColumnKind.Text)
        {
            Number = (_, _, _) => double.NaN,
            Text = (b, r, i) => RankMoves.OverYear(b, r)?[i] is { } move ? move.Factor?.Id ?? ScreenIds.Of(move.Reason) : null,
            OfRanking = true,
        },
        OfRanking("h_points", "Heaviness points before ranking", ColumnKind.Points, (_, r, i) => r.HPoints[i]),
        OfRanking("r_points", "Risk points before ranking", ColumnKind.Points, (_, r, i) => r.RPoints[i]),
        OfRanking("borderline", "Borderline", ColumnKind.Boolean, (_, r, i) => r.Quadrants[i] == Quadrant.None ? double.NaN : r.Borderline[i] ? 1 : 0),
        OfRanking("stagnant", "Heavy but stagnant", ColumnKind.Boolean,
            (b, r, i) => r.Quadrants[i] == Quadrant.None || b.Stagnant[i] is null ? double.NaN : IsHeavyButStagnant(b, r, i) ? 1 : 0),
        Number("moderator", "Moderator on risk", "scores", ColumnKind.Multiple, (b, _, i) => b.Moderator[i]),
        Number("moderator_regulated", "Moderator: regulated or licensed", "scores", ColumnKind.Multiple, (b, _, i) => b.RegulatedModerator[i]),
        Number("moderator_physical", "Moderator: physical delivery", "scores", ColumnKind.Multiple, (b, _, i) => b.PhysicalModerator[i]),
        Number("moderator_role", "Moderator: curated role", "scores", ColumnKind.Multiple, (b, _, i) => b.RoleModerator.Length == 0 ? 1 : b.RoleModerator[i]),
    ];

    private static IEnumerable<ScreenColumn> Factors(ScoringMethod method)
    {
        for (var f = 0; f < method.Factors.Count; f++)
        {
            var (index, factor) = (f, method.Factors[f]);
            var group = factor.Axis == Axis.Heaviness ? "heaviness" : "risk";
            yield return Number(factor.Id, factor.Name, group, KindOf(factor.Format), (b, _, i) => b.Factors[index].Raw[i]);
            yield return Number(factor.Id + ".score", factor.Name + ", score", group, ColumnKind.Score, (b, _, i) => b.Factors[index].Score[i]);
            yield return Number(factor.Id + ".points", factor.Name + ", points", group, ColumnKind.Points, (_, r, i) => r.Points[index][i]) with { OfRanking = true };
        }
    }

    private static IEnumerable<ScreenColumn> Fundamentals() =>
    [
        .. ConceptInfo.All.Select(c => Number(c.Id, c.Name, "fundamentals", c.Unit == ConceptUnit.Money ? ColumnKind.Money : ColumnKind.Shares,
            (b, _, i) => b.Fundamental(c.Concept)[i])),
        Number("overcapacity", "Signs of overcapacity, 0–4", "fundamentals", ColumnKind.Integer, (b, _, i) => OvercapacitySigns.CountOf(b, i)),
        Number("capex_growth_gap", "Capex growth less revenue growth, 3 years", "fundamentals", ColumnKind.Percent, (b, _, i) => b.OvercapacityOf(i).GrowthGap),
        Number("capex_to_da", "Capex ÷ D&A", "fundamentals", ColumnKind.Multiple, (b, _, i) => b.OvercapacityOf(i).CapexToDa),
        Number("marginal_turnover", "Turnover of new ÷ of all gross PP&E", "fundamentals", ColumnKind.Multiple, (b, _, i) => b.OvercapacityOf(i).MarginalTurnover),
        Number("turnover_change", "Change of asset turnover, 3 years", "fundamentals", ColumnKind.Percent, (b, _, i) => b.OvercapacityOf(i).TurnoverChange),
        Text("currency", "Currency", "fundamentals", (b, i) => b.Currency[i]),
        Number("fiscal_year", "Fiscal year", "fundamentals", ColumnKind.Code, (b, _, i) => b.PeriodEnd[i] is { } end ? FiscalYear.LabelOf(end) : double.NaN),
        Number("period_end", "Period end", "fundamentals", ColumnKind.Date, (b, _, i) => b.PeriodEnd[i]?.DayNumber ?? double.NaN),
        Text("basis", "Basis", "fundamentals", (b, i) => b.PeriodEnd[i] is null ? null : ScreenIds.Of(b.IsTrailingOf(i) ? Basis.Ttm : Basis.Annual)),
        Number("filed", "Filed", "fundamentals", ColumnKind.Date, (b, _, i) => b.Filed[i]?.DayNumber ?? double.NaN),
    ];

    /// <summary>Columns of what the market pays that are numbers.</summary>
    public static IReadOnlyList<string> MarketIds { get; } = ["market_value", "ev", "ev_sales", "pb"];

    private static IEnumerable<ScreenColumn> Valuation() =>
    [
        Number("market_value", "Market value", "valuation", ColumnKind.Money, (b, _, i) => b.MarketOf(i).Value),
        Text("market_value_source", "Market value from", "valuation", (b, i) => ScreenIds.Of(b.MarketOf(i).Source)),
        Number("ev", "Enterprise value", "valuation", ColumnKind.Money, (b, _, i) => b.MarketOf(i).EnterpriseValue),
        Number("ev_sales", "EV ÷ sales", "valuation", ColumnKind.Multiple, (b, _, i) => b.MarketOf(i).EvToSales),
        Number("pb", "Price ÷ book", "valuation", ColumnKind.Multiple, (b, _, i) => b.MarketOf(i).PriceToBook),
    ];

    private static IEnumerable<ScreenColumn> Quality() =>
    [
        new("confidence", "Confidence", "quality", ColumnKind.Text)
        {
            Text = (b, _, i) => ScreenIds.Of(b.Confidence[i]),
            Number = (b, _, i) => b.Confidence[i] == Confidence.None ? double.NaN : (double)b.Confidence[i],
            HasOwnOrder = true,
        },
        Number("confidence_value", "Confidence value", "quality", ColumnKind.Index, (b, _, i) => b.ConfidenceValue[i]),
        List("flags", "Flags", "quality", (b, i) => ScreenIds.Of(b.Flags[i])),
        Text("reason", "Why unrated", "quality", (b, i) => ScreenIds.Of(b.Unrated[i])),
        Text("reason_detail", "What is missing", "quality", (b, i) => b.UnratedDetail[i]),
    ];

    private static ColumnKind KindOf(RawFormat format) => format switch
    {
        RawFormat.Multiple => ColumnKind.Multiple,
        RawFormat.Percent => ColumnKind.Percent,
        RawFormat.Years => ColumnKind.Years,
        RawFormat.Points => ColumnKind.Points,
        _ => ColumnKind.Index,
    };

    private static ScreenColumn Number(string id, string name, string group, ColumnKind kind, Func<ScoreBook, Ranking, int, double> number) =>
        new(id, name, group, kind) { Number = number, Text = (_, _, _) => null };

    private static ScreenColumn OfRanking(string id, string name, ColumnKind kind, Func<ScoreBook, Ranking, int, double> number) =>
        Number(id, name, "scores", kind, number) with { OfRanking = true };

    private static ScreenColumn Text(string id, string name, string group, Func<ScoreBook, int, string?> text) =>
        new(id, name, group, ColumnKind.Text) { Number = (_, _, _) => double.NaN, Text = (b, _, i) => text(b, i) };

    private static ScreenColumn List(string id, string name, string group, Func<ScoreBook, int, IReadOnlyList<string>> ids) =>
        new(id, name, group, ColumnKind.List)
        {
            Number = (_, _, _) => double.NaN,
            Text = (b, _, i) => ids(b, i) is { Count: > 0 } some ? string.Join(';', some) : null,
        };
}
