namespace HaloScreener.Scoring.Book;

/// <summary>From columns of raw factors to a book, and from a book to a ranking under other weights. Pure.</summary>
public static class Scorer
{
    /// <summary>
    /// Scores and ranks of the whole rated track under other weights.
    /// </summary>
    /// <param name="book">The book; its factor scores do not change.</param>
    /// <param name="weights">Weights by factor id; a factor that is not named keeps the method's weight. Re-normalised within each axis.</param>
    /// <param name="neutral">Sector-neutral λ, 0–1.</param>
    /// <exception cref="ArgumentException">An id that the method does not have, a negative weight, an axis of nothing but zeros, or λ outside 0–1.</exception>
    public static Ranking Rank(ScoreBook book, IReadOnlyDictionary<string, double> weights, double neutral) =>
        throw new NotImplementedException();
}
