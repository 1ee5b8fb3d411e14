using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Facts;
using HaloScreener.Core.Markets;
using HaloScreener.Import.Readers;

namespace HaloScreener.Import.Running;

/// <summary>Some of what a file holds: whole companies, or prices.</summary>
internal sealed record ReadBatch(IReadOnlyList<CompanyFacts> Companies, IReadOnlyList<ClosingPrice> Prices);

/// <summary>What a file says beside facts and prices: little enough to be kept until its end. Filled by the reader's threads; read it after them.</summary>
internal sealed class ReadAside
{
    public List<CompanyStatement> Companies { get; } = [];
    public List<ExchangeRate> Rates { get; } = [];
    /// <summary>Null where the file is no grouping.</summary>
    public IReadOnlyList<CompanyGroup>? Groups { get; set; }
    public IReadOnlyList<CustomStatement> LookAlikes { get; set; } = [];
}

/// <summary>
/// Runs a reader on a thread of its own and hands what it reads on in batches worth a round of the store, while it reads on.
/// Few batches wait at a time, so memory does not grow with the file.
/// </summary>
internal sealed class ReadBatches : IAsyncDisposable
{
    /// <summary>Facts in a batch, about: enough that the store's fixed costs per batch vanish, 4 MB of memory.</summary>
    private const int FactsPerBatch = 60_000;
    private const int BatchesWaiting = 2;

    private readonly Channel<ReadBatch> _channel = Channel.CreateBounded<ReadBatch>(BatchesWaiting);
    private readonly CancellationTokenSource _stop;
    private readonly Lock _lock = new();
    private readonly Task _reading;
    private List<CompanyFacts> _open = [];
    private int _openFacts;

    public ReadBatches(ImportJob job, DateOnly today, CancellationToken ct)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Sink = new ReadSink
        {
            Facts = Add,
            Company = s =>
            {
                lock (_lock)
                    Aside.Companies.Add(s);
            },
            Prices = prices => Send(new ReadBatch([], prices)),
            Rate = Aside.Rates.Add,
            Groups = groups => Aside.Groups = groups,
            LookAlikes = statements => Aside.LookAlikes = statements,
            Today = today,
        };
        _reading = Task.Factory.StartNew(() => Read(job), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public ReadSink Sink { get; }
    public ReadAside Aside { get; } = new();

    /// <summary>The batches; a reader's error comes out at the end, as it was thrown.</summary>
    public async IAsyncEnumerable<ReadBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var batch in _channel.Reader.ReadAllAsync(ct))
            yield return batch;
        await _reading;
    }

    /// <summary>Stops the reader where it is.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _stop.Dispose();
    }

    private void Read(ImportJob job)
    {
        try
        {
            job.Read(Sink, _stop.Token);
            if (_open.Count > 0)
                Send(new ReadBatch(_open, []));
        }
        finally
        {
            _channel.Writer.Complete();
        }
    }

    /// <summary>Called by one or several threads of the reader; blocks while enough batches wait.</summary>
    private void Add(CompanyFacts company)
    {
        List<CompanyFacts>? full = null;
        lock (_lock)
        {
            _open.Add(company);
            _openFacts += company.Facts.Length;
            if (_openFacts >= FactsPerBatch)
            {
                full = _open;
                _open = [];
                _openFacts = 0;
            }
        }
        if (full is not null)
            Send(new ReadBatch(full, []));
    }

    private void Send(ReadBatch batch)
    {
        var write = _channel.Writer.WriteAsync(batch, _stop.Token);
        if (!write.IsCompletedSuccessfully)
            write.AsTask().GetAwaiter().GetResult();
    }
}
