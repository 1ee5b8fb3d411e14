using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Markets;

namespace HaloScreener.Scoring.Analyses.Migration;

/// <summary>The rated companies of the main track by heaviness, cut into equal groups, and how the numbers of the groups are made.</summary>
public sealed class MigrationCut
{
    private readonly ScoreBook _book;
    private readonly int[][] _groups;
    /// <summary>By row of the book; 0 also for rows that are in no group, which nobody asks about.</summary>
    private readonly int[] _groupOf;

    private MigrationCut(ScoreBook book, int[] rows, int groups)
    {
        (_book, Rows, Groups, _groupOf) = (book, rows, groups, new int[book.Count]);
        for (var place = 0; place < rows.Length; place++)
            _groupOf[rows[place]] = (int)((long)place * groups / rows.Length);
        _groups = [.. Enumerable.Range(0, groups).Select(group => rows.Where(row => _groupOf[row] == group).ToArray())];
    }

    /// <summary>Rows of the book, the lightest first.</summary>
    public IReadOnlyList<int> Rows { get; }
    /// <summary>How many groups there are: fifths under the method.</summary>
    public int Groups { get; }

    public static Aggregate EvToSales { get; } = Multiple("ev_sales", m => m.EvToSales);
    public static Aggregate PriceToBook { get; } = Multiple("pb", m => m.PriceToBook);
    public static Aggregate Priced { get; } = From(MarketValueSource.Prices);
    public static Aggregate Floats { get; } = From(MarketValueSource.PublicFloat);

    /// <param name="book">The universe as of a day.</param>
    /// <param name="leftOut">Companies that shall not be in it, by CIK; the groups are cut from those that remain.</param>
    public static MigrationCut Of(ScoreBook book, IReadOnlySet<int> leftOut) => new(
        book,
        // Rows stand by CIK, and the order is stable: companies of equal heaviness keep it.
        [.. FigureSets.Ranked(book).Where(row => !leftOut.Contains(book.Companies[row].Cik)).OrderBy(row => book.Ranking.H[row])],
        book.Method.Rules.Analyses.MigrationGroups);

    /// <summary>The companies of a group, 0 the lightest.</summary>
    public IReadOnlyList<int> RowsOf(int group) => _groups[group];

    /// <summary>A measure added up in US dollars.</summary>
    public static Aggregate Sum(CapitalMeasure measure) => measure switch
    {
        CapitalMeasure.Revenue => Aggregate.Sum(Concept.Revenue),
        CapitalMeasure.OperatingIncome => Aggregate.Sum(Concept.OperatingIncome),
        CapitalMeasure.Capex => Aggregate.Sum(Concept.Capex),
        CapitalMeasure.PpeNet => Aggregate.Sum(Concept.PpeNet),
        _ => new() { Kind = PartKind.Sum, Value = (book, row) => book.MarketOf(row).Value * book.UsdPerUnitOf(row), Behind = [PartSource.Of("market_value")] },
    };

    /// <summary>A group's share of a measure: over all companies, of which those of the group count above the line.</summary>
    public Aggregate ShareOf(CapitalMeasure measure, int group)
    {
        var sum = Sum(measure);
        return sum with
        {
            Kind = PartKind.Ratio,
            Value = (book, row) => sum.Value(book, row) is var usd && (double.IsNaN(usd) || _groupOf[row] == group) ? usd : 0,
            Below = sum.Value,
        };
    }

    internal CapitalShares SharesOf(CapitalMeasure measure)
    {
        var sum = Sum(measure);
        return new CapitalShares
        {
            Measure = measure,
            Usd = [.. Enumerable.Range(0, Groups).Select(group => Ratio.WhereTagged(sum.Of(_book, RowsOf(group))))],
            Shares = [.. Enumerable.Range(0, Groups).Select(group => ShareOf(measure, group).Of(_book, Rows))],
            TotalUsd = Ratio.WhereTagged(sum.Of(_book, Rows)),
            Known = sum.PartsOf(_book, Rows).Count(),
        };
    }

    /// <summary>The middle of a multiple in the heaviest and in the lightest group.</summary>
    internal ValuationSpread SpreadOf(Aggregate multiple)
    {
        var (heavy, light) = (RowsOf(Groups - 1), RowsOf(0));
        return new ValuationSpread(MedianOf(heavy), MedianOf(light), multiple.PartsOf(_book, heavy).Count(), multiple.PartsOf(_book, light).Count());

        double MedianOf(IReadOnlyList<int> rows) =>
            multiple.PartsOf(_book, rows).Count() < ValuationSpread.LeastCompanies ? double.NaN : multiple.Of(_book, rows);
    }

    private static Aggregate Multiple(string id, Func<MarketFigures, double> of) =>
        Aggregate.InLine(id, (book, row) => of(book.MarketOf(row)) is > 0 and var multiple ? multiple : double.NaN, five => five.Median);

    private static Aggregate From(MarketValueSource source) => Aggregate.Count((book, row) => book.MarketOf(row).Source == source, [PartSource.Of("market_value")]);
}
