using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Data;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Movers;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;
using Microsoft.Extensions.Logging;

namespace HaloScreener.Scoring.Service;

/// <summary>
/// Holds the current book, builds books of other dates on demand and swaps the current one in one assignment when the store changes. One per
/// program. Score runs of the past are worked out and stored behind the scenes after each change.
/// </summary>
public sealed class ScoringService : IAsyncDisposable
{
    private const int RankingsKept = 8;

    /// <summary>After a failed load the store is tried again this much later.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly HaloDatabase? _database;
    private readonly ScoringMethod _method;
    private readonly ILogger<ScoringService>? _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RecentCache<(ScoreBook Book, string Weights), Ranking> _rankings = new(RankingsKept);
    private readonly ScoreBook? _fixed;
    private LoadedUniverse? _universe;
    private Task _following = Task.CompletedTask;
    private Task _history = Task.CompletedTask;

    /// <param name="database">The store to follow.</param>
    /// <param name="method">The method in force.</param>
    /// <param name="log">Where loads and failures are told.</param>
    public ScoringService(HaloDatabase database, ScoringMethod method, ILogger<ScoringService> log)
    {
        (_database, _method, _log) = (database, method, log);
    }

    private ScoringService(ScoreBook book)
    {
        (_fixed, _method) = (book, book.Method);
        State = ServiceState.Ready;
    }

    /// <summary>A service that knows one book, the one of the year before that it names, and no store: for tests of what is built on it.</summary>
    public static ScoringService Of(ScoreBook book) => new(book);

    /// <summary>The newest book; null until the first is built. A page reads it once per render.</summary>
    public ScoreBook? Current => _fixed ?? Volatile.Read(ref _universe)?.Newest;

    /// <summary>Ready as soon as there is a book, and ever after: a failed reload keeps the old one.</summary>
    public ServiceState State { get; private set; }

    /// <summary>What went wrong with the last load, as a sentence; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// The data version whose scores of the past by fiscal year can be read; 0 while those of the newest are being worked out, some seconds after <see cref="Current"/>
    /// was swapped.
    /// </summary>
    public long StoredVersion => Volatile.Read(ref _universe) is { Past: { } past } universe && past.Known(Basis.Annual) is not null ? universe.Version : 0;

    /// <summary>Done when the score runs of fiscal years of the current version are stored, or could not be.</summary>
    public Task HistoryStored => Volatile.Read(ref _history);

    /// <summary>Raised after <see cref="Current"/> was swapped, and when scores of the past have come to be there, on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>Begins to follow the store. Returns when the first book is ready or has failed to load.</summary>
    public Task StartAsync(CancellationToken ct)
    {
        if (_fixed is not null)
            return Task.CompletedTask;
        _following = Task.Run(() => FollowAsync(_stopping.Token), CancellationToken.None);
        return _first.Task.WaitAsync(ct);
    }

    /// <summary>The book of a date (null = the newest filed date in the store) and basis.</summary>
    public ValueTask<BookAnswer> GetAsync(DateOnly? asOf, Basis basis, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Current is not { } newest)
            return ValueTask.FromResult(BookAnswer.NotYet(Problem ?? "The universe is still loading."));
        if ((asOf is null || asOf == newest.Key.AsOf) && basis == newest.Key.Basis)
            return ValueTask.FromResult(BookAnswer.Of(newest));
        if (_fixed?.YearBefore?.Value is { } before && before.Key.AsOf == asOf && before.Key.Basis == basis)
            return ValueTask.FromResult(BookAnswer.Of(before));
        if (Volatile.Read(ref _universe) is not { } universe)
            return ValueTask.FromResult(BookAnswer.Refused($"There is no book as of {asOf ?? newest.Key.AsOf:yyyy-MM-dd} with basis={ScreenIds.Of(basis)}."));
        // About 3 µs a company, with quarterly reports a read of the store: worth a thread of the pool, so that a page does not wait on its own circuit.
        return new ValueTask<BookAnswer>(Task.Run(() => BookAnswer.Of(asOf is { } day ? universe.AsOf(day, basis) : universe.NewestOf(basis)), ct));
    }

    /// <summary>The ranking of a book under other weights and λ, kept for a while: pages, exports and charts ask for the same one.</summary>
    /// <inheritdoc cref="Scorer.Rank" path="/param"/>
    /// <inheritdoc cref="Scorer.Rank" path="/exception"/>
    public Ranking RankingOf(ScoreBook book, IReadOnlyDictionary<string, double> weights, double neutral)
    {
        if (weights.Count == 0 && neutral == book.Ranking.Neutral)
            return book.Ranking;
        var pairs = weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}={w.Value:R}"));
        var key = string.Create(CultureInfo.InvariantCulture, $"{neutral:R};{string.Join(';', pairs)}");
        return _rankings.Get((book, key), _ => Scorer.Rank(book, weights, neutral));
    }

    /// <summary>
    /// How many companies have each concept in each fiscal year, by what was filed by a day and is in the store now; null without a store.
    /// </summary>
    public ConceptCoverage? CoverageAsOf(DateOnly day) => Volatile.Read(ref _universe)?.CoverageAsOf(day);

    /// <summary>
    /// Summaries of the yearly books up to a book of this service, and of the book itself, oldest first. The first call after new data builds
    /// those books; without a store there is only the book.
    /// </summary>
    public ValueTask<IReadOnlyList<YearSummary>> YearsAsync(ScoreBook book, CancellationToken ct)
    {
        if (Volatile.Read(ref _universe) is not { } universe)
            return ValueTask.FromResult<IReadOnlyList<YearSummary>>([YearSummary.Of(book)]);
        return universe.Years.Known(book) is { } known ? ValueTask.FromResult(known) : new(Task.Run(() => universe.Years.UpTo(book, ct), ct));
    }

    /// <summary>
    /// A book of each 30 June since the first with enough rated companies, and the newest, oldest first; built one by one as they are asked for, and kept
    /// by nobody. Empty while nothing is loaded.
    /// </summary>
    public IEnumerable<ScoreBook> YearlyBooks(Basis basis) => Volatile.Read(ref _universe)?.YearlyBooks(basis) ?? [];

    /// <summary>Every fiscal year of a company as known on a day, oldest first; empty without a store.</summary>
    public IReadOnlyList<FiscalYearFigures> FiscalYearsOf(int cik, DateOnly day) =>
        Volatile.Read(ref _universe) is { } universe ? FiscalYearFigures.Read(universe.Set, cik, day) : [];

    /// <inheritdoc cref="ConceptCoverage.CompaniesOf"/>
    public IReadOnlyList<(int Cik, DateOnly End, bool States)> CompaniesOf(DateOnly day, int year, Concept concept) =>
        Volatile.Read(ref _universe) is { } universe ? ConceptCoverage.CompaniesOf(universe.Set, day, year, concept) : [];

    /// <summary>
    /// The stored scores of a company under the method in force, oldest first. Those of fiscal years are stored behind the scenes and are empty until
    /// then; those of another basis are worked out when first asked for, and waited for.
    /// </summary>
    public async Task<IReadOnlyList<ScorePoint>> HistoryAsync(int cik, Basis basis, CancellationToken ct)
    {
        if (_database is null)
            return [];
        if (basis != Basis.Annual)
            await TrailsStoredAsync(basis, ct);
        var stored = await _database.Scores.ReadHistoryAsync(cik, _method.Hash, ScreenIds.Of(basis), ct);
        return [.. stored.Select(p => new ScorePoint(p.AsOf, p.H, p.R, p.Halo, p.Rank > 0 ? p.Rank : null, p.Universe)
        {
            Band = p is { RankLow: { } low, RankHigh: { } high } ? new RankBand(low, high) : null,
        })];
    }

    /// <summary>Waits until the scores of the past of a basis are there or could not be stored.</summary>
    public Task TrailsStoredAsync(Basis basis, CancellationToken ct) =>
        Volatile.Read(ref _universe)?.Past is { } past ? past.OfAsync(basis).WaitAsync(ct) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        await Task.WhenAll(_following, _history).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _first.TrySetCanceled(CancellationToken.None);
        _stopping.Dispose();
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await foreach (var version in _database!.Version.WatchAsync(ct))
                    await LoadAsync(version, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // Whatever failed, the old book is still good, and the next try may succeed.
            catch (Exception e)
            {
                Problem = $"The figures could not be loaded: {e.Message}";
                if (Current is null)
                    State = ServiceState.Failed;
                _first.TrySetResult();
                _log?.LogError(e, "The figures could not be loaded; trying again in {Seconds} s", RetryAfter.TotalSeconds);
                await Task.Delay(RetryAfter, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LoadAsync(long version, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        var universe = await LoadedUniverse.LoadAsync(_database!, _method, version, ct);
        universe.Past = new PastScores(_database!, universe, _method, OnHistoryFailed, OnHistoryStored, () => Changed?.Invoke(), ct);
        Volatile.Write(ref _universe, universe);
        var before = _history;
        Volatile.Write(ref _history, Task.Run(() => StoreHistoryAsync(before, universe), CancellationToken.None));
        _rankings.Clear();
        Problem = null;
        State = ServiceState.Ready;
        _first.TrySetResult();
        _log?.LogInformation(
            "Book as of {AsOf:yyyy-MM-dd}: {Rated} of {Companies} companies rated, data version {Version}, {Rows} figures, {Milliseconds:F0} ms",
            universe.Newest.Key.AsOf, universe.Newest.RatedCount, universe.Newest.Count, version, universe.Set.RowCount,
            TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        Changed?.Invoke();
    }

    /// <summary>Stores the score runs of fiscal years unless they are stored already, or a newer version has come meanwhile.</summary>
    private async Task StoreHistoryAsync(Task before, LoadedUniverse universe)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (universe != Volatile.Read(ref _universe) || universe.Newest.Count == 0)
            return;
        // What pages ask of the newest book beyond its scores, so that nobody waits for it.
        RankBands.Of(universe.Newest);
        RankMoves.OverYear(universe.Newest, universe.Newest.Ranking);
        await universe.Past!.OfAsync(Basis.Annual);
    }

    private void OnHistoryStored(int runs, TimeSpan took)
    {
        if (runs > 0)
            _log?.LogInformation("Stored {Runs} score runs in {Milliseconds:F0} ms", runs, took.TotalMilliseconds);
    }

    private void OnHistoryFailed(Exception e) => _log?.LogError(e, "The score history could not be stored");
}
