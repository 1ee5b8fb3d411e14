using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using HaloScreener.Core.Wordings;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Running;

namespace HaloScreener.Web.Features.Data;

/// <summary>Where an import from the page stands; those from <see cref="Done"/> on are over.</summary>
public enum ImportStage { Queued, Checking, WaitingForOther, Reading, Done, Failed, Cancelled }

/// <summary>One file that was asked for on the page. It belongs to the server, not to the page: closing the page leaves it running.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing to release, and a page may cancel at any time.")]
public sealed class QueuedImport
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action _changed;

    public QueuedImport(string kind, string path, DateTimeOffset queuedAt, Action changed)
    {
        (Kind, Path, QueuedAt, _changed) = (kind, path, queuedAt, changed);
        Name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));
    }

    public string Kind { get; }
    /// <summary>The file's name, for people.</summary>
    public string Name { get; }
    public DateTimeOffset QueuedAt { get; }
    public ImportStage Stage { get; private set; }
    public bool IsOver => Stage >= ImportStage.Done;
    /// <summary>What has been read so far; null before reading begins.</summary>
    public ReadCounts? Counts { get; private set; }
    /// <summary>Set when it is done.</summary>
    public ImportOutcome? Outcome { get; private set; }
    /// <summary>Why it failed, with file, line and reason; null unless it did.</summary>
    public Wording? Problem { get; private set; }
    /// <summary>Completes when it is over, whatever came of it.</summary>
    public Task Over => _over.Task;

    internal string Path { get; }

    /// <summary>Stops it wherever it is; the store stays as it was. Nothing happens when it is over.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            if (IsOver)
                return;
            if (Stage == ImportStage.Queued)
                Stage = ImportStage.Cancelled;
        }
        _cancel.Cancel();
        if (IsOver)
            _over.TrySetResult();
        _changed();
    }

    /// <summary>Imports, unless it was cancelled before its turn. Failures end up in <see cref="Problem"/>.</summary>
    /// <returns>The failure that nobody foresaw, for the log.</returns>
    public async Task<Exception?> RunAsync(Func<ImportObserver, CancellationToken, Task<ImportOutcome>> import, CancellationToken stopping)
    {
        if (!TryEnter(ImportStage.Checking))
            return null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, _cancel.Token);
        try
        {
            Outcome = await import(
                new ImportObserver
                {
                    Waiting = () => TryEnter(ImportStage.WaitingForOther),
                    Reading = counts =>
                    {
                        Counts = counts;
                        TryEnter(ImportStage.Reading);
                    },
                },
                stop.Token);
            End(ImportStage.Done);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            End(ImportStage.Cancelled);
        }
        catch (ImportException e)
        {
            Problem = e.Sentence;
            End(ImportStage.Failed);
        }
        // Whatever it was, the transaction is undone and the next file may be good.
        catch (Exception e)
        {
            Problem = e is DbException ? DatabaseSaid(e) : e.Message;
            End(ImportStage.Failed);
            return e;
        }
        return null;
    }

    private static Wording DatabaseSaid(Exception e) => $"The database said: {e.Message}";

    private bool TryEnter(ImportStage stage)
    {
        lock (_gate)
        {
            if (IsOver)
                return false;
            Stage = stage;
        }
        _changed();
        return true;
    }

    private void End(ImportStage stage)
    {
        TryEnter(stage);
        _over.TrySetResult();
    }
}
