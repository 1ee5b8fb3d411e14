using System.Globalization;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Lists;

/// <summary>A watchlist on a day.</summary>
public sealed record ListQuestion(DateOnly? AsOf, Basis Basis, long List) : IBookQuestion
{
    public static Parsed<ListQuestion> Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var reader = new ParameterReader(query);
        var question = new ListQuestion(reader.Day("asOf"), reader.Basis("basis"), reader.Integer("list", 1, int.MaxValue) ?? 0);
        if (question.List == 0)
            reader.Refuse("list", "", "is wanted", "the number of a watchlist");
        return reader.Result(question);
    }

    public string ToQueryString() => new ParameterWriter().Add("list", List.ToString(CultureInfo.InvariantCulture)).Add("asOf", AsOf).Add("basis", Basis).ToString();
}

/// <summary>The medians and counts of a list of companies (see <see cref="ListComparison"/>), whether it is a watchlist or written into an address.</summary>
public static class ListFigures
{
    private const string Chance = "chance_";

    /// <summary>A company's rank, in whose line the median rank stands.</summary>
    internal static Aggregate Rank { get; } = Aggregate.InLine("halo", (book, row) => book.Ranking.Rank[row] is > 0 and var rank ? rank : double.NaN, five => five.Median);

    /// <summary>The numbers of a list. A tenth (1–10) and a quadrant are named by the group.</summary>
    internal static IReadOnlyList<FigureName> Names { get; } =
    [
        new("companies", ColumnKind.Integer), new("financials", ColumnKind.Integer), new("unrated", ColumnKind.Integer), new("rank", ColumnKind.Index), new("halo", ColumnKind.Score),
        new("h", ColumnKind.Score), new("r", ColumnKind.Score),
        .. ((IEnumerable<string>)["overlap", "in_top_fifth", "in_tenth", "in_quadrant"]).SelectMany(id => (FigureName[])[new(id, ColumnKind.Integer), new(Chance + id, ColumnKind.Index)]),
    ];

    public static FigureSet Set { get; } = new("list", Names, (query, _) => FigureSet.Any(ListQuestion.Parse(query)), context =>
    {
        var list = ((ListQuestion)context.Request.Question).List;
        return context.MembersOf(list) is { } members ? Of(context, book => [.. members.Select(book.RowOf).OfType<int>()]) : Missing(list);
    });

    /// <summary>The name of what a random list would have where <paramref name="figure"/> counts the members.</summary>
    public static string ByChance(string figure) => Chance + figure;

    /// <summary>Whether a number is what a random list would have.</summary>
    public static bool IsByChance(string figure) => figure.StartsWith(Chance, StringComparison.Ordinal);

    internal static Parsed<FigureAnswer> Missing(long list) =>
        FigureSets.Refuse("list", list.ToString(CultureInfo.InvariantCulture), "names no watchlist", "the number of a watchlist that has not been deleted");

    /// <param name="context">A question after one of <see cref="Names"/>.</param>
    /// <param name="rowsOf">The rows of the list's companies in a book.</param>
    internal static Parsed<FigureAnswer> Of(FigureContext context, Func<ScoreBook, int[]> rowsOf)
    {
        var (id, group) = (context.Request.Figure.Id, context.Request.Group);
        var byChance = IsByChance(id);
        var part = byChance ? id[Chance.Length..] : id;
        var tenth = int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= ListPlace.Tenths ? number : 0;
        var quadrant = ScreenIds.Quadrants.Where(q => q.Id == group).Select(q => q.Quadrant).FirstOrDefault();
        if (part == "in_tenth" && tenth == 0)
            return FigureSets.Refuse("group", group, "names no tenth of the ranking", "1 to 10, 1 is the top");
        if (part == "in_quadrant" && quadrant == Quadrant.None)
            return FigureSets.Refuse("group", group, "names no quadrant", string.Join(", ", ScreenIds.Quadrants.Select(q => q.Id)));
        return FigureSets.Since(context, book =>
        {
            var all = rowsOf(book);
            int[] ranked = [.. all.Where(row => book.Ranking.Rank[row] > 0)];
            ListPlace? place = part switch
            {
                "overlap" => ListPlace.Overlap(ranked.Length),
                "in_top_fifth" => ListPlace.TopFifth,
                "in_tenth" => ListPlace.Tenth(tenth - 1),
                "in_quadrant" => ListPlace.Quadrant(quadrant),
                _ => null,
            };
            return part switch
            {
                _ when place is not null => byChance ? place.Chance(ranked.Length).TermOf(book, FigureSets.Ranked(book)) with { LeftOut = 0 } : place.Members.TermOf(book, ranked),
                "companies" or "financials" or "unrated" => SectorAggregates.Of(part).TermOf(book, all),
                "rank" => Rank.TermOf(book, ranked),
                _ => SectorAggregates.Of(part).TermOf(book, ranked),
            };
        });
    }
}
