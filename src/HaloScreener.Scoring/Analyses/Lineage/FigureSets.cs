using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>What the sets of numbers share.</summary>
internal static class FigureSets
{
    /// <summary>A number of one term.</summary>
    public static Parsed<FigureAnswer> One(FigureContext context, FigureTerm term, string? groupName = null) =>
        new() { Request = new FigureAnswer { Request = context.Request, Book = context.Book, Terms = [term], GroupName = groupName } };

    /// <summary>The number, or its change where another day is asked for.</summary>
    /// <param name="context">The question.</param>
    /// <param name="termOf">The number in a book.</param>
    public static Parsed<FigureAnswer> Since(FigureContext context, Func<ScoreBook, FigureTerm> termOf) => new()
    {
        Request = new FigureAnswer
        {
            Request = context.Request,
            Book = context.Book,
            Terms = context.Since is { } since ? [termOf(context.Book), termOf(since)] : [termOf(context.Book)],
            Join = context.Since is null ? TermJoin.None : TermJoin.Difference,
        },
    };

    public static Parsed<FigureAnswer> Refuse(string parameter, string? value, string problem, string allowed) =>
        new() { Errors = [new ParameterError(parameter, value ?? "", problem, allowed)] };

    /// <summary>The rated companies of the main track.</summary>
    public static int[] Ranked(ScoreBook book) => [.. SectorAggregates.Companies.PartsOf(book, Enumerable.Range(0, book.Count)).Select(p => p.Row!.Value)];
}
