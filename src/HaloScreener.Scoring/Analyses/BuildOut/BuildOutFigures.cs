using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.BuildOut;

/// <summary>The sums and ratios of the AI build-out, and what one builder spends in a year.</summary>
public static class BuildOutFigures
{
    /// <summary>How far back the intensity of today is compared.</summary>
    public const int YearsBack = 5;

    public const string Rated = "rated";
    public const string AtRisk = "at_risk";
    public const string AtRiskWithoutAssetLife = "at_risk_without_asset_life";
    public const string AtRiskWithoutIndustry = "at_risk_without_industry";

    public static FigureSet Set { get; } = new(
        "ai-capex",
        [
            new("filed", ColumnKind.Money), new("expected", ColumnKind.Money), new("cumulative_filed", ColumnKind.Money), new("cumulative_expected", ColumnKind.Money),
            new("filed_share", ColumnKind.Percent), new("expected_share", ColumnKind.Percent),
            new("capex_to_revenue", ColumnKind.Percent), new("capex_to_da", ColumnKind.Multiple), new("capex_to_revenue_before", ColumnKind.Percent), new("capex_to_da_before", ColumnKind.Multiple),
            new("implied_life", ColumnKind.Years), new("implied_life_before", ColumnKind.Years),
            new(Rated, ColumnKind.Integer), new(AtRisk, ColumnKind.Integer), new(AtRiskWithoutAssetLife, ColumnKind.Integer), new(AtRiskWithoutIndustry, ColumnKind.Integer),
        ],
        (query, _) => FigureSet.Any(BuildOutRequest.Parse(query)),
        Of);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var (request, id) = (context.Request, context.Request.Figure.Id);
        if (Counted(context.Book, id) is { } counted)
            return FigureSets.One(context, Term(context.Book, PartKind.Count, counted.Select(row => new FigurePart(row, 1)), [PartSource.Of(id == Rated ? "halo" : "r")]));
        var answer = BuildOutAnswer.Of(context.Book, (BuildOutRequest)request.Question, context.FiscalYearsOf);
        if (request.Company is { } cik)
        {
            var all = answer.Builders.Concat(answer.Comparisons).Where(b => b.Company.Cik == cik).ToArray();
            if (all.Length == 0)
                return FigureSets.Refuse("company", cik.ToString(CultureInfo.InvariantCulture), "is no builder", string.Join(", ", context.Book.Method.Hyperscalers.Select(h => h.Cik)));
            answer = answer with { Builders = all };
        }
        var back = id.EndsWith("_before", StringComparison.Ordinal) ? YearsBack : 0;
        if (id.StartsWith("implied_life", StringComparison.Ordinal))
        {
            return request.Company is null
                ? FigureSets.Refuse("company", null, "is wanted by this number, which is of one company", "the CIK of a builder")
                : FigureSets.One(context, Term(context.Book, PartKind.Sum, Lives(answer.Builders[0], back), [PartSource.Of(Concept.Depreciation)]));
        }
        if (id.StartsWith("capex_to_", StringComparison.Ordinal))
        {
            var against = id.StartsWith("capex_to_da", StringComparison.Ordinal) ? Concept.DepreciationAmortization : Concept.Revenue;
            return FigureSets.One(context, Term(context.Book, PartKind.Ratio, answer.Intensity(against, back), [PartSource.Of(Concept.Capex), PartSource.Of(against)]));
        }
        var year = request.Year ?? answer.To;
        var (from, filed) = (id is "filed" or "expected" ? year : answer.From, id is "filed" or "cumulative_filed" or "filed_share");
        var parts = answer.Spending(filed ? BuildOutAnswer.FiledOnly : BuildOutAnswer.Expected, from, year);
        var term = Term(context.Book, filed || id == "expected_share" ? PartKind.Sum : PartKind.Range, parts, [PartSource.Of(Concept.Capex)]);
        return new()
        {
            Request = new FigureAnswer
            {
                Request = request,
                Book = context.Book,
                Terms = [term],
                Against = request.Figure.Kind == ColumnKind.Percent ? answer.ExpectedUsd : double.NaN,
            },
        };
    }

    /// <summary>The hyperscalers of a count; null for another number.</summary>
    private static IReadOnlyList<int>? Counted(ScoreBook book, string id) => id switch
    {
        Rated => RiskCause.Of(book).Rated,
        AtRisk => RiskCause.Of(book).AtRisk,
        AtRiskWithoutAssetLife => RiskCause.Of(book).WithoutAssetLife,
        AtRiskWithoutIndustry => RiskCause.Of(book).WithoutWhatTheySell,
        _ => null,
    };

    /// <summary>The life over which a builder's plant is written off, with the figures of the year and the plant of the year before it.</summary>
    private static IEnumerable<FigurePart> Lives(Builder builder, int yearsBack)
    {
        Concept[] plant = [Concept.PpeGross, Concept.PpeNet, Concept.AccumulatedDepreciation, Concept.ConstructionInProgress];
        var filed = builder.Filed;
        for (var i = 0; i < filed.Count; i++)
        {
            if (filed[i].Year != filed[^1].Year - yearsBack || double.IsNaN(filed[i].ImpliedLife))
                continue;
            DateOnly[] ends = i > 0 ? [filed[i].End, filed[i - 1].End] : [filed[i].End];
            yield return new FigurePart(builder.Row, filed[i].ImpliedLife) { Name = builder.Company.Company, Behind = [PartSource.Of(Concept.Depreciation, filed[i].End), .. ends.SelectMany(end => plant.Select(c => PartSource.Of(c, end)))] };
        }
    }

    private static FigureTerm Term(ScoreBook book, PartKind kind, IEnumerable<FigurePart> parts, IReadOnlyList<PartSource> behind) =>
        new() { Book = book, Kind = kind, Parts = [.. parts], Behind = behind };
}
