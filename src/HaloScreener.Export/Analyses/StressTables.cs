using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Analyses;

/// <summary>The stress table in files. Every figure in it is hypothetical, and the file's name says so.</summary>
public static class StressTables
{
    public static IReadOnlyList<ExportColumn<StressedCompany>> Columns(StressAnswer answer)
    {
        var book = answer.Book;
        return
        [
            ExportColumn.Number<StressedCompany>("cik", ColumnKind.Code, c => book.Companies[c.Row].Cik),
            ExportColumn.Text<StressedCompany>("ticker", c => book.Companies[c.Row].Tickers is { Count: > 0 } tickers ? tickers[0] : null),
            ExportColumn.Text<StressedCompany>("name", c => book.Companies[c.Row].Name),
            ExportColumn.Text<StressedCompany>("quadrant_before", c => ScreenIds.Of(c.QuadrantBefore)),
            ExportColumn.Text<StressedCompany>("quadrant_after", c => ScreenIds.Of(c.QuadrantAfter)),
            ExportColumn.Text<StressedCompany>("currency", c => book.Currency[c.Row]),
            .. StressColumns.All.Select(c => ExportColumn.Number(c.Id, c.Kind, c.Number)),
            ExportColumn.Boolean<StressedCompany>("variable_cost_assumed", c => c.VariableCostAssumed),
            ExportColumn.Boolean<StressedCompany>("asc_360_triggers", c => c.Triggers),
            ExportColumn.Number<StressedCompany>("capex_growth_gap", ColumnKind.Percent, c => book.OvercapacityOf(c.Row).GrowthGap),
            ExportColumn.Number<StressedCompany>("capex_to_da", ColumnKind.Multiple, c => book.OvercapacityOf(c.Row).CapexToDa),
            ExportColumn.Number<StressedCompany>("marginal_turnover", ColumnKind.Multiple, c => book.OvercapacityOf(c.Row).MarginalTurnover),
            ExportColumn.Number<StressedCompany>("turnover_change", ColumnKind.Percent, c => book.OvercapacityOf(c.Row).TurnoverChange),
            ExportColumn.Number<StressedCompany>("overcapacity_signs", ColumnKind.Integer, c => OvercapacitySigns.CountOf(book, c.Row)),
            ExportColumn.Boolean<StressedCompany>("overcapacity_by_design", c => OvercapacitySigns.TripsByDesign(book, c.Row)),
        ];
    }

    public static byte[] Json(StressAnswer answer)
    {
        var (scenario, method) = (answer.Scenario, answer.Book.Method);
        using var json = new AnalysisJson(answer.Book, scenario.ToQueryString());
        return json.Text("note", "Hypothetical: what the scenario's formulas give, not a forecast.")
            .Number("shortfall", scenario.Shortfall).Number("share", scenario.Share).Number("variableCost", scenario.VariableCost ?? double.NaN)
            .Number("recovery", scenario.RecoveryUnder(method)).Number("wacc", scenario.WaccUnder(method)).Number("lifeCut", scenario.LifeCut)
            .Number("taxRate", method.Rules.Analyses.StressTaxRate)
            .Number("companiesStressed", answer.Companies.Count).Number("companiesUntold", answer.Untold)
            .Number("ebitChangeUsd", answer.SumUsd(c => c.EbitChange)).Number("impairmentUsd", answer.SumUsd(c => c.Impairment))
            .Number("extraDepreciationUsd", answer.SumUsd(c => c.ExtraDepreciation))
            .Table("companies", Columns(answer), answer.Companies.Skip((scenario.Page - 1) * StressScenario.PageSize).Take(StressScenario.PageSize)).Done();
    }
}
