using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Explain;

/// <summary>
/// What would lift a company most: its HALO score and rank if one factor alone stood where the median company stands, or a company of the
/// better quarter. Points' = points + weight × scale × (score' − score), then the percentile and √(H·(100 − R)) again. All
/// else stays: the other factors (also those that share a figure with this one), the moderators and every other company. Not offered for
/// a factor that comes from a table of industries, nor where the company stands better already.
/// </summary>
public sealed record Lift
{
    private const double Better = 0.75;

    public required FactorDefinition Factor { get; init; }
    /// <summary>In the factor's own unit.</summary>
    public required double Raw { get; init; }
    /// <summary>At the universe's median; null where the company stands better.</summary>
    public required LiftedTo? Median { get; init; }
    /// <summary>At the start of the universe's better quarter.</summary>
    public required LiftedTo? BetterQuarter { get; init; }

    /// <summary>The most HALO points that a target of this factor brings.</summary>
    public double Gain => Math.Max(Median?.Gain ?? 0, BetterQuarter?.Gain ?? 0);

    /// <summary>The factors that would lift a ranked company, the largest gain first; none for a company without a rank.</summary>
    public static IReadOnlyList<Lift> Of(ScoreBook book, Ranking ranking, int row)
    {
        if (ranking.Rank[row] == 0)
            return [];
        var lifts = new List<Lift>();
        for (var f = 0; f < book.Factors.Count; f++)
        {
            var column = book.Factors[f];
            if (column.State[row] != FactorState.Present || column.Definition.Transform == Transform.Table || ranking.Weights[column.Definition.Id] == 0)
                continue;
            var lift = new Lift
            {
                Factor = column.Definition,
                Raw = column.Raw[row],
                Median = To(0.5, book, ranking, f, row),
                BetterQuarter = To(Better, book, ranking, f, row),
            };
            if (lift.Gain > 0)
                lifts.Add(lift);
        }
        return [.. lifts.OrderByDescending(l => l.Gain)];
    }

    /// <summary>The company with one factor where a share of the universe stands worse.</summary>
    private static LiftedTo? To(double share, ScoreBook book, Ranking ranking, int factor, int row)
    {
        var column = book.Factors[factor];
        var heavy = column.Definition.Axis == Axis.Heaviness;
        var quartiles = FactorQuartiles.Of(book, ranking);
        // A high score is good on heaviness and bad on risk; a reversed factor has its low raw values at the high scores.
        var p = heavy ? share : 1 - share;
        var target = quartiles.Z(factor, p);
        if (heavy ? column.Z[row] >= target : column.Z[row] <= target)
            return null;
        var neutral = ranking.Neutral == 0 || book.Groups.GroupOf[row] is not (>= 0 and var group) || double.IsNaN(book.GroupMedians[factor][group])
            ? 0 : ranking.Neutral * book.GroupMedians[factor][group];
        var now = 100 * Normal.Cdf(column.Z[row] - neutral);
        var then = 100 * Normal.Cdf(target - neutral);
        // Points of a factor are weight × scale × score, so that their quotient holds re-weighting, shrinkage and moderators.
        var change = now > 0 ? ranking.Points[factor][row] / now * (then - now) : 0;
        var h = heavy ? PercentileOf(ranking.HPoints, ranking, row, ranking.HPoints[row] + change) : ranking.H[row];
        var r = heavy ? ranking.R[row] : PercentileOf(ranking.RPoints, ranking, row, ranking.RPoints[row] + change);
        var halo = Ranker.HaloOf(h, r);
        return new LiftedTo
        {
            Raw = quartiles.Raw(factor, column.Definition.Reversed ? 1 - p : p),
            PointsChange = change,
            H = h,
            R = r,
            Halo = halo,
            Rank = 1 + Enumerable.Range(0, book.Count).Count(other => other != row && ranking.Rank[other] > 0 && ranking.Halo[other] > halo),
            Gain = halo - ranking.Halo[row],
        };
    }

    /// <summary>The percentile that points would have among the other companies, ties counting half, this one itself half.</summary>
    private static double PercentileOf(double[] points, Ranking ranking, int row, double value)
    {
        var (below, equal, count) = (0, 1, 1);
        for (var other = 0; other < points.Length; other++)
        {
            if (other == row || ranking.Rank[other] == 0)
                continue;
            count++;
            below += points[other] < value ? 1 : 0;
            equal += points[other] == value ? 1 : 0;
        }
        return 100 * (below + 0.5 * equal) / count;
    }
}

/// <summary>Where a company would stand.</summary>
public sealed record LiftedTo
{
    /// <summary>The raw value that it would take, in the factor's own unit.</summary>
    public required double Raw { get; init; }
    /// <summary>Points on the factor's axis before ranking.</summary>
    public required double PointsChange { get; init; }
    public required double H { get; init; }
    public required double R { get; init; }
    public required double Halo { get; init; }
    public required int Rank { get; init; }
    /// <summary>HALO points more than now.</summary>
    public required double Gain { get; init; }
}
