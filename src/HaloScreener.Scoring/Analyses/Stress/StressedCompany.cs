using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Stress;

/// <summary>What a scenario would do to one company, in its own currency; NaN where a figure is missing. Hypothetical.</summary>
public sealed record StressedCompany
{
    public required int Row { get; init; }
    /// <summary>v: variable costs ÷ revenue that was used.</summary>
    public required double VariableCost { get; init; }
    /// <summary>The company states no cost of revenue; its sector's median was used.</summary>
    public required bool VariableCostAssumed { get; init; }
    /// <summary>Yearly change of operating income by the shortfall, 0 or below.</summary>
    public required double EbitChange { get; init; }
    public required double Ebit { get; init; }
    /// <summary>Net PP&amp;E·θ.</summary>
    public required double StressedPlant { get; init; }
    /// <summary>Yearly EBITDA of the stressed part after the shortfall, less maintenance capex.</summary>
    public required double CashFlow { get; init; }
    /// <summary>Remaining life after the cut, years.</summary>
    public required double Years { get; init; }
    public required double Recoverable { get; init; }
    public required double Impairment { get; init; }
    /// <summary>Whether the undiscounted test of ASC 360 would trigger, so that the impairment would be booked; null where it cannot be told.</summary>
    public required bool? Triggers { get; init; }
    /// <summary>Additional yearly depreciation by the shorter life.</summary>
    public required double ExtraDepreciation { get; init; }
    /// <summary>Change of yearly earnings per share by the shortfall and the shorter life, after tax; the impairment is not in it.</summary>
    public required double EpsChange { get; init; }
    /// <summary>The part of <see cref="EpsChange"/> that comes from the shorter life.</summary>
    public required double EpsChangeByLife { get; init; }
    public required int RankBefore { get; init; }
    public required int RankAfter { get; init; }
    public required double HBefore { get; init; }
    public required double HAfter { get; init; }
    public required Quadrant QuadrantBefore { get; init; }
    public required Quadrant QuadrantAfter { get; init; }
    /// <summary>US dollars for a unit of the company's currency; NaN where no rate is known.</summary>
    public required double UsdPerUnit { get; init; }

    /// <summary>EBIT lost ÷ EBIT, a share; NaN where there is none to lose.</summary>
    public double EbitLoss => Ebit > 0 ? -EbitChange / Ebit : double.NaN;
    /// <summary>Impairment ÷ stressed plant, a share.</summary>
    public double ImpairmentShare => StressedPlant > 0 ? Impairment / StressedPlant : double.NaN;
    /// <summary>Places gained, below zero for places lost.</summary>
    public int RankChange => RankBefore - RankAfter;
}

/// <summary>A column of the stress table by which it is sorted and exported; money is compared in US dollars.</summary>
public sealed record StressColumn(string Id, ColumnKind Kind, Func<StressedCompany, double> Number)
{
    /// <summary>The number to sort by.</summary>
    public double SortNumber(StressedCompany company) => Number(company) * (Kind == ColumnKind.Money ? company.UsdPerUnit : 1);
}

/// <summary>The numeric columns of the stress table.</summary>
public static class StressColumns
{
    public static IReadOnlyList<StressColumn> All { get; } =
    [
        new("rank_before", ColumnKind.Integer, c => c.RankBefore),
        new("rank_after", ColumnKind.Integer, c => c.RankAfter),
        new("rank_change", ColumnKind.Integer, c => c.RankChange),
        new("h_before", ColumnKind.Score, c => c.HBefore),
        new("h_after", ColumnKind.Score, c => c.HAfter),
        new("variable_cost", ColumnKind.Percent, c => c.VariableCost),
        new("ebit", ColumnKind.Money, c => c.Ebit),
        new("ebit_change", ColumnKind.Money, c => c.EbitChange),
        new("ebit_loss", ColumnKind.Percent, c => c.EbitLoss),
        new("stressed_plant", ColumnKind.Money, c => c.StressedPlant),
        new("cash_flow", ColumnKind.Money, c => c.CashFlow),
        new("remaining_life", ColumnKind.Years, c => c.Years),
        new("recoverable", ColumnKind.Money, c => c.Recoverable),
        new("impairment", ColumnKind.Money, c => c.Impairment),
        new("impairment_share", ColumnKind.Percent, c => c.ImpairmentShare),
        new("extra_depreciation", ColumnKind.Money, c => c.ExtraDepreciation),
        new("eps_change", ColumnKind.Index, c => c.EpsChange),
        new("eps_change_by_life", ColumnKind.Index, c => c.EpsChangeByLife),
    ];

    public static StressColumn Of(string id) => All.First(c => c.Id == id);
}
