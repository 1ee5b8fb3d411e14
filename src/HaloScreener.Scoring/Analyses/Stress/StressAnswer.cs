using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Analyses.Stress;

/// <summary>A scenario over a whole universe. Everything in it is hypothetical.</summary>
public sealed record StressAnswer
{
    public required StressScenario Scenario { get; init; }
    public required ScoreBook Book { get; init; }
    /// <summary>The ranking of the whole universe after the write-downs; the book's own where it cannot be scored again.</summary>
    public required Ranking After { get; init; }
    /// <summary>The stressed companies in the order asked for.</summary>
    public required IReadOnlyList<StressedCompany> Companies { get; init; }

    /// <summary>Sum over the companies that have the figure and a rate to the dollar.</summary>
    public double SumUsd(Func<StressedCompany, double> of) => StressFigures.SumOf(this, of);

    /// <summary>Companies whose impairment cannot be told, as depreciation, profit or a rate is missing.</summary>
    public int Untold => StressFigures.CountOf(this, "untold");

    /// <param name="book">The universe.</param>
    /// <param name="scenario">A scenario that was parsed with the book's method.</param>
    public static StressAnswer Of(ScoreBook book, StressScenario scenario)
    {
        var rows = RowsOf(book, scenario);
        var stressed = Hits(book, scenario, rows);
        var after = book.Inputs is { } inputs ? Scorer.Build(book.Key, book.Method, StressedPlant.Of(inputs, book, scenario, stressed)).Ranking : book.Ranking;
        for (var i = 0; i < stressed.Length; i++)
        {
            var row = stressed[i].Row;
            stressed[i] = stressed[i] with { RankAfter = after.Rank[row], HAfter = after.H[row], QuadrantAfter = after.Quadrants[row] };
        }
        return new StressAnswer { Scenario = scenario, Book = book, After = after, Companies = InOrder(stressed, scenario) };
    }

    private static int[] RowsOf(ScoreBook book, StressScenario scenario)
    {
        var index = Screening.ScreenIndex.Of(book);
        var all = scenario.Themes.Count == 0 && scenario.Sectors.Count == 0;
        return [.. Enumerable.Range(0, book.Count).Where(row => book.Ranking.Rank[row] > 0
            && (all || (index.Sector(row) is { } sector && scenario.Sectors.Contains(sector)) || index.Themes(row).Any(scenario.Themes.Contains)))];
    }

    private static StressedCompany[] Hits(ScoreBook book, StressScenario scenario, int[] rows)
    {
        var costs = scenario.VariableCost is null ? VariableCosts.Of(book) : null;
        var (recovery, wacc) = (scenario.RecoveryUnder(book.Method), scenario.WaccUnder(book.Method));
        var kept = 1 - book.Method.Rules.Analyses.StressTaxRate;
        var revenue = book.Fundamental(Concept.Revenue);
        var ebit = book.Fundamental(Concept.OperatingIncome);
        var da = book.Fundamental(Concept.DepreciationAmortization);
        var depreciation = book.Fundamental(Concept.Depreciation);
        var ppe = book.Fundamental(Concept.PpeNet);
        var construction = book.Fundamental(Concept.ConstructionInProgress);
        var capex = book.Fundamental(Concept.Capex);
        var shares = book.Fundamental(Concept.DilutedShares);
        var longest = book.Method.Rules.Formulas.MaxPpeToDepreciation;
        var stressed = new StressedCompany[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var (variable, assumed) = costs is null ? (scenario.VariableCost!.Value, false) : costs[row];
            var loss = StressFormulas.EbitChange(scenario.Shortfall, scenario.Share, revenue[row], variable);
            // An implausible depreciation, as for the factors, is no depreciation.
            var wear = ppe[row] > longest * depreciation[row] ? double.NaN : depreciation[row];
            var plant = scenario.Share * ppe[row];
            var years = Ratio.Of(ppe[row] - Ratio.WhereTagged(construction[row]), wear) * (1 - scenario.LifeCut);
            // What keeps the plant as it is: what wears out, or what is spent where that is less.
            var cash = scenario.Share * (ebit[row] + da[row] - (capex[row] < wear ? capex[row] : wear)) + loss;
            var recoverable = StressFormulas.Recoverable(recovery, plant, cash, wacc, years);
            var extra = StressFormulas.ExtraDepreciation(scenario.Share, wear, scenario.LifeCut);
            stressed[i] = new StressedCompany
            {
                Row = row,
                VariableCost = variable,
                VariableCostAssumed = assumed,
                EbitChange = loss,
                Ebit = ebit[row],
                StressedPlant = plant,
                CashFlow = cash,
                Years = years,
                Recoverable = recoverable,
                Impairment = StressFormulas.Impairment(plant, recoverable),
                Triggers = double.IsNaN(plant * cash * years) ? null : StressFormulas.Triggers(plant, cash, years),
                ExtraDepreciation = extra,
                EpsChange = Ratio.Of((loss - extra) * kept, shares[row]),
                EpsChangeByLife = Ratio.Of(-extra * kept, shares[row]),
                RankBefore = book.Ranking.Rank[row],
                RankAfter = book.Ranking.Rank[row],
                HBefore = book.Ranking.H[row],
                HAfter = book.Ranking.H[row],
                QuadrantBefore = book.Ranking.Quadrants[row],
                QuadrantAfter = book.Ranking.Quadrants[row],
                UsdPerUnit = book.UsdPerUnitOf(row),
            };
        }
        return stressed;
    }

    private static StressedCompany[] InOrder(StressedCompany[] companies, StressScenario scenario)
    {
        var column = StressColumns.Of(scenario.Sort.Column);
        var byRank = new int[companies.Length];
        var keys = new double[companies.Length];
        for (var i = 0; i < keys.Length; i++)
            (byRank[i], keys[i]) = (i, companies[i].RankBefore);
        // Two sorts that keep the order of equals: of companies with one value the better ranked stands first.
        RadixSort.Sort(keys, byRank);
        for (var i = 0; i < keys.Length; i++)
        {
            var number = column.SortNumber(companies[byRank[i]]);
            // What has no value is last in both directions; adding zero makes one zero of two.
            keys[i] = double.IsNaN(number) ? double.PositiveInfinity : (scenario.Sort.Descending ? -number : number) + 0.0;
        }
        RadixSort.Sort(keys, byRank);
        return [.. byRank.Select(i => companies[i])];
    }
}

/// <summary>Variable costs ÷ revenue of every company: its own, or the median of its sector, or of all.</summary>
internal sealed class VariableCosts
{
    private readonly double[] _own;
    private readonly double[] _assumed;

    private VariableCosts(double[] own, double[] assumed) => (_own, _assumed) = (own, assumed);

    public (double Share, bool Assumed) this[int row] => double.IsNaN(_own[row]) ? (_assumed[row], true) : (_own[row], false);

    public static VariableCosts Of(ScoreBook book)
    {
        var cost = book.Fundamental(Concept.CostOfRevenue);
        var gross = book.Fundamental(Concept.GrossProfit);
        var revenue = book.Fundamental(Concept.Revenue);
        var da = book.Fundamental(Concept.DepreciationAmortization);
        var own = new double[book.Count];
        var bySector = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var all = new List<double>(book.Count);
        var index = Screening.ScreenIndex.Of(book);
        for (var row = 0; row < own.Length; row++)
        {
            var spent = double.IsNaN(cost[row]) ? revenue[row] - gross[row] : cost[row];
            // Depreciation does not fall with demand, whether or not it is part of the cost of revenue.
            own[row] = Math.Clamp(Ratio.Of(spent - Ratio.WhereTagged(da[row]), revenue[row]), 0, 1);
            if (double.IsNaN(own[row]) || book.Ranking.Rank[row] == 0)
                continue;
            all.Add(own[row]);
            var sector = index.Sector(row) ?? "";
            if (!bySector.TryGetValue(sector, out var known))
                bySector.Add(sector, known = []);
            known.Add(own[row]);
        }
        var medians = bySector.ToDictionary(s => s.Key, s => MedianOf(s.Value), StringComparer.Ordinal);
        var median = MedianOf(all);
        var assumed = new double[book.Count];
        for (var row = 0; row < assumed.Length; row++)
            assumed[row] = medians.GetValueOrDefault(index.Sector(row) ?? "", median);
        return new VariableCosts(own, assumed);
    }

    private static double MedianOf(List<double> values)
    {
        var sorted = values.ToArray();
        RadixSort.Sort(sorted);
        return Sorted.Median(sorted);
    }
}
