namespace HaloScreener.Scoring.Validation;

/// <summary>Holds a book's scores against labels from outside. Pure: the same sample always gives the same report.</summary>
public static class Validator
{
    /// <summary>From so many compared companies on the ranking is cut into tenths, below into fifths.</summary>
    private const int TenthsFrom = 100;

    internal static readonly Predictor[] Scores = [Predictor.Halo, Predictor.Heaviness, Predictor.Risk];
    internal static readonly Predictor[] Baselines = [Predictor.Exposure, Predictor.Sector];

    /// <summary>Areas of HALO, H and R beside both baselines, with paired differences and the share of positives by rank.</summary>
    /// <exception cref="ArgumentException">A side of the sample is empty.</exception>
    public static ValidationReport Of(LabelledSample sample)
    {
        if (!sample.HasBothSides)
            throw new ArgumentException("A side of the sample has no company.", nameof(sample));
        Predictor[] all = [.. Scores, .. Baselines];
        var areas = Array.ConvertAll(all, p => Predictors.AreaOf(p, sample));
        var values = Array.ConvertAll(areas, a => a.Value);
        var drawn = Bootstrap.Areas(areas, sample.Positive);
        return new ValidationReport
        {
            Key = sample.Book.Key,
            MethodVersion = sample.Book.Method.Version,
            Universe = sample.Book.RatedCount,
            Contrast = sample.Contrast,
            Positives = sample.Positives,
            Negatives = sample.Negatives,
            SetAside = sample.SetAside,
            Areas = [.. all.Select((p, i) => new PredictorArea(p, Estimate.Of(values[i], drawn[i])))],
            Gains = [.. from score in Scores from baseline in Baselines select new AreaGain(score, baseline, Difference(score, baseline))],
            Buckets = Buckets(sample),
        };

        Estimate Difference(Predictor score, Predictor baseline)
        {
            var (s, b) = (Array.IndexOf(all, score), Array.IndexOf(all, baseline));
            return Bootstrap.Difference(values[s], values[b], drawn[s], drawn[b]);
        }
    }

    private static RankBucket[] Buckets(LabelledSample sample)
    {
        var universe = sample.Book.RatedCount;
        var count = Math.Min(universe, sample.Rows.Length >= TenthsFrom ? 10 : 5);
        var positives = new int[count];
        var negatives = new int[count];
        for (var i = 0; i < sample.Rows.Length; i++)
        {
            var bucket = (int)((long)(sample.Book.Ranking.Rank[sample.Rows[i]] - 1) * count / universe);
            (sample.Positive[i] ? positives : negatives)[bucket]++;
        }
        // The first rank of a bucket: the smallest that the division above puts there.
        int First(int bucket) => (int)(((long)bucket * universe + count - 1) / count) + 1;
        return [.. Enumerable.Range(0, count).Select(b => new RankBucket(First(b), First(b + 1) - 1, positives[b], negatives[b]))];
    }
}
