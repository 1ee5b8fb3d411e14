using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// Weighs the factor scores of a book into two axes, shrinks what is incomplete, applies the moderators and ranks. Runs on every change of a
/// weight, so it works on arrays and sorts three times, nothing more.
/// </summary>
internal static class Ranker
{
    public static Ranking Rank(ScoreBook book, double[] weights, double neutral)
    {
        var count = book.Count;
        var scores = ScoresOf(book, neutral);
        var heaviness = Weigh(book, Axis.Heaviness, weights, scores);
        var risk = Weigh(book, Axis.Risk, weights, scores);
        var main = new bool[count];
        var financials = new bool[count];
        for (var row = 0; row < count; row++)
        {
            if (!CanBeRated(book, row) || !risk.Enough[row])
                continue;
            main[row] = book.Tracks[row] == Track.Main && heaviness.Enough[row];
            financials[row] = book.Tracks[row] == Track.Financials;
        }
        var points = new double[book.Factors.Count][];
        var (hPoints, hShrink) = Points(book, Axis.Heaviness, weights, scores, heaviness, main, null, points);
        var ratedRisk = new bool[count];
        for (var row = 0; row < count; row++)
            ratedRisk[row] = main[row] || financials[row];
        var (rPoints, rShrink) = Points(book, Axis.Risk, weights, scores, risk, ratedRisk, book.Moderator, points);

        var h = Filled(count, double.NaN);
        var r = Filled(count, double.NaN);
        Percentiles(hPoints, main, h);
        Percentiles(rPoints, main, r);
        Percentiles(rPoints, financials, r);
        var halo = Filled(count, double.NaN);
        var quadrants = new Quadrant[count];
        var borderline = new bool[count];
        var lines = book.Method.Rules.Quadrants;
        for (var row = 0; row < count; row++)
        {
            if (!main[row])
                continue;
            halo[row] = HaloOf(h[row], r[row]);
            quadrants[row] = QuadrantOf(h[row], r[row], lines);
            borderline[row] = Math.Abs(h[row] - lines.HeavinessLine) <= lines.Borderline || Math.Abs(r[row] - lines.RiskLine) <= lines.Borderline;
        }
        var (rank, rated) = Ranks(book, halo, main);
        return new Ranking
        {
            Weights = book.Factors.Select((f, i) => (f.Definition.Id, weights[i])).ToDictionary(p => p.Id, p => p.Item2, StringComparer.Ordinal),
            Neutral = neutral,
            HPoints = hPoints,
            RPoints = rPoints,
            H = h,
            R = r,
            Halo = halo,
            Rank = rank,
            RatedCount = rated,
            Quadrants = quadrants,
            Borderline = borderline,
            Points = points,
            HShrinkPoints = hShrink,
            RShrinkPoints = rShrink,
        };
    }

    /// <summary>Factor scores as they are weighed, <c>[factor][row]</c>: the book's own, or sector-neutral ones.</summary>
    public static double[][] ScoresOf(ScoreBook book, double neutral) => neutral == 0 ? [.. book.Factors.Select(f => f.Score)] : Neutralised(book, neutral);

    /// <summary>What breaks ties: revenue in US dollars, the largest first; in another currency it counts as nothing.</summary>
    public static double SizeOf(ScoreBook book, int row) =>
        book.Currency[row] == "USD" && book.Fundamental(Core.Concepts.Concept.Revenue)[row] is var revenue && !double.IsNaN(revenue) ? revenue : double.NegativeInfinity;

    /// <summary>HALO = √(H·(100 − R)): the geometric mean, so that neither axis buys off the other.</summary>
    public static double HaloOf(double h, double r) => Math.Sqrt(h * (100 - r));

    /// <summary>The quadrant of a point of the map; a point on a line is on the better side of it.</summary>
    public static Quadrant QuadrantOf(double h, double r, QuadrantRules lines) => (h >= lines.HeavinessLine, r <= lines.RiskLine) switch
    {
        (true, true) => Quadrant.Halo,
        (true, false) => Quadrant.HeavyPerishable,
        (false, true) => Quadrant.LightDurable,
        (false, false) => Quadrant.AtRiskLight,
    };

    /// <summary>Not shut out for what it is, only perhaps for what it lacks under some weights.</summary>
    private static bool CanBeRated(ScoreBook book, int row) =>
        book.Unrated[row] is UnratedReason.None or UnratedReason.TooLittleData && !(book.LacksAnchor.Length > 0 && book.LacksAnchor[row]);

    /// <summary>An axis before shrinkage.</summary>
    /// <param name="Mean">Weighted mean of the factor scores that are there; NaN without any.</param>
    /// <param name="Applicable">Sum of the weights of the factors that apply.</param>
    /// <param name="Present">Sum of the weights of those that have a value.</param>
    /// <param name="Enough">Whether what is there carries enough of the weight.</param>
    private sealed record Weighed(double[] Mean, double[] Applicable, double[] Present, bool[] Enough);

    private static Weighed Weigh(ScoreBook book, Axis axis, double[] weights, double[][] scores)
    {
        var count = book.Count;
        var mean = new double[count];
        var applicable = new double[count];
        var present = new double[count];
        for (var f = 0; f < weights.Length; f++)
        {
            var weight = weights[f];
            if (book.Factors[f].Definition.Axis != axis || weight == 0)
                continue;
            var state = book.Factors[f].State;
            var score = scores[f];
            for (var row = 0; row < count; row++)
            {
                if (state[row] == FactorState.NotApplicable)
                    continue;
                applicable[row] += weight;
                if (state[row] == FactorState.Missing)
                    continue;
                present[row] += weight;
                mean[row] += weight * score[row];
            }
        }
        var enough = new bool[count];
        // A sum of weights such as .25 + .25 + .10 is 0.6 only up to rounding.
        var needed = book.Method.Rules.Missing.MinAxisWeight - 1e-9;
        for (var row = 0; row < count; row++)
        {
            enough[row] = present[row] > 0 && present[row] >= needed * applicable[row];
            mean[row] = present[row] > 0 ? mean[row] / present[row] : double.NaN;
        }
        return new Weighed(mean, applicable, present, enough);
    }

    private static (double[] Axis, double[] Shrink) Points(
        ScoreBook book, Axis axis, double[] weights, double[][] scores, Weighed weighed, bool[] rated, double[]? moderator, double[][] points)
    {
        var count = book.Count;
        var scale = Filled(count, double.NaN);
        var sum = Filled(count, double.NaN);
        var shrink = Filled(count, double.NaN);
        var groups = book.Groups;
        double[]? peers = null;
        double[]? medians = null;
        for (var row = 0; row < count; row++)
        {
            if (!rated[row])
                continue;
            var share = weighed.Present[row] / weighed.Applicable[row];
            var missing = share > 1 - 1e-12 ? 0 : 1 - share;
            var factor = moderator is null ? 1 : moderator[row];
            scale[row] = (1 - missing) * factor / weighed.Present[row];
            shrink[row] = 0;
            if (missing > 0)
                shrink[row] = missing * factor * Peers(row);
            sum[row] = shrink[row];
        }
        for (var f = 0; f < weights.Length; f++)
        {
            if (book.Factors[f].Definition.Axis != axis)
                continue;
            var column = new double[count];
            points[f] = column;
            var state = book.Factors[f].State;
            var weight = weights[f];
            var score = scores[f];
            for (var row = 0; row < count; row++)
            {
                if (!rated[row])
                {
                    column[row] = double.NaN;
                }
                else if (state[row] == FactorState.Present && weight > 0)
                {
                    column[row] = weight * scale[row] * score[row];
                    sum[row] += column[row];
                }
            }
        }
        return (sum, shrink);

        // The median of the row's industry, worked out once a group; the row itself where it has no rated peers.
        double Peers(int row)
        {
            var group = groups.GroupOf[row];
            if (group < 0)
                return weighed.Mean[row];
            peers ??= PeerMeans(weighed.Mean, rated);
            medians ??= Filled(groups.Count, double.NaN);
            if (double.IsNaN(medians[group]))
                medians[group] = groups.MedianOf(group, peers);
            return double.IsNaN(medians[group]) ? weighed.Mean[row] : medians[group];
        }
    }

    private static double[] PeerMeans(double[] mean, bool[] rated)
    {
        var peers = new double[mean.Length];
        for (var row = 0; row < mean.Length; row++)
            peers[row] = rated[row] ? mean[row] : double.NaN;
        return peers;
    }

    /// <summary>
    /// Factor scores with λ × the group's median taken out: of z where there is one; of a table's score, which has no z, around its middle.
    /// </summary>
    private static double[][] Neutralised(ScoreBook book, double neutral)
    {
        var scores = new double[book.Factors.Count][];
        var groupOf = book.Groups.GroupOf;
        for (var f = 0; f < scores.Length; f++)
        {
            var factor = book.Factors[f];
            var medians = book.GroupMedians[f];
            var column = new double[book.Count];
            var table = factor.Definition.Transform == Transform.Table;
            for (var row = 0; row < column.Length; row++)
            {
                var median = groupOf[row] >= 0 ? medians[groupOf[row]] : double.NaN;
                column[row] = factor.State[row] != FactorState.Present || double.IsNaN(median) ? factor.Score[row]
                    : table ? Math.Clamp(factor.Score[row] - neutral * (median - 50), 0, 100)
                    : 100 * Normal.Cdf(factor.Z[row] - neutral * median);
            }
            scores[f] = column;
        }
        return scores;
    }

    /// <summary>Percentile rank 0–100 with mid-ranks for ties, among the rows of the set.</summary>
    private static void Percentiles(double[] points, bool[] set, double[] result)
    {
        var (keys, rows) = Gather(points, set);
        RadixSort.Sort(keys, rows);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            var percentile = 100 * (start + 0.5 * (end - start)) / keys.Length;
            for (var i = start; i < end; i++)
                result[rows[i]] = percentile;
            start = end;
        }
    }

    /// <summary>Ranks from 1 by HALO, highest first; ties by revenue in US dollars, then by CIK (the order of the rows).</summary>
    private static (int[] Rank, int Rated) Ranks(ScoreBook book, double[] halo, bool[] set)
    {
        var (keys, rows) = Gather(halo, set);
        for (var i = 0; i < keys.Length; i++)
            keys[i] = -keys[i];
        RadixSort.Sort(keys, rows);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                Array.Sort(rows, start, end - start, Comparer<int>.Create((a, b) => SizeOf(book, b).CompareTo(SizeOf(book, a)) is not 0 and var bySize ? bySize : a.CompareTo(b)));
            start = end;
        }
        var rank = new int[halo.Length];
        for (var i = 0; i < rows.Length; i++)
            rank[rows[i]] = i + 1;
        return (rank, rows.Length);
    }

    private static (double[] Keys, int[] Rows) Gather(double[] values, bool[] set)
    {
        var size = 0;
        foreach (var inSet in set)
            size += inSet ? 1 : 0;
        var keys = new double[size];
        var rows = new int[size];
        var next = 0;
        for (var row = 0; row < set.Length; row++)
        {
            if (!set[row])
                continue;
            keys[next] = values[row];
            rows[next++] = row;
        }
        return (keys, rows);
    }

    private static double[] Filled(int length, double value)
    {
        var array = new double[length];
        Array.Fill(array, value);
        return array;
    }
}
