using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Universe;

/// <summary>How old the figures of a book are, and what is not rated in it: counts over all its companies, and the median age of the rated.</summary>
public static class FreshnessFigures
{
    private static readonly PartSource[] Statement = [PartSource.Of(Concept.Revenue), PartSource.Of(Concept.Assets)];

    public static Aggregate Companies { get; } = Aggregate.Count((_, _) => true, Statement);

    /// <summary>Whole months since the end of the latest annual period, of rated companies of both tracks.</summary>
    public static Aggregate Age { get; } = new()
    {
        Kind = PartKind.Place,
        Value = (book, row) => RatedEnd(book, row) is { } end ? AgeBand.MonthsSince(end, book.Key.AsOf) : double.NaN,
        Behind = Statement,
    };

    /// <summary>Companies whose next annual report should be there, and that have not been silent for so long that they are not rated.</summary>
    public static Aggregate Overdue { get; } = Aggregate.Count(
        (book, row) => IsPast(book, row, book.Method.Rules.Confidence.FreshMonths) && !IsPast(book, row, book.Method.Rules.Universe.MaxAgeMonths), Statement);

    /// <summary>Companies silent for longer than that.</summary>
    public static Aggregate Silent { get; } = Aggregate.Count((book, row) => IsPast(book, row, book.Method.Rules.Universe.MaxAgeMonths), Statement);

    public static FigureSet Set { get; } = new(
        "freshness",
        [new("companies", ColumnKind.Integer), new("age", ColumnKind.Points), new("overdue", ColumnKind.Integer), new("silent", ColumnKind.Integer), new("age_band", ColumnKind.Integer), new("reason", ColumnKind.Integer)],
        (query, _) => FigureSet.Any(BookQuestion.Parse(query)),
        Of);

    public static Aggregate InBand(AgeBand band) => Aggregate.Count((book, row) => RatedEnd(book, row) is { } end && band.Holds(end), Statement);

    public static Aggregate UnratedFor(UnratedReason reason) => Aggregate.Count((book, row) => book.Unrated[row] == reason, Statement);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var (book, group) = (context.Book, context.Request.Group);
        var aggregate = context.Request.Figure.Id switch
        {
            "companies" => Companies,
            "age" => Age,
            "overdue" => Overdue,
            "silent" => Silent,
            "age_band" => AgeBand.Of(book).Where(b => Name(b) == group).Select(InBand).FirstOrDefault(),
            _ => ScreenIds.UnratedReasons.Where(r => r.Id == group).Select(r => UnratedFor(r.Reason)).FirstOrDefault(),
        };
        if (aggregate is null)
        {
            return FigureSets.Refuse(
                "group", group, "names no group of this table", string.Join(", ", context.Request.Figure.Id == "age_band" ? AgeBand.Of(book).Select(Name) : ScreenIds.UnratedReasons.Select(r => r.Id)));
        }
        return FigureSets.One(context, aggregate.TermOf(book, [.. Enumerable.Range(0, book.Count)]) with { LeftOut = 0 });
    }

    /// <summary>A band's name in addresses: its first month.</summary>
    public static string Name(AgeBand band) => band.FromMonths.ToString(CultureInfo.InvariantCulture);

    // As the method counts: a report is late from the day after.
    private static bool IsPast(ScoreBook book, int row, int months) => book.PeriodEnd[row] is { } end && end.AddMonths(months) < book.Key.AsOf;

    private static DateOnly? RatedEnd(ScoreBook book, int row) => book.Unrated[row] == UnratedReason.None ? book.PeriodEnd[row] : null;
}
