using HaloScreener.Scoring.Book;

namespace HaloScreener.Web.Hosting;

/// <summary>How far the program has come since its start.</summary>
public enum StartPhase { OpeningStore, ImportingSample, Scoring, Ready, Failed }

/// <summary>
/// The door through which pages and endpoints get a book. It is there from the first moment, empty until the store is open and scored,
/// so that the server answers at once and says what it is doing.
/// </summary>
public sealed class Books
{
    private readonly Lock _gate = new();

    /// <summary>Raised when <see cref="Current"/>, <see cref="Phase"/> or <see cref="Problem"/> changes, on any thread.</summary>
    public event Action? Changed;

    public StartPhase Phase { get; private set; } = StartPhase.OpeningStore;
    /// <summary>Why the start failed, a sentence for people; else null.</summary>
    public string? Problem { get; private set; }
    /// <summary>The book of the newest filing, or null until there is one.</summary>
    public ScoreBook? Current { get; private set; }

    public void Enter(StartPhase phase)
    {
        lock (_gate)
            Phase = phase;
        Changed?.Invoke();
    }

    public void Fail(string problem)
    {
        lock (_gate)
            (Phase, Problem) = (StartPhase.Failed, problem);
        Changed?.Invoke();
    }

    public void Publish(ScoreBook book)
    {
        lock (_gate)
            (Phase, Problem, Current) = (StartPhase.Ready, null, book);
        Changed?.Invoke();
    }
}
