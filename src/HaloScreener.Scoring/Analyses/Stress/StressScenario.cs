using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Stress;

/// <summary>A scenario with the order of its table: the whole state of the page. Shares are 0–1.</summary>
public sealed record StressScenario : IBookQuestion
{
    public const double MaxShortfall = 1;
    public const double MaxLifeCut = 0.8;
    /// <summary>No capital stock is larger.</summary>
    public const double MostUsd = 1e14;
    public const int PageSize = 50;

    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>u: share of the stressed revenue that is lost.</summary>
    public double Shortfall { get; init; } = 0.3;
    /// <summary>θ: share of each company's revenue and plant that is stressed.</summary>
    public double Share { get; init; } = 0.5;
    /// <summary>v: variable costs ÷ revenue; null takes each company's own.</summary>
    public double? VariableCost { get; init; }
    /// <summary>ρ: what net PP&amp;E fetches when sold; null takes the method's.</summary>
    public double? Recovery { get; init; }
    /// <summary>Cost of capital; null takes the method's.</summary>
    public double? Wacc { get; init; }
    /// <summary>1 − N′ ÷ N: by how much the remaining life is cut.</summary>
    public double LifeCut { get; init; } = 0.25;
    /// <summary>Only companies of these themes or sectors are stressed; all when both are empty.</summary>
    public Values<string> Themes { get; init; } = [];
    public Values<string> Sectors { get; init; } = [];
    /// <summary>Capital stock of the monetisation gap, US dollars; null takes the hyperscalers' filed capex.</summary>
    public double? StockUsd { get; init; }
    /// <summary>N of the monetisation gap, years.</summary>
    public double StockLife { get; init; } = 5;
    /// <summary>Incremental margin of the monetisation gap.</summary>
    public double Margin { get; init; } = 0.5;
    /// <summary>Incremental revenue that the stock brings already, US dollars.</summary>
    public double IncrementalRevenueUsd { get; init; }
    public SortKey Sort { get; init; } = DefaultSort;
    public int Page { get; init; } = 1;

    public static SortKey DefaultSort { get; } = new("impairment", Descending: true);

    private static readonly StressScenario Defaults = new();

    public double RecoveryUnder(ScoringMethod method) => Recovery ?? method.Rules.Analyses.StressRecoveryShare;
    public double WaccUnder(ScoringMethod method) => Wacc ?? method.Rules.Analyses.StressWacc;

    public static Parsed<StressScenario> Parse(IEnumerable<KeyValuePair<string, string>> query, ScoringMethod method)
    {
        var reader = new ParameterReader(query);
        return reader.Result(new StressScenario
        {
            AsOf = reader.Day("asOf"),
            Basis = reader.Basis("basis"),
            Shortfall = reader.Number("shortfall", 0, MaxShortfall) ?? Defaults.Shortfall,
            Share = reader.Number("share", 0, 1) ?? Defaults.Share,
            VariableCost = reader.Number("variable", 0, 1),
            Recovery = reader.Number("recovery", 0, 1),
            Wacc = reader.Number("wacc", 0, 0.5),
            LifeCut = reader.Number("lifeCut", 0, MaxLifeCut) ?? Defaults.LifeCut,
            Themes = reader.Set("theme", [.. method.Themes.Select(t => t.Id)], "is no theme"),
            Sectors = reader.Set("sector", [.. method.Sectors.Select(s => s.Id)], "is no sector"),
            StockUsd = reader.Number("stock", 0, MostUsd),
            StockLife = reader.Number("life", 1, 50) ?? Defaults.StockLife,
            Margin = reader.Number("margin", 0.01, 1) ?? Defaults.Margin,
            IncrementalRevenueUsd = reader.Number("revenue", 0, MostUsd) ?? 0,
            Sort = reader.OneOf("sort", DefaultSort, [.. StressColumns.All.SelectMany(c => (IEnumerable<(string, SortKey)>)
                [(c.Id, new SortKey(c.Id, false)), ("-" + c.Id, new SortKey(c.Id, true))])]),
            Page = reader.Integer("page", 1, 100_000) ?? 1,
        });
    }

    public string ToQueryString() => new ParameterWriter()
        .Add("asOf", AsOf).Add("basis", Basis).Add("shortfall", Shortfall, Defaults.Shortfall).Add("share", Share, Defaults.Share)
        .Add("variable", VariableCost ?? -1, -1).Add("recovery", Recovery ?? -1, -1).Add("wacc", Wacc ?? -1, -1).Add("lifeCut", LifeCut, Defaults.LifeCut)
        .Add("theme", Themes).Add("sector", Sectors).Add("stock", StockUsd ?? -1, -1).Add("life", StockLife, Defaults.StockLife)
        .Add("margin", Margin, Defaults.Margin).Add("revenue", IncrementalRevenueUsd, 0)
        .Add("sort", Sort == DefaultSort ? null : (Sort.Descending ? "-" : "") + Sort.Column).Add("page", Page, 1).ToString();
}
