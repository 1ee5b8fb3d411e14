using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Sectors;

/// <summary>How each number of a group of companies is made, by its column. Money in US dollars.</summary>
public static class SectorAggregates
{
    private static readonly PartSource[] Scored = [PartSource.Of("halo")];

    /// <summary>Rated companies of the main track; over all companies of a group.</summary>
    public static Aggregate Companies { get; } = Aggregate.Count(IsRanked, Scored);
    public static Aggregate Financials { get; } = Aggregate.Count((book, row) => book.Tracks[row] == Track.Financials && book.Unrated[row] == UnratedReason.None, [PartSource.Of("r")]);
    public static Aggregate Unrated { get; } = Aggregate.Count((book, row) => book.Unrated[row] != UnratedReason.None, Scored);
    public static Aggregate WithoutRate { get; } = Aggregate.Count((book, row) => double.IsNaN(book.UsdPerUnitOf(row)), [PartSource.Of(Concept.Revenue)]);
    public static Aggregate Halo { get; } = Aggregate.InLine("halo", (book, row) => book.Ranking.Halo[row], five => five.Median);
    public static Aggregate H { get; } = Aggregate.InLine("h", (book, row) => book.Ranking.H[row], five => five.Median);
    public static Aggregate R { get; } = Aggregate.InLine("r", (book, row) => book.Ranking.R[row], five => five.Median);
    public static Aggregate Revenue { get; } = Aggregate.Sum(Concept.Revenue);
    public static Aggregate OperatingIncome { get; } = Aggregate.Sum(Concept.OperatingIncome);
    public static Aggregate Capex { get; } = Aggregate.Sum(Concept.Capex);
    public static Aggregate DepreciationAmortization { get; } = Aggregate.Sum(Concept.DepreciationAmortization);
    public static Aggregate PpeNet { get; } = Aggregate.Sum(Concept.PpeNet);
    public static Aggregate OperatingMargin { get; } = Aggregate.Ratio(Concept.OperatingIncome, Concept.Revenue);
    public static Aggregate CapexToRevenue { get; } = Aggregate.Ratio(Concept.Capex, Concept.Revenue);
    public static Aggregate CapexToDa { get; } = Aggregate.Ratio(Concept.Capex, Concept.DepreciationAmortization);
    public static Aggregate PpeToRevenue { get; } = Aggregate.Ratio(Concept.PpeNet, Concept.Revenue);

    /// <summary>Companies in a quadrant of <see cref="ScreenIds.Quadrants"/>, over rated companies.</summary>
    public static Aggregate InQuadrant(int quadrant) => Aggregate.Count((book, row) => book.Ranking.Quadrants[row] == ScreenIds.Quadrants[quadrant].Quadrant, Scored);

    private static readonly Dictionary<string, Aggregate> ByColumn = new(StringComparer.Ordinal)
    {
        ["companies"] = Companies,
        ["financials"] = Financials,
        ["unrated"] = Unrated,
        ["without_rate"] = WithoutRate,
        ["revenue"] = Revenue,
        ["operating_income"] = OperatingIncome,
        ["capex"] = Capex,
        ["depreciation_amortization"] = DepreciationAmortization,
        ["ppe_net"] = PpeNet,
        ["operating_margin"] = OperatingMargin,
        ["capex_to_revenue"] = CapexToRevenue,
        ["capex_to_da"] = CapexToDa,
        ["ppe_to_revenue"] = PpeToRevenue,
    };

    static SectorAggregates()
    {
        foreach (var (id, score) in new[] { ("halo", Halo), ("h", H), ("r", R) })
        {
            ByColumn[id] = score;
            ByColumn[id + "_min"] = score with { Place = five => five.Min };
            ByColumn[id + "_q1"] = score with { Place = five => five.LowerQuartile };
            ByColumn[id + "_q3"] = score with { Place = five => five.UpperQuartile };
            ByColumn[id + "_max"] = score with { Place = five => five.Max };
        }
        foreach (var (quadrant, id) in ScreenIds.Quadrants)
            ByColumn["share_" + id.Replace('-', '_')] = Aggregate.Share((book, row) => book.Ranking.Quadrants[row] == quadrant, Scored);
    }

    /// <summary>How the number of a column of <see cref="SectorColumns"/> is made.</summary>
    public static Aggregate Of(string column) => ByColumn[column];

    /// <summary>The number of a column for a group, taken apart.</summary>
    public static FigureTerm TermOf(ScoreBook book, IndustryGroup group, string column) =>
        Of(column).TermOf(book, column is "companies" or "financials" or "unrated" ? group.Members : group.Rows);

    private static bool IsRanked(ScoreBook book, int row) => book.Ranking.Rank[row] > 0;
}
