using System.Diagnostics;
using HaloScreener.Core.Concepts;
using HaloScreener.Data;
using HaloScreener.Data.Facts;
using HaloScreener.Data.Imports;
using HaloScreener.Data.Resolved;
using HaloScreener.Import.Readers;

namespace HaloScreener.Import.Running;

/// <summary>What a program wants to hear while an import runs.</summary>
public sealed record ImportObserver
{
    public static ImportObserver Silent { get; } = new();

    /// <summary>Called once when reading begins; the counts may be read from any thread until the import ends.</summary>
    public Action<ReadCounts> Reading { get; init; } = _ => { };
    /// <summary>Called when another importer has the store and this one waits.</summary>
    public Action Waiting { get; init; } = () => { };
    /// <summary>Called when every company was resolved anew first, as the chains have changed since the store was last written.</summary>
    public Action<ResolutionRun> Resolved { get; init; } = _ => { };
}

/// <summary>
/// Imports files: one transaction per file, one importer at a time over all programs. Facts are stored as they are read, the companies that
/// the file touches are resolved anew, the ledger is written and the data version raised; then all of it is committed, or nothing.
/// </summary>
public sealed class ImportRunner(HaloDatabase database, TimeProvider clock)
{
    /// <summary>
    /// Imports one file. The same bytes with the same list of mapped tags are known from the ledger and change nothing.
    /// </summary>
    /// <exception cref="ImportException">The file cannot be read; the store is as it was.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the store is as it was.</exception>
    public async Task<ImportOutcome> RunAsync(ImportJob job, ImportObserver observer, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        var watch = Stopwatch.StartNew();
        await using var turn = await ImportLock.TakeAsync(database, observer.Waiting, ct);
        await ResolvedLayer.RefreshAsync(database, turn, clock, observer, ct);

        // Reading begins while the file is still being hashed: a known file is rare, and its reader is stopped before anything is stored.
        await using var batches = new ReadBatches(job, DateOnly.FromDateTime(started.UtcDateTime), ct);
        observer.Reading(batches.Sink.Counts);
        var (sha256, bytes) = await Task.Run(() => job.Fingerprint(ct), ct);
        if (await database.Imports.FindAsync(sha256, MappedTags.Default.Hash, ct) is { } earlier && (!job.Replaces || await database.Imports.IsNewestAsync(earlier, ct)))
            return new ImportOutcome(earlier, AlreadyImported: true);
        await using var transaction = await turn.BeginAsync(ct);

        var counts = new FactCounts();
        var load = new FactLoad(database, transaction);
        var companies = new HashSet<int>();
        var tickers = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var batch in batches.ReadAllAsync(ct))
        {
            if (batch.Companies.Count > 0)
                counts += await load.StoreAsync(batch.Companies, ct);
            if (batch.Prices.Count > 0)
                await database.Prices.StageAsync(transaction, batch.Prices, ct);
            companies.UnionWith(batch.Companies.Select(c => c.Cik));
            tickers.UnionWith(batch.Prices.Select(p => p.Ticker));
        }
        await load.CompleteAsync(ct);
        if (tickers.Count > 0)
            counts += await database.Prices.MergeStagedAsync(transaction, job.Name, ct);
        var aside = batches.Aside;
        counts += await database.Rates.WriteAsync(transaction, aside.Rates, ct);
        if (aside.Groups is { } groups)
        {
            counts += await database.Groups.ReplaceAsync(transaction, groups, ct);
            companies.UnionWith(groups.Select(g => g.Cik));
        }
        companies.UnionWith(aside.Companies.Select(s => s.Cik));
        await database.Companies.UpsertStatementsAsync(transaction, aside.Companies, ct);
        if (aside.LookAlikes.Count > 0)
            await database.CustomTags.AddAsync(transaction, aside.LookAlikes, ct);
        var version = await database.Version.BumpAsync(transaction, ct);
        var record = new ImportRecord
        {
            Kind = job.Kind,
            FileName = job.Name,
            Sha256 = sha256,
            TagHash = MappedTags.Default.Hash,
            StartedAtUtc = started.UtcDateTime,
            FinishedAtUtc = clock.GetUtcNow().UtcDateTime,
            Bytes = bytes,
            RowsRead = batches.Sink.Counts.Rows,
            FactsStored = counts.Stored,
            FactsKnown = counts.Known,
            Companies = companies.Count + tickers.Count + aside.Rates.DistinctBy(r => r.Currency).Count(),
            CustomRows = batches.Sink.Counts.CustomTags,
            Rejects = [.. batches.Sink.Rejects.ByReason().Select(AsRecorded)],
            Seconds = watch.Elapsed.TotalSeconds,
            DataVersion = version,
        };
        var id = await database.Imports.RecordAsync(transaction, record, ct);
        await transaction.CommitAsync(ct);
        return new ImportOutcome(record with { Id = id }, AlreadyImported: false);
    }

    private static ImportReject AsRecorded(RejectCount reject) =>
        new(reject.Reason.Id(), reject.Count, [.. reject.Samples.Select(s => s.Line is { } line ? $"{s.File}:{line}: {s.Text}" : $"{s.File}: {s.Text}")]);
}

/// <summary>What came of an import.</summary>
/// <param name="Record">The ledger's entry: of this import, or of the earlier one of the same bytes.</param>
/// <param name="AlreadyImported">True when nothing was changed because the file was imported before.</param>
public sealed record ImportOutcome(ImportRecord Record, bool AlreadyImported);
