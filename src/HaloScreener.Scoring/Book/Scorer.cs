using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Book;

/// <summary>From columns of raw factors to a book, and from a book to a ranking under other weights. Pure.</summary>
public static class Scorer
{
    /// <summary>
    /// Scores every company: decides which have enough data under the method's weights, standardises each factor over the rated companies of the
    /// track, applies moderators and ranks.
    /// </summary>
    public static ScoreBook Build(BookKey key, ScoringMethod method, ScoreInputs inputs)
    {
        var industries = Industries.Of(method, inputs.Companies);
        var weights = MethodWeights(method);
        var presence = Presence.Of(method, inputs, industries, weights);
        var factors = FactorScorer.Score(method, inputs, industries, presence);
        var moderators = Moderators.Of(method, inputs, industries, factors.TangiblePercentile);
        var (confidence, letters) = ConfidenceRating.Of(method, inputs, industries, presence, key.AsOf);
        var unranked = new ScoreBook
        {
            Key = key,
            Method = method,
            Companies = inputs.Companies,
            Tracks = inputs.Tracks,
            Unrated = presence.Unrated,
            UnratedDetail = presence.Detail,
            LacksAnchor = presence.LacksAnchor,
            Factors = factors.Columns,
            Fundamentals = inputs.Fundamentals,
            Currency = inputs.Currency,
            PeriodEnd = inputs.PeriodEnd,
            Filed = inputs.Filed,
            IsTrailing = inputs.IsTrailing,
            Moderator = moderators.Product,
            RegulatedModerator = moderators.Regulated,
            PhysicalModerator = moderators.Physical,
            ConfidenceValue = confidence,
            Confidence = letters,
            Flags = inputs.Flags,
            Stagnant = inputs.Stagnant,
            UsdPerUnit = inputs.UsdPerUnit,
            Market = inputs.Market,
            Overcapacity = inputs.Overcapacity,
            Inputs = inputs,
            Ranking = Ranking.None,
        };
        return method.Rules.Moderators.CuratedRoles
            ? CuratedLayer.WithRoles(unranked, key.AsOf)
            : unranked with { Ranking = Ranker.Rank(unranked, weights, method.Rules.Scores.NeutralDefault) };
    }

    /// <summary>Scores and ranks of the whole rated track under other weights.</summary>
    /// <param name="book">The book; its factor scores do not change.</param>
    /// <param name="weights">Weights by factor id; a factor that is not named keeps the method's weight. Re-normalised within each axis.</param>
    /// <param name="neutral">Sector-neutral λ, 0–1.</param>
    /// <exception cref="ArgumentException">An id that the method does not have, a negative weight, an axis of nothing but zeros, or λ outside 0–1.</exception>
    public static Ranking Rank(ScoreBook book, IReadOnlyDictionary<string, double> weights, double neutral)
    {
        if (neutral is not (>= 0 and <= 1))
            throw new ArgumentException($"neutral is {neutral}; it must be between 0 and 1.", nameof(neutral));
        var used = new double[book.Factors.Count];
        for (var f = 0; f < used.Length; f++)
            used[f] = book.Factors[f].Definition.Weight;
        foreach (var (id, weight) in weights)
        {
            var f = IndexOf(book, id);
            if (f < 0)
                throw new ArgumentException($"'{id}' is no factor of method {book.Method.Version}.", nameof(weights));
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new ArgumentException($"The weight of '{id}' is {weight}; it must be a number from 0 on.", nameof(weights));
            used[f] = weight;
        }
        Normalise(used, f => book.Factors[f].Definition.Axis);
        return Ranker.Rank(book, used, neutral);
    }

    private static double[] MethodWeights(ScoringMethod method)
    {
        var weights = new double[method.Factors.Count];
        for (var f = 0; f < weights.Length; f++)
            weights[f] = method.Factors[f].Weight;
        Normalise(weights, f => method.Factors[f].Axis);
        return weights;
    }

    /// <summary>Makes the weights of each axis add up to 1.</summary>
    private static void Normalise(double[] weights, Func<int, Axis> axisOf)
    {
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var sum = 0.0;
            for (var f = 0; f < weights.Length; f++)
                sum += axisOf(f) == axis ? weights[f] : 0;
            if (!(sum > 0))
                throw new ArgumentException($"Every weight of {axis} is zero.", nameof(weights));
            // Weights that add up to 1 but for the last bits stay as written: 0.25 shall not be told as 0.25000000000000006.
            if (Math.Abs(sum - 1) < 1e-12)
                continue;
            for (var f = 0; f < weights.Length; f++)
            {
                if (axisOf(f) == axis)
                    weights[f] /= sum;
            }
        }
    }

    private static int IndexOf(ScoreBook book, string id)
    {
        for (var f = 0; f < book.Factors.Count; f++)
        {
            if (book.Factors[f].Definition.Id == id)
                return f;
        }
        return -1;
    }
}
