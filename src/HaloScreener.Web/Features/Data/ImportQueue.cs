using System.Threading.Channels;
using HaloScreener.Data;
using HaloScreener.Import.Running;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Data;

/// <summary>
/// The imports that people asked for on the page, one after the other, behind the scenes: a lost connection or a closed page does not stop them.
/// Readers of other pages see the old book until the new one has been scored and swapped in.
/// </summary>
public sealed class ImportQueue(Store store, TimeProvider clock, ILogger<ImportQueue> log) : BackgroundService
{
    /// <summary>So many stay in sight after they are over; the ledger has them all.</summary>
    private const int OverKept = 8;

    private readonly PageSignal _changed = new();
    private readonly Channel<QueuedImport> _waiting = Channel.CreateUnbounded<QueuedImport>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private QueuedImport[] _imports = [];

    /// <summary>Raised when an import is added or its stage changes, on any thread. What it has read so far changes without it.</summary>
    public event Action? Changed { add => _changed.Add(value); remove => _changed.Remove(value); }

    /// <summary>Waiting, running and lately finished imports, the newest first.</summary>
    public IReadOnlyList<QueuedImport> Imports => Volatile.Read(ref _imports);

    /// <summary>Whether anything waits or runs.</summary>
    public bool IsActive => Imports.Any(i => !i.IsOver);

    /// <summary>Puts a file or folder of this machine at the end of the queue.</summary>
    /// <param name="kind">One of <see cref="ImportJob.Kinds"/>.</param>
    /// <param name="path">An upload is removed when its import is over; see <see cref="Uploads"/>.</param>
    public QueuedImport Add(string kind, string path)
    {
        var import = new QueuedImport(kind, path, clock.GetUtcNow(), _changed.Raise);
        lock (_gate)
        {
            var over = _imports.Where(i => i.IsOver).Take(OverKept - 1).ToHashSet();
            Volatile.Write(ref _imports, [import, .. _imports.Where(i => !i.IsOver || over.Contains(i))]);
        }
        _waiting.Writer.TryWrite(import);
        _changed.Raise();
        return import;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var database = await store.Opened.WaitAsync(stoppingToken);
            await foreach (var import in _waiting.Reader.ReadAllAsync(stoppingToken))
                await RunAsync(database, import, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is leaving.
        }
        catch (DatabaseUnavailableException)
        {
            // Told by those who open the store; without it nothing can be imported.
        }
    }

    private async Task RunAsync(HaloDatabase database, QueuedImport import, CancellationToken stopping)
    {
        var runner = new ImportRunner(database, clock);
        // On a thread of the pool: the file is hashed before anything is awaited.
        var failure = await import.RunAsync((observer, ct) => Task.Run(() => runner.RunAsync(ImportJob.OfPath(import.Kind, import.Path), observer, ct), ct), stopping);
        Uploads.Remove(import.Path);
        if (failure is not null)
            log.LogError(failure, "Import of {File} ({Kind}) failed", import.Name, import.Kind);
        else if (import is { Stage: ImportStage.Done, Outcome: { } outcome })
            log.LogInformation("Imported {File} ({Kind}): {Facts} new facts of {Companies} companies in {Seconds:0.00} s, known before: {Known}",
                import.Name, import.Kind, outcome.Record.FactsStored, outcome.Record.Companies, outcome.Record.Seconds, outcome.AlreadyImported);
        else
            log.LogWarning("Import of {File} ({Kind}): {Stage}. {Problem}", import.Name, import.Kind, import.Stage, import.Problem);
    }
}
