using HaloScreener.Core.Concepts;
using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>The filings behind one company's part of a number, and what is no filing: prices, and what was told of a year to come.</summary>
/// <param name="Figures">Each with tag, place in the chain, arithmetic and filing; every one once.</param>
/// <param name="Closes">Closing prices.</param>
/// <param name="Guidance">What was told.</param>
public sealed record PartLineage(IReadOnlyList<Fundamental> Figures, IReadOnlyList<ClosingPrice> Closes, IReadOnlyList<CapexGuidance> Guidance)
{
    /// <summary>What every statement has: without these neither the fiscal years of a company can be told nor a trailing year be made.</summary>
    private static readonly Concept[] YearMarks = [Concept.Revenue, Concept.NetIncome, Concept.OperatingCashFlow, Concept.Assets];

    /// <summary>The concepts whose statements must be read to find what is behind a part; null for all of them.</summary>
    public static IReadOnlyCollection<Concept>? ConceptsOf(IEnumerable<PartSource> sources)
    {
        var concepts = YearMarks.ToHashSet();
        foreach (var source in sources)
        {
            if (source.Number is not null)
                return null;
            if (source.Concept is { } concept)
                concepts.Add(concept);
        }
        return concepts;
    }

    /// <param name="book">The book that has the number.</param>
    /// <param name="row">The company's row; null for one that the store does not have.</param>
    /// <param name="sources">What is behind its part.</param>
    /// <param name="vintages">Its fiscal years: all vintages of <see cref="ConceptsOf"/>, at least of those filed by the book's day.</param>
    /// <param name="interim">What its quarterly reports state, likewise; none is needed for a book of fiscal years.</param>
    public static PartLineage Of(ScoreBook book, int? row, IReadOnlyList<PartSource> sources, IReadOnlyList<ResolvedValue> vintages, IReadOnlyList<ResolvedValue> interim)
    {
        CapexGuidance[] guidance = [.. sources.Select(s => s.Guidance).OfType<CapexGuidance>()];
        if (row is not { } at)
            return new PartLineage([], [], guidance);
        var fundamentals = Fundamental.Of(vintages, book.Key.AsOf);
        var figures = FigureSources.Of(book, at, fundamentals, vintages, interim);
        var found = sources.SelectMany(source => source switch
        {
            { Concept: { } concept, YearEnd: { } end } => fundamentals.Where(f => f.Concept.Concept == concept && f.Value.Period.End == end),
            { Concept: { } concept } => figures.OfConcept(concept),
            { Number: { } number } => OfNumber(book, figures, number),
            _ => [],
        });
        return new PartLineage(
            [.. found.DistinctBy(f => (f.Concept.Concept, f.Value.Period, f.IsTrailing))],
            sources.Any(s => s.Number is { } number && ScreenColumns.MarketIds.Contains(number)) && book.MarketOf(at).Source == MarketValueSource.Prices ? [.. book.MarketOf(at).Closes] : [],
            guidance);
    }

    private static IEnumerable<Fundamental> OfNumber(ScoreBook book, FigureSources sources, string number) =>
        ScreenColumns.MarketIds.Contains(number)
            ? sources.OfMarket(number)
            : OvercapacityFigures.Has(number) ? sources.OfOvercapacity(number)
            : book.Method.Factors.Where(f => number == f.Id || number == "halo" || number == (f.Axis == Axis.Heaviness ? "h" : "r")).SelectMany(f => sources.OfFactor(f.Id));
}
