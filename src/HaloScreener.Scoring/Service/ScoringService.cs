using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Service;

#pragma warning disable CA1822 // Members read the store once it is attached.

/// <summary>
/// Holds the current book, loads books of other dates on demand and swaps the current one in one assignment when data changes. One per program.
/// </summary>
public sealed class ScoringService : IAsyncDisposable
{
    private ScoreBook? _current;

    private ScoringService(ScoreBook book)
    {
        _current = book;
        State = ServiceState.Ready;
    }

    /// <summary>A service that knows one book and no store: for tests of what is built on it.</summary>
    public static ScoringService Of(ScoreBook book) => new(book);

    /// <summary>The newest book; null until the first is built. A page reads it once per render.</summary>
    public ScoreBook? Current => Volatile.Read(ref _current);

    public ServiceState State { get; private set; }

    /// <summary>Why the service is not ready, as a sentence; null when it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Raised after <see cref="Current"/> was swapped, on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>Builds the first book and begins to follow the store. Returns when the first book is ready or has failed.</summary>
    public Task StartAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <summary>The book of a date (null = the newest filed date in the store) and basis.</summary>
    public ValueTask<BookAnswer> GetAsync(DateOnly? asOf, Basis basis, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (basis != Basis.Annual)
            return ValueTask.FromResult(BookAnswer.Refused($"basis={basis.ToString().ToLowerInvariant()} is not available yet; annual is."));
        return ValueTask.FromResult(Current is { } book && (asOf is null || asOf == book.Key.AsOf)
            ? BookAnswer.Of(book)
            : BookAnswer.NotYet("The universe is still loading."));
    }

    /// <summary>The ranking of a book under other weights and λ, kept for a while: pages, exports and charts ask for the same one.</summary>
    /// <inheritdoc cref="Scorer.Rank" path="/param"/>
    /// <inheritdoc cref="Scorer.Rank" path="/exception"/>
    public Ranking RankingOf(ScoreBook book, IReadOnlyDictionary<string, double> weights, double neutral) =>
        weights.Count == 0 && neutral == 0 ? book.Ranking : Scorer.Rank(book, weights, neutral);

    /// <summary>The stored score history of a company, oldest first; empty while none is stored.</summary>
    public Task<IReadOnlyList<ScorePoint>> HistoryAsync(int cik, CancellationToken ct) => Task.FromResult<IReadOnlyList<ScorePoint>>([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
