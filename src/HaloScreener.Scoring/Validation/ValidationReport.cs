using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Validation;

/// <summary>The area under a predictor's ROC curve.</summary>
public sealed record PredictorArea(Predictor Predictor, Estimate Area);

/// <summary>How much a score's area exceeds a baseline's, over the same companies and draws.</summary>
public sealed record AreaGain(Predictor Score, Predictor Baseline, Estimate Difference);

/// <summary>What may be said of HALO against a baseline.</summary>
public enum GainVerdict
{
    /// <summary>The whole interval of the difference is above zero.</summary>
    Gain,
    /// <summary>The interval holds zero.</summary>
    NoMeasurableGain,
    /// <summary>The whole interval is below zero.</summary>
    Loss,
    /// <summary>A side has so few companies that an interval would mean nothing.</summary>
    TooFew,
}

/// <summary>A tenth or a fifth of the whole ranking, the top first.</summary>
/// <param name="FromRank">Best rank in it.</param>
/// <param name="ToRank">Worst rank in it.</param>
/// <param name="Positives">Companies of the side that should rank high.</param>
/// <param name="Negatives">Companies of the other side.</param>
public sealed record RankBucket(int FromRank, int ToRank, int Positives, int Negatives)
{
    /// <summary>Share of positives, 0–1; NaN without any company of the sample.</summary>
    public double Share => (double)Positives / (Positives + Negatives);
}

/// <summary>How well a book's scores tell labelled companies apart, beside what their industry alone would do.</summary>
public sealed record ValidationReport
{
    /// <summary>With fewer on a side a bootstrap knows only a handful of different samples.</summary>
    public const int FewestForJudgement = 10;

    /// <summary>Bootstrap draws behind each interval: enough that its ends move by less than a hundredth from seed to seed.</summary>
    public const int Draws = 2000;

    public required BookKey Key { get; init; }
    public required string MethodVersion { get; init; }
    /// <summary>Ranked companies of the book.</summary>
    public required int Universe { get; init; }
    public required Contrast Contrast { get; init; }
    public required int Positives { get; init; }
    public required int Negatives { get; init; }
    public required IReadOnlyList<SetAside> SetAside { get; init; }
    /// <summary>HALO, H and R, then the baselines.</summary>
    public required IReadOnlyList<PredictorArea> Areas { get; init; }
    /// <summary>Each score against each baseline.</summary>
    public required IReadOnlyList<AreaGain> Gains { get; init; }
    public required IReadOnlyList<RankBucket> Buckets { get; init; }

    public Estimate AreaOf(Predictor predictor) => Areas.Single(a => a.Predictor == predictor).Area;

    public Estimate GainOf(Predictor score, Predictor baseline) => Gains.Single(g => g.Score == score && g.Baseline == baseline).Difference;

    /// <summary>What may be said of HALO against a baseline.</summary>
    public GainVerdict VerdictAgainst(Predictor baseline) => GainOf(Predictor.Halo, baseline) switch
    {
        _ when Math.Min(Positives, Negatives) < FewestForJudgement => GainVerdict.TooFew,
        { Low: > 0 } => GainVerdict.Gain,
        { High: < 0 } => GainVerdict.Loss,
        _ => GainVerdict.NoMeasurableGain,
    };

    /// <summary>Whether the share of positives never rises from a bucket to the next one down, buckets without a company left out.</summary>
    public bool IsMonotone
    {
        get
        {
            var shares = Buckets.Select(b => b.Share).Where(s => !double.IsNaN(s)).ToArray();
            return shares.Zip(shares.Skip(1)).All(pair => pair.Second <= pair.First);
        }
    }
}
