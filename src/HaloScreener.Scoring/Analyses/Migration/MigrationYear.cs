using HaloScreener.Scoring.Book;

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
        var cut = MigrationCut.Of(book, leftOut);
        return new MigrationYear
        {
            AsOf = book.Key.AsOf,
            Companies = cut.Rows.Count,
            Shares = [.. Enum.GetValues<CapitalMeasure>().Select(cut.SharesOf)],
            EvToSales = cut.SpreadOf(MigrationCut.EvToSales),
            PriceToBook = cut.SpreadOf(MigrationCut.PriceToBook),
            Priced = (int)MigrationCut.Priced.Of(book, cut.Rows),
            Floats = (int)MigrationCut.Floats.Of(book, cut.Rows),
        };
    }

    /// <summary>The hyperscalers that count as such under a method, by CIK.</summary>
    public static IReadOnlySet<int> HyperscalersOf(ScoreBook book) =>
        book.Method.Hyperscalers.Where(h => !h.Comparison).Select(h => h.Cik).ToHashSet();
}

/// <summary>One measure, added up over each group.</summary>
public sealed record CapitalShares
{
    public required CapitalMeasure Measure { get; init; }
    /// <summary>Sum of each group, US dollars, the lightest group first.</summary>
    public required IReadOnlyList<double> Usd { get; init; }
    /// <summary>Companies that state the figure in a currency with a rate.</summary>
    public required int Known { get; init; }

    /// <summary>Sum of all groups, US dollars; 0 where nobody states it.</summary>
    public required double TotalUsd { get; init; }
    /// <summary>
    /// Share of each group, the lightest first, 0–1; below 0 for a group that lost money where others earned it. NaN where the whole is not above zero.
    /// </summary>
    public required IReadOnlyList<double> Shares { get; init; }

    public double ShareOf(int group) => Shares[group];

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
}
