using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Themes;

/// <summary>The numbers of a theme, made as those of a sector.</summary>
public static class ThemeFigures
{
    public static FigureSet Set { get; } = new(
        "themes",
        [.. ((string[])["companies", "halo", "h", "r", "revenue", "capex", "capex_to_revenue"]).Select(id => new FigureName(id, SectorColumns.Of(id).Kind))],
        (query, _) => FigureSet.Any(BookQuestion.Parse(query)),
        Of);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var request = context.Request;
        return context.Book.Method.Themes.Any(t => t.Id == request.Group)
            ? FigureSets.Since(context, book => SectorAggregates.Of(request.Figure.Id).TermOf(book, RowsOf(book, request.Group!)))
            : FigureSets.Refuse("group", request.Group, "names no theme", string.Join(", ", context.Book.Method.Themes.Select(t => t.Id)));
    }

    private static int[] RowsOf(ScoreBook book, string theme) => [.. ThemesAnswer.Of(book).First(t => t.Theme.Id == theme).Members.Select(m => m.Row)];
}
