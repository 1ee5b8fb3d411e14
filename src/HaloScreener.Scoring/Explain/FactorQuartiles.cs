using System.Runtime.CompilerServices;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Explain;

/// <summary>Quartiles of each factor over the ranked companies that have it: of z, by which scores are compared, and of the raw value.</summary>
internal sealed class FactorQuartiles
{
    private static readonly double[] Shares = [0.25, 0.5, 0.75];
    private static readonly ConditionalWeakTable<Ranking, FactorQuartiles> ByRanking = [];

    private readonly double[][] _z;
    private readonly double[][] _raw;

    private FactorQuartiles(ScoreBook book, Ranking ranking)
    {
        _z = [.. book.Factors.Select(f => Of(f, f.Z))];
        _raw = [.. book.Factors.Select(f => Of(f, f.Raw))];

        double[] Of(FactorColumn factor, double[] column)
        {
            double[] values = [.. Enumerable.Range(0, book.Count).Where(row => ranking.Rank[row] > 0 && factor.State[row] == FactorState.Present).Select(row => column[row])];
            RadixSort.Sort(values);
            return [.. Shares.Select(share => Sorted.Quantile(values, share))];
        }
    }

    /// <summary>Drawn once for a ranking; which companies are ranked may change with the weights.</summary>
    public static FactorQuartiles Of(ScoreBook book, Ranking ranking) => ByRanking.GetValue(ranking, r => new FactorQuartiles(book, r));

    /// <summary>z at a quartile (0.25, 0.5 or 0.75).</summary>
    public double Z(int factor, double share) => _z[factor][Array.IndexOf(Shares, share)];

    /// <summary>The raw value at a quartile, in the factor's own unit.</summary>
    public double Raw(int factor, double share) => _raw[factor][Array.IndexOf(Shares, share)];
}
