using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Sectors;

/// <summary>
/// One sector, major group or industry: the scores of its rated companies of the main track and their figures added up. Money in US dollars;
/// companies whose currency has no rate are in the scores and not in the sums. Sums are those of the companies that state the figure, and a ratio is of
/// the companies that state both of its figures, so that a missing figure never makes a ratio small.
/// </summary>
public sealed record IndustryGroup
{
    /// <summary>Sector id, 2 or 4 digits of the SIC, or the name of a group of the user's own.</summary>
    public required string Id { get; init; }
    /// <summary>What kind of group it is, which says what the id means.</summary>
    public required IndustryLevel Level { get; init; }
    /// <summary>English name.</summary>
    public required string Name { get; init; }
    /// <summary>Rows of the book: every company of the group, financials and unrated ones too.</summary>
    public required IReadOnlyList<int> Members { get; init; }
    /// <summary>Rows of the book: rated companies of the main track.</summary>
    public required IReadOnlyList<int> Rows { get; init; }
    /// <summary>Rated companies of the financials track, which have R only, among themselves.</summary>
    public required int Financials { get; init; }
    public required int Unrated { get; init; }
    public required FiveNumbers Halo { get; init; }
    public required FiveNumbers H { get; init; }
    public required FiveNumbers R { get; init; }
    /// <summary>Companies by quadrant, in the order of <see cref="ScreenIds.Quadrants"/>.</summary>
    public required IReadOnlyList<int> Quadrants { get; init; }
    /// <summary>Companies left out of the sums, as no exchange rate of their currency is known.</summary>
    public required int WithoutRate { get; init; }
    public required double RevenueUsd { get; init; }
    public required double OperatingIncomeUsd { get; init; }
    public required double CapexUsd { get; init; }
    public required double DepreciationAmortizationUsd { get; init; }
    public required double PpeNetUsd { get; init; }
    /// <summary>Operating income ÷ revenue, a share.</summary>
    public required double OperatingMargin { get; init; }
    /// <summary>Capex ÷ revenue, a share.</summary>
    public required double CapexToRevenue { get; init; }
    /// <summary>Capex ÷ D&amp;A, a multiple: above 1 the plant grows.</summary>
    public required double CapexToDa { get; init; }
    /// <summary>Net PP&amp;E ÷ revenue, a multiple.</summary>
    public required double PpeToRevenue { get; init; }

    public int Companies => Rows.Count;

    /// <summary>The SIC digits; null for a sector and for a group of the user's own.</summary>
    public string? Code => Level is IndustryLevel.MajorGroup or IndustryLevel.Industry ? Id : null;

    /// <summary>Share (0–1) of the companies in a quadrant of <see cref="ScreenIds.Quadrants"/>; NaN for a group of none.</summary>
    public double QuadrantShare(int quadrant) => Companies == 0 ? double.NaN : (double)Quadrants[quadrant] / Companies;
}

/// <summary>A column of the table of industries, by which it is sorted and exported.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Number">Its value; NaN for none.</param>
public sealed record SectorColumn(string Id, ColumnKind Kind, Func<IndustryGroup, double> Number);

/// <summary>The numeric columns of the table of industries.</summary>
public static class SectorColumns
{
    public static IReadOnlyList<SectorColumn> All { get; } =
    [
        new("companies", ColumnKind.Integer, g => g.Companies),
        new("financials", ColumnKind.Integer, g => g.Financials),
        new("unrated", ColumnKind.Integer, g => g.Unrated),
        .. Scores("halo", g => g.Halo),
        .. Scores("h", g => g.H),
        .. Scores("r", g => g.R),
        .. ScreenIds.Quadrants.Select((q, i) => new SectorColumn("share_" + q.Id.Replace('-', '_'), ColumnKind.Percent, g => g.QuadrantShare(i))),
        new("revenue", ColumnKind.Money, g => g.RevenueUsd),
        new("operating_income", ColumnKind.Money, g => g.OperatingIncomeUsd),
        new("capex", ColumnKind.Money, g => g.CapexUsd),
        new("depreciation_amortization", ColumnKind.Money, g => g.DepreciationAmortizationUsd),
        new("ppe_net", ColumnKind.Money, g => g.PpeNetUsd),
        new("operating_margin", ColumnKind.Percent, g => g.OperatingMargin),
        new("capex_to_revenue", ColumnKind.Percent, g => g.CapexToRevenue),
        new("capex_to_da", ColumnKind.Multiple, g => g.CapexToDa),
        new("ppe_to_revenue", ColumnKind.Multiple, g => g.PpeToRevenue),
        new("without_rate", ColumnKind.Integer, g => g.WithoutRate),
    ];

    public static SectorColumn Of(string id) => All.First(c => c.Id == id);

    private static SectorColumn[] Scores(string id, Func<IndustryGroup, FiveNumbers> of) =>
    [
        new(id, ColumnKind.Score, g => of(g).Median),
        new(id + "_min", ColumnKind.Score, g => of(g).Min),
        new(id + "_q1", ColumnKind.Score, g => of(g).LowerQuartile),
        new(id + "_q3", ColumnKind.Score, g => of(g).UpperQuartile),
        new(id + "_max", ColumnKind.Score, g => of(g).Max),
    ];
}
