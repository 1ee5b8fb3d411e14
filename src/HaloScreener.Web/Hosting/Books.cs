using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Service;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Web.Hosting;

/// <summary>How far the program has come since its start.</summary>
public enum StartPhase { OpeningStore, ImportingSample, Scoring, Ready, Failed }

/// <summary>
/// The door through which pages and endpoints get a book. It is there from the first moment, empty until the store is open and scored,
/// so that the server answers at once and says what it is doing.
/// </summary>
public sealed class Books
{
    private readonly PageSignal _changed = new();
    private readonly Lock _gate = new();
    private ScoringService? _scoring;
    private StartPhase _phase = StartPhase.OpeningStore;
    private string? _problem;
    private Past? _past;

    /// <summary>Raised when <see cref="Current"/>, <see cref="Phase"/>, <see cref="Problem"/> or <see cref="StoredVersion"/> changes, on any thread.</summary>
    public event Action? Changed { add => _changed.Add(value); remove => _changed.Remove(value); }

    /// <summary>Once there is a book it is <see cref="StartPhase.Ready"/> and stays so: a failed reload keeps the old one.</summary>
    public StartPhase Phase => Current is not null ? StartPhase.Ready : _scoring?.Problem is not null ? StartPhase.Failed : _phase;
    /// <summary>Why there is no book, a sentence for people; else null.</summary>
    public string? Problem => _scoring?.Problem ?? _problem;
    /// <summary>The book of the newest filing, or null until there is one.</summary>
    public ScoreBook? Current => _scoring?.Current;
    /// <inheritdoc cref="ScoringService.StoredVersion"/>
    public long StoredVersion => _scoring?.StoredVersion ?? 0;

    /// <summary>Books that are there from the start: for tests of what is built on them.</summary>
    public static Books Of(ScoringService scoring)
    {
        var books = new Books();
        books.Open(scoring);
        return books;
    }

    /// <summary>Tells those who wait what is being done.</summary>
    public void Enter(StartPhase phase) => Set(phase, null);

    /// <param name="problem">A sentence for people.</param>
    public void Fail(string problem) => Set(StartPhase.Failed, problem);

    /// <summary>Answers from a service from now on.</summary>
    public void Open(ScoringService scoring)
    {
        lock (_gate)
            _scoring = scoring;
        scoring.Changed += _changed.Raise;
        Set(StartPhase.Scoring, null);
    }

    /// <inheritdoc cref="ScoringService.GetAsync"/>
    public async ValueTask<BookAnswer> GetAsync(DateOnly? asOf, Basis basis, CancellationToken ct)
    {
        if (_scoring is not { } scoring)
            return BookAnswer.NotYet(Problem ?? "The universe is still loading.");
        // At hand without leaving the thread: a page is drawn twice, by the first answer and by its circuit, and shall not flicker in between.
        if (_past is { } past && past.AsOf == asOf && past.Book.Key.Basis == basis && past.Book.Key.DataVersion == Current?.Key.DataVersion)
            return BookAnswer.Of(past.Book);
        var answer = await scoring.GetAsync(asOf, basis, ct);
        if (answer.Book is { } book && book != Current)
            _past = new Past(asOf, book);
        return answer;
    }

    /// <summary>The ranking of a book under a request's weights.</summary>
    public Ranking RankingOf(ScoreBook book, ScreenRequest request) =>
        _scoring?.RankingOf(book, request.Weights.ToDictionary(w => w.Factor, w => w.Weight, StringComparer.Ordinal), request.Neutral) ?? book.Ranking;

    /// <inheritdoc cref="ScoringService.CoverageAsOf"/>
    public ConceptCoverage? CoverageAsOf(DateOnly day) => _scoring?.CoverageAsOf(day);

    /// <inheritdoc cref="ScoringService.YearsAsync"/>
    public ValueTask<IReadOnlyList<YearSummary>> YearsAsync(ScoreBook book, CancellationToken ct) =>
        _scoring?.YearsAsync(book, ct) ?? ValueTask.FromResult<IReadOnlyList<YearSummary>>([YearSummary.Of(book)]);

    /// <inheritdoc cref="ScoringService.FiscalYearsOf"/>
    public IReadOnlyList<FiscalYearFigures> FiscalYearsOf(int cik, DateOnly day) => _scoring?.FiscalYearsOf(cik, day) ?? [];

    /// <inheritdoc cref="ScoringService.CompaniesOf"/>
    public IReadOnlyList<(int Cik, DateOnly End, bool States)> CompaniesOf(DateOnly day, int year, Concept concept) => _scoring?.CompaniesOf(day, year, concept) ?? [];

    /// <inheritdoc cref="ScoringService.HistoryAsync"/>
    public Task<IReadOnlyList<ScorePoint>> HistoryAsync(int cik, Basis basis, CancellationToken ct) =>
        _scoring?.HistoryAsync(cik, basis, ct) ?? Task.FromResult<IReadOnlyList<ScorePoint>>([]);

    /// <inheritdoc cref="ScoringService.TrailsStoredAsync"/>
    public Task TrailsStoredAsync(Basis basis, CancellationToken ct) => _scoring?.TrailsStoredAsync(basis, ct) ?? Task.CompletedTask;

    /// <summary>The book asked for last that was not the current one, with the day in the question.</summary>
    private sealed record Past(DateOnly? AsOf, ScoreBook Book);

    private void Set(StartPhase phase, string? problem)
    {
        lock (_gate)
            (_phase, _problem) = (phase, problem);
        _changed.Raise();
    }
}
