using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>
/// A number over companies of a book, written once: the number itself and the parts that explain it come from the same functions.
/// </summary>
public sealed record Aggregate
{
    public required PartKind Kind { get; init; }
    /// <summary>A company's part; NaN for one that has none.</summary>
    public required Func<ScoreBook, int, double> Value { get; init; }
    /// <summary>What a ratio divides by; a company needs both.</summary>
    public Func<ScoreBook, int, double>? Below { get; init; }
    public Func<FiveNumbers, double> Place { get; init; } = five => five.Median;
    public required IReadOnlyList<PartSource> Behind { get; init; }

    /// <summary>The number over these rows.</summary>
    public double Of(ScoreBook book, IEnumerable<int> rows) => Kind switch
    {
        PartKind.Count => PartsOf(book, rows).Count(),
        PartKind.Ratio => Parts.Ratio(PartsOf(book, rows)),
        PartKind.Place => Place(Line(book, rows)),
        _ => Parts.Sum(PartsOf(book, rows)),
    };

    /// <summary>The five numbers of the line; a page needs several of one line.</summary>
    public FiveNumbers Line(ScoreBook book, IEnumerable<int> rows) => Parts.Line(PartsOf(book, rows));

    /// <summary>Taken apart.</summary>
    public FigureTerm TermOf(ScoreBook book, IReadOnlyCollection<int> rows)
    {
        FigurePart[] parts = [.. PartsOf(book, rows)];
        return new FigureTerm { Book = book, Kind = Kind, Parts = parts, Behind = Behind, Place = Place, LeftOut = Kind == PartKind.Count ? 0 : rows.Count - parts.Length };
    }

    /// <summary>The companies that have a part, in the order of the rows.</summary>
    public IEnumerable<FigurePart> PartsOf(ScoreBook book, IEnumerable<int> rows)
    {
        foreach (var row in rows)
        {
            var value = Value(book, row);
            var below = Below is null ? double.NaN : Below(book, row);
            if (!double.IsNaN(value) && (Below is null || !double.IsNaN(below)))
                yield return new FigurePart(row, value) { Second = below };
        }
    }

    /// <summary>A concept in US dollars, added up over those that state it.</summary>
    public static Aggregate Sum(Concept concept) => new() { Kind = PartKind.Sum, Value = Usd(concept), Behind = [PartSource.Of(concept)] };

    /// <summary>One concept over another, of those that state both.</summary>
    public static Aggregate Ratio(Concept top, Concept bottom) =>
        new() { Kind = PartKind.Ratio, Value = Usd(top), Below = Usd(bottom), Behind = [PartSource.Of(top), PartSource.Of(bottom)] };

    /// <summary>The companies for which something holds.</summary>
    public static Aggregate Count(Func<ScoreBook, int, bool> holds, IReadOnlyList<PartSource> behind) =>
        new() { Kind = PartKind.Count, Value = (book, row) => holds(book, row) ? 1 : double.NaN, Behind = behind };

    /// <summary>The share of the companies for which something holds.</summary>
    public static Aggregate Share(Func<ScoreBook, int, bool> holds, IReadOnlyList<PartSource> behind) =>
        new() { Kind = PartKind.Ratio, Value = (book, row) => holds(book, row) ? 1 : 0, Below = (_, _) => 1, Behind = behind };

    /// <summary>A place in the line of a score or another number that a company's page can open.</summary>
    public static Aggregate InLine(string number, Func<ScoreBook, int, double> value, Func<FiveNumbers, double> place) =>
        new() { Kind = PartKind.Place, Value = value, Place = place, Behind = [PartSource.Of(number)] };

    /// <summary>A concept of a company's latest year in US dollars; NaN without a rate.</summary>
    public static Func<ScoreBook, int, double> Usd(Concept concept) => (book, row) => book.Fundamental(concept)[row] * book.UsdPerUnitOf(row);
}
