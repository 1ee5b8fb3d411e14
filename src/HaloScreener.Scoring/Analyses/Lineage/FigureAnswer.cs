using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>How two terms become one number.</summary>
public enum TermJoin
{
    /// <summary>There is one term.</summary>
    None,
    /// <summary>The first less the second: a change over time.</summary>
    Difference,
    /// <summary>ln of the first − ln of the second: how much dearer.</summary>
    LogRatio,
    /// <summary>The first; the second is the same number seen from the other side.</summary>
    Sides,
}

/// <summary>A company's part of a number, with the term that it belongs to.</summary>
/// <param name="Term">The term.</param>
/// <param name="Part">The part.</param>
/// <param name="Place">Its place in the term by value, the largest first, from 1.</param>
public sealed record PlacedPart(FigureTerm Term, FigurePart Part, int Place);

/// <summary>A number of many companies taken apart.</summary>
public sealed record FigureAnswer
{
    public required FigureRequest Request { get; init; }
    public required ScoreBook Book { get; init; }
    /// <summary>One, or two that are joined.</summary>
    public required IReadOnlyList<FigureTerm> Terms { get; init; }
    public TermJoin Join { get; init; }
    /// <summary>English name of <see cref="FigureRequest.Group"/>; null for the whole and where the reader knows the group by its id.</summary>
    public string? GroupName { get; init; }
    /// <summary>What the sum is set against, US dollars: of an expectation. NaN for none.</summary>
    public double Against { get; init; } = double.NaN;

    /// <summary>Where chance would put the number; null for a number that is not judged by chance.</summary>
    public Estimate? Interval { get; init; }

    /// <summary>The number, made of the parts.</summary>
    public double Value => Join switch
    {
        TermJoin.Difference => Terms[0].Value - Terms[1].Value,
        TermJoin.LogRatio => Math.Log(Terms[0].Value) - Math.Log(Terms[1].Value),
        TermJoin.Sides => Terms[0].Value,
        _ => double.IsNaN(Against) ? Terms[0].Value : Terms[0].Value / Against,
    };

    /// <summary>The high end of a range; NaN for a number that is none.</summary>
    public double High => Terms[0].Kind == PartKind.Range ? Terms[0].Second : double.NaN;

    /// <summary>
    /// Every part, those that make most of the number first: the largest amounts, and of a line those nearest to the place that is asked for.
    /// </summary>
    public IReadOnlyList<PlacedPart> Ordered { get => field ??= [.. Terms.SelectMany(InOrder)]; private set; }

    /// <summary>Companies a page.</summary>
    public int Size => Request.Size ?? (Terms.Any(t => t.Behind.Any(b => b.Number is not null)) ? FigureRequest.DefaultSizeOfScores : FigureRequest.DefaultSize);

    public int PageCount => Math.Max(1, (Ordered.Count + Size - 1) / Size);

    /// <summary>The page in force: the last one where a later is asked for.</summary>
    public int Page => Math.Min(Request.Page, PageCount);

    /// <summary>The parts of the page.</summary>
    public IReadOnlyList<PlacedPart> Shown => [.. Ordered.Skip((Page - 1) * Size).Take(Size)];

    private static IEnumerable<PlacedPart> InOrder(FigureTerm term)
    {
        var places = new int[term.Parts.Count];
        var byValue = Enumerable.Range(0, places.Length).OrderByDescending(i => term.Parts[i].Value).ToArray();
        for (var i = 0; i < byValue.Length; i++)
            places[byValue[i]] = i + 1;
        var middle = term.Value;
        var ordered = term.Kind == PartKind.Place
            ? byValue.OrderBy(i => Math.Abs(term.Parts[i].Value - middle))
            : byValue.OrderByDescending(i => Math.Abs(term.Parts[i].Value)).ThenByDescending(i => term.Parts[i].Second);
        return ordered.Select(i => new PlacedPart(term, term.Parts[i], places[i]));
    }
}
