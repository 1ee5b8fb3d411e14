namespace HaloScreener.Scoring.Validation;

/// <summary>
/// The area under the ROC curve of one score: the chance that a company of the side that should rank high scores above one of the other, ties
/// counting half (Mann and Whitney's U ÷ (n₁·n₂)). 0.5 is no separation, 1 a perfect one, 0 a perfect one the wrong way round. Sorted once, so
/// that a bootstrap's many draws cost one pass each.
/// </summary>
public sealed class RocArea
{
    private readonly bool[] _positive;
    /// <summary>Companies by ascending score.</summary>
    private readonly int[] _order;
    /// <summary>Where each run of equal scores ends in <see cref="_order"/>.</summary>
    private readonly int[] _runEnds;
    private readonly int[]? _tiedWithin;
    private readonly int _groups;

    /// <param name="scores">A score for each company, high for the positive side.</param>
    /// <param name="positive">Which side each company is on.</param>
    /// <param name="tiedWithin">
    /// Group of each company, from 0, when two companies of one group count as tied because the score says nothing of them; each positive must
    /// score below the negatives of its group then.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or a score is NaN.</exception>
    public RocArea(double[] scores, bool[] positive, int[]? tiedWithin = null)
    {
        if (scores.Length != positive.Length || (tiedWithin is not null && tiedWithin.Length != scores.Length))
            throw new ArgumentException($"{scores.Length} scores do not belong to {positive.Length} companies.", nameof(positive));
        if (Array.Exists(scores, double.IsNaN))
            throw new ArgumentException("A company has no score.", nameof(scores));
        (_positive, _tiedWithin) = (positive, tiedWithin);
        _groups = tiedWithin is null or [] ? 0 : tiedWithin.Max() + 1;
        _order = [.. Enumerable.Range(0, scores.Length)];
        var sorted = (double[])scores.Clone();
        Array.Sort(sorted, _order);
        _runEnds = [.. Enumerable.Range(1, sorted.Length).Where(i => i == sorted.Length || sorted[i] != sorted[i - 1])];
    }

    /// <summary>The area over all companies; NaN when one side is empty.</summary>
    public double Value
    {
        get
        {
            var once = new int[_positive.Length];
            Array.Fill(once, 1);
            return Weighed(once);
        }
    }

    /// <summary>The area where each company counts as many times as given.</summary>
    public double Weighed(ReadOnlySpan<int> times)
    {
        var won = 0.0;
        long positives = 0, negativesBelow = 0;
        var start = 0;
        foreach (var end in _runEnds)
        {
            long here = 0, negativesHere = 0;
            for (var i = start; i < end; i++)
            {
                var company = _order[i];
                if (_positive[company])
                    here += times[company];
                else
                    negativesHere += times[company];
            }
            won += here * (negativesBelow + 0.5 * negativesHere);
            positives += here;
            negativesBelow += negativesHere;
            start = end;
        }
        return (won + Tied(times)) / ((double)positives * negativesBelow);
    }

    /// <summary>
    /// For each company the share of the other side from which the score tells it the right way round: of a positive those that score below it, of a
    /// negative those that score above it, ties counting half. The area is the mean of either side's shares.
    /// </summary>
    public double[] Shares()
    {
        var right = new double[_positive.Length];
        var (positives, negatives) = (_positive.Count(p => p), _positive.Count(p => !p));
        int positivesBelow = 0, negativesBelow = 0, start = 0;
        foreach (var end in _runEnds)
        {
            var here = _order.AsSpan(start, end - start);
            var positivesHere = 0;
            foreach (var company in here)
                positivesHere += _positive[company] ? 1 : 0;
            var negativesHere = here.Length - positivesHere;
            foreach (var company in here)
                right[company] = _positive[company] ? negativesBelow + 0.5 * negativesHere : positives - positivesBelow - 0.5 * positivesHere;
            (positivesBelow, negativesBelow, start) = (positivesBelow + positivesHere, negativesBelow + negativesHere, end);
        }
        if (_tiedWithin is not null)
        {
            var inGroup = new (int Positives, int Negatives)[_groups];
            for (var i = 0; i < right.Length; i++)
                inGroup[_tiedWithin[i]] = _positive[i] ? (inGroup[_tiedWithin[i]].Positives + 1, inGroup[_tiedWithin[i]].Negatives) : (inGroup[_tiedWithin[i]].Positives, inGroup[_tiedWithin[i]].Negatives + 1);
            for (var i = 0; i < right.Length; i++)
                right[i] += 0.5 * (_positive[i] ? inGroup[_tiedWithin[i]].Negatives : inGroup[_tiedWithin[i]].Positives);
        }
        for (var i = 0; i < right.Length; i++)
            right[i] /= _positive[i] ? negatives : positives;
        return right;
    }

    /// <summary>Half a win for each pair of a group; by their scores alone such a pair has won nothing.</summary>
    private double Tied(ReadOnlySpan<int> times)
    {
        if (_tiedWithin is null)
            return 0;
        var positives = new long[_groups];
        var negatives = new long[_groups];
        for (var i = 0; i < times.Length; i++)
            (_positive[i] ? positives : negatives)[_tiedWithin[i]] += times[i];
        var tied = 0.0;
        for (var group = 0; group < _groups; group++)
            tied += 0.5 * positives[group] * negatives[group];
        return tied;
    }
}
