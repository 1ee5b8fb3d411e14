using HaloScreener.Data;
using HaloScreener.Import.Running;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Service;
using Microsoft.AspNetCore.Hosting.Server;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// Opens the store, fills an empty one with the bundled universe, scores it and opens the books, while the server already answers. On leaving it
/// closes the store, which stops the embedded server when this was the last program on it.
/// </summary>
public sealed class StoreStartup(
    Books books, CompanyFilings filings, Store store, IConfiguration configuration, TimeProvider clock, ILoggerFactory loggers, IHostApplicationLifetime lifetime, IServer server)
    : BackgroundService
{
    private readonly ILogger _log = loggers.CreateLogger<StoreStartup>();
    private HaloDatabase? _database;
    private ScoringService? _scoring;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scoring is not null)
            await _scoring.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server listens before the store is opened.
        await Task.Yield();
        try
        {
            await OpenAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is leaving.
        }
        catch (DatabaseUnavailableException e)
        {
            // Without a store there is nothing to show; the sentence says what to do.
            _log.LogCritical("{Problem}", e.Message);
            store.Fail(e);
            books.Fail(e.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    /// <summary>A store with all its scores may be open before the server listens.</summary>
    private async Task ListeningAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, ct);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        books.Enter(StartPhase.OpeningStore);
        _database = await HaloDatabase.OpenAsync(
            new DatabaseOptions { ConnectionString = configuration.GetConnectionString("Halo"), DataDirectory = configuration[DataFolder.Setting] }, ct);
        store.Open(_database);
        _log.LogInformation("Store: {Kind}, open after {Seconds:0.00} s",
            _database.IsEmbedded ? $"private Postgres in {_database.DataDirectory}" : "Postgres of the connection string", Elapsed());

        books.Enter(StartPhase.ImportingSample);
        if (await ResolvedLayer.RefreshAsync(_database, clock, ImportObserver.Silent, ct) is { } run)
        {
            _log.LogInformation("The chains have changed; {Companies} companies were resolved anew in {Seconds:0.00} s and {Moved} figures moved",
                run.Companies, run.Seconds, run.Moves.Sum(m => m.Total));
        }
        if (configuration.GetValue("HALO_SAMPLE", true) && await SampleUniverse.ImportIfWantedAsync(_database, clock, ct) is { } sample)
        {
            _log.LogInformation("Imported {File}: {Facts} facts of {Companies} companies in {Seconds:0.00} s",
                sample.Record.FileName, sample.Record.FactsStored, sample.Record.Companies, sample.Record.Seconds);
        }

        books.Enter(StartPhase.Scoring);
        filings.Open(_database.Resolved);
        _scoring = new ScoringService(_database, ScoringMethod.Default, loggers.CreateLogger<ScoringService>());
        await _scoring.StartAsync(ct);
        books.Open(_scoring);
        _log.LogInformation("Ready after {Seconds:0.00} s: {Rated} companies rated as of {AsOf:yyyy-MM-dd}", Elapsed(), books.Current?.RatedCount, books.Current?.Key.AsOf);
        await ListeningAsync(ct);
        await FirstPage.DrawAsync(server, _log, ct);

        double Elapsed() => clock.GetElapsedTime(started).TotalSeconds;
    }
}
