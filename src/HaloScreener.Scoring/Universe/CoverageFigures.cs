using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Universe;

/// <summary>The share of a fiscal year's companies that state a concept (see <see cref="ConceptCoverage"/>), by the concept's id.</summary>
public static class CoverageFigures
{
    public static FigureSet Set { get; } = new(
        "coverage",
        [.. ConceptInfo.All.Select(c => new FigureName(c.Id, ColumnKind.Percent))],
        (query, _) => FigureSet.Any(BookQuestion.Parse(query)),
        Of);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        if (context.Request.Year is not { } year)
            return FigureSets.Refuse("year", null, "is wanted", "a fiscal year");
        var concept = ConceptInfo.Find(context.Request.Figure.Id)!.Concept;
        return FigureSets.One(context, new FigureTerm
        {
            Book = context.Book,
            Kind = PartKind.Ratio,
            // Every company of the set that had filed by the day has a row in the book of that day.
            Parts = [.. context.CoverageOf(year, concept).Where(c => context.Book.RowOf(c.Cik) is not null).Select(c => new FigurePart(context.Book.RowOf(c.Cik), c.States ? 1 : 0)
            {
                Second = 1,
                Behind = c.States ? [PartSource.Of(concept, c.End)] : [],
            })],
            Behind = [PartSource.Of(concept)],
        });
    }
}
