using System.Globalization;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Overcapacity;

/// <summary>The signs of overcapacity of one company (<c>company=</c>) with the figures of both years that they compare.</summary>
public static class OvercapacityFigures
{
    public const string Id = "overcapacity";

    /// <summary>Each is a column of the screen too, which computes it.</summary>
    private static readonly FigureName[] Names =
    [
        .. ((string[])[Id, "capex_growth_gap", "capex_to_da", "marginal_turnover", "turnover_change"]).Select(id => new FigureName(id, ScreenColumns.Of(ScoringMethod.Default).Find(id)!.Kind)),
    ];

    public static FigureSet Set { get; } = new(
        Id,
        Names,
        (query, _) => FigureSet.Any(BookQuestion.Parse(query)),
        Of);

    /// <summary>Whether a number is one of these.</summary>
    public static bool Has(string number) => Names.Any(n => n.Id == number);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var (book, id) = (context.Book, context.Request.Figure.Id);
        if (context.Request.Company is not { } cik || book.RowOf(cik) is not { } row)
            return FigureSets.Refuse("company", context.Request.Company?.ToString(CultureInfo.InvariantCulture), "is wanted by this number, which is of one company", "the CIK of a company");
        var value = ScreenColumns.Of(book.Method).Find(id)!.Number(book, book.Ranking, row);
        return FigureSets.One(context, new FigureTerm
        {
            Book = book,
            Kind = PartKind.Sum,
            Parts = double.IsNaN(value) ? [] : [new FigurePart(row, value)],
            Behind = [PartSource.Of(id)],
        });
    }
}
