using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Stress;

/// <summary>
/// The sums and counts of a scenario, and any number of one company in it (<c>company=</c>). What a scenario assumes has no filing; the figures that it is
/// worked out from have.
/// </summary>
public static class StressFigures
{
    private static readonly Concept[] Costs = [Concept.Revenue, Concept.CostOfRevenue, Concept.GrossProfit, Concept.DepreciationAmortization];
    private static readonly Concept[] Life = [Concept.PpeNet, Concept.ConstructionInProgress, Concept.Depreciation];
    private static readonly Concept[] Flow = [Concept.OperatingIncome, .. Costs, Concept.Depreciation, Concept.Capex];
    private static readonly Concept[] Loss = [.. Life, .. Flow];

    /// <summary>Counts and shares of companies.</summary>
    private static readonly (string Id, Func<StressedCompany, bool> Holds)[] Counts =
    [
        ("companies", _ => true),
        ("triggers", c => c.Triggers == true),
        ("untold", c => double.IsNaN(c.Impairment * c.UsdPerUnit)),
        ("in_halo", c => c.QuadrantBefore == Quadrant.Halo),
        ("leave_halo", c => c.QuadrantBefore == Quadrant.Halo && c.QuadrantAfter != Quadrant.Halo),
    ];

    public static FigureSet Set { get; } = new(
        "stress",
        [.. StressColumns.All.Select(c => new FigureName(c.Id, c.Kind)), .. Counts.Select(c => new FigureName(c.Id, ColumnKind.Integer))],
        (query, method) => FigureSet.Any(StressScenario.Parse(query, method)),
        Of);

    /// <summary>How many companies of a count there are.</summary>
    public static int CountOf(StressAnswer answer, string count) => PartsOf(answer, Counts.First(c => c.Id == count).Holds).Count();

    /// <summary>A column added up in US dollars over the companies that have it and a rate; 0 for none.</summary>
    public static double SumOf(StressAnswer answer, Func<StressedCompany, double> of) => Factors.Ratio.WhereTagged(Parts.Sum(PartsOf(answer, of)));

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var (request, id) = (context.Request, context.Request.Figure.Id);
        var answer = StressAnswer.Of(context.Book, (StressScenario)request.Question with { Sort = StressScenario.DefaultSort, Page = 1 });
        var column = StressColumns.All.FirstOrDefault(c => c.Id == id);
        if (column is null)
        {
            var counted = PartsOf(answer, Counts.First(c => c.Id == id).Holds);
            return FigureSets.One(context, Term(context.Book, PartKind.Count, counted, id is "in_halo" or "leave_halo" ? [PartSource.Of("halo")] : Concepts(Loss)));
        }
        if (request.Company is { } cik)
        {
            var own = answer.Companies.Where(c => context.Book.Companies[c.Row].Cik == cik).Select(c => new FigurePart(c.Row, column.SortNumber(c)));
            return FigureSets.One(context, Term(context.Book, PartKind.Sum, own, BehindOf(id)));
        }
        return id switch
        {
            "ebit_loss" => FigureSets.One(context, Share(context.Book, answer, c => -c.EbitChange, c => c.Ebit, id)),
            "impairment_share" => FigureSets.One(context, Share(context.Book, answer, c => c.Impairment, c => c.StressedPlant, id)),
            _ when column.Kind == ColumnKind.Money => FigureSets.One(context, Sum(context.Book, answer, column)),
            _ => FigureSets.Refuse("company", null, "is wanted by this number, which is of one company", "the CIK of a stressed company"),
        };
    }

    private static FigureTerm Sum(ScoreBook book, StressAnswer answer, StressColumn column)
    {
        var term = Term(book, PartKind.Sum, PartsOf(answer, column.Number), BehindOf(column.Id));
        return term with { LeftOut = answer.Companies.Count - term.Parts.Count };
    }

    /// <summary>Sum ÷ sum as the cards have it: a company that lacks one of the two still counts in the other.</summary>
    private static FigureTerm Share(ScoreBook book, StressAnswer answer, Func<StressedCompany, double> top, Func<StressedCompany, double> bottom, string id) => Term(
        book, PartKind.Ratio,
        answer.Companies.Select(c => new FigurePart(c.Row, Factors.Ratio.WhereTagged(top(c) * c.UsdPerUnit)) { Second = Factors.Ratio.WhereTagged(bottom(c) * c.UsdPerUnit) }).Where(p => p.Value != 0 || p.Second != 0),
        BehindOf(id));

    private static IEnumerable<FigurePart> PartsOf(StressAnswer answer, Func<StressedCompany, double> of) =>
        answer.Companies.Select(c => new FigurePart(c.Row, of(c) * c.UsdPerUnit)).Where(p => !double.IsNaN(p.Value));

    private static IEnumerable<FigurePart> PartsOf(StressAnswer answer, Func<StressedCompany, bool> holds) => answer.Companies.Where(holds).Select(c => new FigurePart(c.Row, 1));

    private static PartSource[] BehindOf(string id) => id switch
    {
        "rank_before" or "rank_after" or "rank_change" => [PartSource.Of("halo")],
        "h_before" or "h_after" => [PartSource.Of("h")],
        "variable_cost" => Concepts(Costs),
        "ebit" => Concepts(Concept.OperatingIncome),
        "ebit_change" => Concepts(Costs),
        "ebit_loss" => Concepts([Concept.OperatingIncome, .. Costs]),
        "stressed_plant" => Concepts(Concept.PpeNet),
        "cash_flow" => Concepts(Flow),
        "remaining_life" => Concepts(Life),
        "extra_depreciation" => Concepts(Concept.Depreciation),
        "eps_change" => Concepts([.. Costs, Concept.Depreciation, Concept.DilutedShares]),
        "eps_change_by_life" => Concepts(Concept.Depreciation, Concept.DilutedShares),
        _ => Concepts(Loss),
    };

    private static PartSource[] Concepts(params IEnumerable<Concept> concepts) => [.. concepts.Distinct().Select(c => PartSource.Of(c))];

    private static FigureTerm Term(ScoreBook book, PartKind kind, IEnumerable<FigurePart> parts, IReadOnlyList<PartSource> behind) =>
        new() { Book = book, Kind = kind, Parts = [.. parts], Behind = behind };
}
