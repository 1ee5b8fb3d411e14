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

/// <summary>The medians and counts of a watchlist (see <see cref="ListComparison"/>).</summary>
public static class ListFigures
{
    /// <summary>A company's rank, in whose line the median rank stands.</summary>
    internal static Aggregate Rank { get; } = Aggregate.InLine("halo", (book, row) => book.Ranking.Rank[row] is > 0 and var rank ? rank : double.NaN, five => five.Median);

    public static FigureSet Set { get; } = new(
        "list",
        [
            new("companies", ColumnKind.Integer), new("financials", ColumnKind.Integer), new("unrated", ColumnKind.Integer), new("rank", ColumnKind.Index), new("halo", ColumnKind.Score),
            new("h", ColumnKind.Score), new("r", ColumnKind.Score),
        ],
        (query, _) => FigureSet.Any(ListQuestion.Parse(query)),
        Of);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var list = ((ListQuestion)context.Request.Question).List;
        if (context.MembersOf(list) is not { } members)
            return FigureSets.Refuse("list", list.ToString(CultureInfo.InvariantCulture), "names no watchlist", "the number of a watchlist that has not been deleted");
        return FigureSets.Since(context, book =>
        {
            int[] all = [.. members.Select(book.RowOf).OfType<int>()];
            int[] ranked = [.. all.Where(row => book.Ranking.Rank[row] > 0)];
            return context.Request.Figure.Id switch
            {
                "companies" or "financials" or "unrated" => SectorAggregates.Of(context.Request.Figure.Id).TermOf(book, all),
                "rank" => Rank.TermOf(book, ranked),
                var id => SectorAggregates.Of(id).TermOf(book, ranked),
            };
        });
    }
}
