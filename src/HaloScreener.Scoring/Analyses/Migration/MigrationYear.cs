using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Analyses.Migration;

/// <summary>What is shared out between light and heavy companies.</summary>
public enum CapitalMeasure { Revenue, OperatingIncome, Capex, PpeNet, MarketValue }

/// <summary>
/// Where capital stood on one day: the rated companies of the main track, ordered by heaviness and cut into equal groups (fifths), and what each
/// group holds. Money in US dollars; a company whose currency has no rate has a place in its group and no part in the sums.
/// </summary>
public sealed record MigrationYear
{
    public required DateOnly AsOf { get; init; }
    /// <summary>Companies in the groups.</summary>
    public required int Companies { get; init; }
    /// <summary>One for each <see cref="CapitalMeasure"/>, in its order.</summary>
    public required IReadOnlyList<CapitalShares> Shares { get; init; }
    /// <summary>Enterprise value ÷ sales, heaviest against lightest group.</summary>
    public required ValuationSpread EvToSales { get; init; }
    /// <summary>Market value ÷ book equity, heaviest against lightest group.</summary>
    public required ValuationSpread PriceToBook { get; init; }
    /// <summary>Companies whose market value comes from closing prices; the others that have one have a public float.</summary>
    public required int Priced { get; init; }
    public required int Floats { get; init; }

    public CapitalShares this[CapitalMeasure measure] => Shares[(int)measure];

    /// <summary>Cuts a book into the method's number of groups.</summary>
    /// <param name="book">The universe as of a day.</param>
    /// <param name="leftOut">Companies that shall not be in it, such as the hyperscalers; the groups are cut from those that remain.</param>
    public static MigrationYear Of(ScoreBook book, IReadOnlySet<int> leftOut)
    {
        // Rows stand by CIK, and the order is stable: companies of equal heaviness keep it.
        int[] rows = [.. Enumerable.Range(0, book.Count)
            .Where(row => book.Ranking.Rank[row] > 0 && !leftOut.Contains(book.Companies[row].Cik))
            .OrderBy(row => book.Ranking.H[row])];
        var groups = book.Method.Rules.Analyses.MigrationGroups;
        var markets = rows.Select(row => book.MarketOf(row)).ToArray();
        return new MigrationYear
        {
            AsOf = book.Key.AsOf,
            Companies = rows.Length,
            Shares = [.. Enum.GetValues<CapitalMeasure>().Select(m => SharesOf(book, rows, groups, m))],
            EvToSales = ValuationSpread.Of(Group(markets, groups - 1, groups), Group(markets, 0, groups), m => m.EvToSales),
            PriceToBook = ValuationSpread.Of(Group(markets, groups - 1, groups), Group(markets, 0, groups), m => m.PriceToBook),
            Priced = markets.Count(m => m.Source == MarketValueSource.Prices),
            Floats = markets.Count(m => m.Source == MarketValueSource.PublicFloat),
        };
    }

    /// <summary>The hyperscalers that count as such under a method, by CIK.</summary>
    public static IReadOnlySet<int> HyperscalersOf(ScoreBook book) =>
        book.Method.Hyperscalers.Where(h => !h.Comparison).Select(h => h.Cik).ToHashSet();

    private static CapitalShares SharesOf(ScoreBook book, int[] rows, int groups, CapitalMeasure measure)
    {
        var sums = new double[groups];
        var known = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var usd = ValueOf(book, rows[i], measure) * book.UsdPerUnitOf(rows[i]);
            if (double.IsNaN(usd))
                continue;
            sums[GroupOf(i, rows.Length, groups)] += usd;
            known++;
        }
        return new CapitalShares { Measure = measure, Usd = sums, Known = known };
    }

    private static double ValueOf(ScoreBook book, int row, CapitalMeasure measure) => measure switch
    {
        CapitalMeasure.Revenue => book.Fundamental(Concept.Revenue)[row],
        CapitalMeasure.OperatingIncome => book.Fundamental(Concept.OperatingIncome)[row],
        CapitalMeasure.Capex => book.Fundamental(Concept.Capex)[row],
        CapitalMeasure.PpeNet => book.Fundamental(Concept.PpeNet)[row],
        _ => book.MarketOf(row).Value,
    };

    /// <summary>The group (0 is the lightest) of the company at a place of the order.</summary>
    private static int GroupOf(int place, int count, int groups) => (int)((long)place * groups / count);

    private static IEnumerable<T> Group<T>(T[] ordered, int group, int groups) => ordered.Where((_, i) => GroupOf(i, ordered.Length, groups) == group);
}

/// <summary>One measure, added up over each group.</summary>
public sealed record CapitalShares
{
    public required CapitalMeasure Measure { get; init; }
    /// <summary>Sum of each group, US dollars, the lightest group first.</summary>
    public required IReadOnlyList<double> Usd { get; init; }
    /// <summary>Companies that state the figure in a currency with a rate.</summary>
    public required int Known { get; init; }

    public double TotalUsd => Usd.Sum();

    /// <summary>
    /// Share of a group (0 is the lightest), 0–1; below 0 for a group that lost money where others earned it. NaN where the whole is not above zero.
    /// </summary>
    public double ShareOf(int group) => TotalUsd > 0 ? Usd[group] / TotalUsd : double.NaN;

    public double Lightest => ShareOf(0);
    public double Heaviest => ShareOf(Usd.Count - 1);
}

/// <summary>How much dearer heavy companies are than light ones: ln of the median multiple of the heaviest group − that of the lightest.</summary>
/// <param name="Heavy">Median multiple of the heaviest group; NaN where fewer than <see cref="LeastCompanies"/> have one.</param>
/// <param name="Light">Median multiple of the lightest group.</param>
/// <param name="HeavyCompanies">Companies of the heaviest group that have the multiple.</param>
/// <param name="LightCompanies">Companies of the lightest group that have it.</param>
public readonly record struct ValuationSpread(double Heavy, double Light, int HeavyCompanies, int LightCompanies)
{
    /// <summary>The middle of fewer than five says nothing of a fifth of the universe.</summary>
    public const int LeastCompanies = 5;

    /// <summary>ln(heavy) − ln(light): 0 is no difference, 0.69 is twice as dear, −0.69 half.</summary>
    public double Log => Math.Log(Heavy) - Math.Log(Light);

    internal static ValuationSpread Of(IEnumerable<MarketFigures> heavy, IEnumerable<MarketFigures> light, Func<MarketFigures, double> multiple)
    {
        var (heavyMedian, heavyCount) = MedianOf(heavy.Select(multiple));
        var (lightMedian, lightCount) = MedianOf(light.Select(multiple));
        return new ValuationSpread(heavyMedian, lightMedian, heavyCount, lightCount);
    }

    private static (double, int) MedianOf(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(v => v > 0).Order()];
        return (known.Length < LeastCompanies ? double.NaN : Sorted.Median(known), known.Length);
    }
}
