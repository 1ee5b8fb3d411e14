using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Figures;

namespace HaloScreener.Web.Features.Stress;

/// <summary>The addresses that the page's controls lead to: the present scenario with one thing changed.</summary>
public sealed class StressLinks(StressScenario scenario)
{
    public const string Path = "/stress";

    /// <summary>Columns whose first click begins with the lowest: ranks, and losses, which are below zero.</summary>
    private static readonly string[] LowestFirst = ["rank_before", "rank_after", "rank_change", "ebit_change", "eps_change"];

    public StressScenario Scenario => scenario;

    public static string To(StressScenario scenario) => Path + scenario.ToQueryString();

    /// <summary>The same answer in another form: <c>/stress.csv</c>.</summary>
    public string As(string path) => path + (scenario with { Page = 1 }).ToQueryString();

    /// <summary>Sorts by a column; a second click turns the order round.</summary>
    public string Sort(string column) => To(scenario with { Sort = new SortKey(column, DirectionOf(column) is { } descending ? !descending : !LowestFirst.Contains(column)), Page = 1 });

    public bool? DirectionOf(string column) => scenario.Sort.Column == column ? scenario.Sort.Descending : null;

    public string Page(int page) => To(scenario with { Page = page });

    /// <summary>The filings behind a sum or a count of the scenario, or behind a number of one company in it.</summary>
    public string Figure(string figure, int? cik = null) => FigureLink.To(new FigureRequest
    {
        Set = StressFigures.Set,
        Figure = StressFigures.Set[figure],
        Company = cik,
        Question = scenario with { Sort = StressScenario.DefaultSort, Page = 1 },
    });

    /// <summary>Stresses a theme or spares it.</summary>
    public string Theme(string id) => To(scenario with { Themes = Toggle(scenario.Themes, id), Page = 1 });

    /// <summary>Stresses a sector or spares it.</summary>
    public string Sector(string id) => To(scenario with { Sectors = Toggle(scenario.Sectors, id), Page = 1 });

    public string Everyone() => To(scenario with { Themes = [], Sectors = [], Page = 1 });

    /// <summary>A scenario of the page's own, on the same day.</summary>
    public string Preset(StressScenario preset) => To(preset with { AsOf = scenario.AsOf, Basis = scenario.Basis });

    /// <summary>Whether the scenario is this one, whatever the day, the order and the gap.</summary>
    public bool Is(StressScenario preset) => scenario == (preset with
    {
        AsOf = scenario.AsOf,
        Basis = scenario.Basis,
        Sort = scenario.Sort,
        Page = scenario.Page,
        StockUsd = scenario.StockUsd,
        StockLife = scenario.StockLife,
        Margin = scenario.Margin,
        IncrementalRevenueUsd = scenario.IncrementalRevenueUsd,
    });

    private static Values<string> Toggle(Values<string> values, string id) =>
        Values.From((values.Contains(id) ? values.Where(v => v != id) : values.Append(id)).Order(StringComparer.Ordinal));
}
