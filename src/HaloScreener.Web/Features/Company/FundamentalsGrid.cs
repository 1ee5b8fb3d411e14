using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Company;

/// <summary>A company's figures as a grid: concepts down, the newest fiscal years across, oldest first.</summary>
public sealed class FundamentalsGrid
{
    /// <summary>Years shown.</summary>
    public const int MostYears = 10;

    /// <summary>Parts of the statements in the order in which people read them.</summary>
    private static readonly (string Id, Concept[] Concepts)[] Parts =
    [
        ("income",
        [
            Concept.Revenue, Concept.CostOfRevenue, Concept.GrossProfit, Concept.Sga, Concept.Rd, Concept.Sbc, Concept.Depreciation, Concept.DepreciationAmortization,
            Concept.OperatingIncome, Concept.InterestExpense, Concept.PretaxIncome, Concept.IncomeTax, Concept.NetIncome,
        ]),
        ("plant",
        [
            Concept.PpeNet, Concept.PpeGross, Concept.AccumulatedDepreciation, Concept.ConstructionInProgress, Concept.Rou, Concept.Capex,
            Concept.RealEstatePurchases, Concept.SoftwareSpend, Concept.OperatingCashFlow,
        ]),
        ("balance",
        [
            Concept.Assets, Concept.Cash, Concept.LongTermInvestments, Concept.Inventory, Concept.FinanceReceivables, Concept.NetInvestmentInLeases, Concept.Goodwill,
            Concept.Intangibles, Concept.FiniteIntangibles, Concept.Software, Concept.DeferredRevenue, Concept.Debt, Concept.Liabilities, Concept.Equity,
            Concept.LiabilitiesAndEquity,
        ]),
        ("shares", [Concept.DilutedShares, Concept.SharesOutstanding, Concept.PublicFloat]),
    ];

    private readonly Dictionary<(Concept Concept, int Year), Fundamental> _cells;

    private FundamentalsGrid(Dictionary<(Concept, int), Fundamental> cells, IReadOnlyList<FiscalColumn> years)
    {
        _cells = cells;
        Years = years;
        Sections = [.. Parts
            .Select(p => (p.Id, Rows: (IReadOnlyList<Concept>)[.. p.Concepts.Where(c => years.Any(y => cells.ContainsKey((c, y.Year))))]))
            .Where(p => p.Rows.Count > 0)];
        var largest = cells.Values.Where(f => f.Concept.Unit == ConceptUnit.Money).Select(f => Math.Abs(f.Value.Value)).DefaultIfEmpty().Max();
        InThousands = largest < ThousandsBelow;
    }

    private const double ThousandsBelow = 5e8;

    public IReadOnlyList<FiscalColumn> Years { get; }
    /// <summary>Parts with the concepts that have a value in one of the years.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<Concept> Rows)> Sections { get; }
    /// <summary>Small companies are shown in thousands, others in millions.</summary>
    public bool InThousands { get; }
    public double Scale => InThousands ? 1e3 : 1e6;

    public Fundamental? this[Concept concept, int year] => _cells.GetValueOrDefault((concept, year));

    /// <summary>The newest figure of a concept among the years shown.</summary>
    public Fundamental? Latest(Concept concept) => Years.Reverse().Select(y => this[concept, y.Year]).FirstOrDefault(f => f is not null);

    public static FundamentalsGrid Of(IReadOnlyList<Fundamental> figures)
    {
        var cells = figures.ToDictionary(f => (f.Concept.Concept, f.FiscalYear));
        var years = figures.GroupBy(f => f.FiscalYear).OrderByDescending(g => g.Key).Take(MostYears)
            // Balances and flows of one year end on the same day but for rounding; the flow's day is the year's.
            .Select(g => new FiscalColumn(g.Key, g.OrderByDescending(f => f.Value.Period.IsYear).First().Value.Period.End))
            .Reverse().ToList();
        return new FundamentalsGrid(cells, years);
    }
}

/// <summary>One fiscal year.</summary>
/// <param name="Year">Its label by the Compustat convention.</param>
/// <param name="End">Its last day.</param>
public sealed record FiscalColumn(int Year, DateOnly End);
