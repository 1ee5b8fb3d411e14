using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Overview;

/// <summary>The counts of the first page: of the whole universe, each company one.</summary>
public static class OverviewFigures
{
    /// <summary>A report is fresh up to so many months after its period's end, as for the confidence.</summary>
    private const int FreshMonths = 15;

    /// <summary>Share of the rated companies whose latest year ended at most 15 months before the book's day.</summary>
    public static Aggregate Fresh { get; } = Aggregate.Share((book, row) => book.PeriodEnd[row] >= book.Key.AsOf.AddMonths(-FreshMonths), [PartSource.Of(Concept.Revenue)]);

    public static FigureSet Set { get; } = new(
        "overview",
        [
            new("companies", ColumnKind.Integer), new("financials", ColumnKind.Integer), new("unrated", ColumnKind.Integer), new("fresh", ColumnKind.Percent),
            .. ScreenIds.Quadrants.Select(q => new FigureName(InQuadrant(q.Quadrant), ColumnKind.Integer)),
        ],
        (query, _) => FigureSet.Any(BookQuestion.Parse(query)),
        context => FigureSets.Since(context, book => context.Request.Figure.Id switch
        {
            "companies" or "financials" or "unrated" => SectorAggregates.Of(context.Request.Figure.Id).TermOf(book, [.. Enumerable.Range(0, book.Count)]),
            "fresh" => Fresh.TermOf(book, FigureSets.Ranked(book)),
            var id => SectorAggregates.InQuadrant(ScreenIds.Quadrants.TakeWhile(q => InQuadrant(q.Quadrant) != id).Count()).TermOf(book, FigureSets.Ranked(book)),
        }));

    /// <summary>The name of the count of a quadrant: <c>in_halo</c>.</summary>
    public static string InQuadrant(Quadrant quadrant) => "in_" + ScreenIds.Of(quadrant)!.Replace('-', '_');
}
