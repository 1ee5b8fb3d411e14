using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Sectors;

/// <summary>The numbers of the table of industries, taken apart.</summary>
public static class SectorFigures
{
    public const string Id = "sectors";

    public static FigureSet Set { get; } = new(
        Id,
        [.. SectorColumns.All.Select(c => new FigureName(c.Id, c.Kind))],
        (query, method) => FigureSet.Any(SectorsRequest.Parse(query, method)),
        Of);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var request = context.Request;
        // What orders the table and stands beside it changes no number.
        var question = (SectorsRequest)request.Question with { Sort = SectorsRequest.DefaultSort, Compare = [], Score = ScoreKind.Halo };
        var books = context.Since is { } since ? (IReadOnlyList<ScoreBook>)[context.Book, since] : [context.Book];
        var terms = new List<FigureTerm>();
        string? name = null;
        foreach (var book in books)
        {
            var answer = SectorsAnswer.Of(book, question);
            var group = request.Group is null ? answer.Whole : answer.Groups.FirstOrDefault(g => g.Id == request.Group);
            if (group is null)
                return new() { Errors = [new ParameterError("group", request.Group!, "names no group of this table", Allowed(answer))] };
            name = group.Name;
            terms.Add(SectorAggregates.TermOf(book, group, request.Figure.Id));
        }
        return new()
        {
            Request = new FigureAnswer
            {
                Request = request with { Question = question },
                Book = context.Book,
                Terms = terms,
                Join = terms.Count > 1 ? TermJoin.Difference : TermJoin.None,
                GroupName = request.Group is null ? null : name,
            },
        };
    }

    private static string Allowed(SectorsAnswer answer)
    {
        const int Most = 20;
        return string.Join(", ", answer.Groups.Take(Most).Select(g => g.Id)) + (answer.Groups.Count > Most ? ", …" : "");
    }
}
