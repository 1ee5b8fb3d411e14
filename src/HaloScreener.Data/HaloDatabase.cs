using HaloScreener.Data.Companies;
using HaloScreener.Data.Embedded;
using HaloScreener.Data.Facts;
using HaloScreener.Data.Imports;
using HaloScreener.Data.Lists;
using HaloScreener.Data.Markets;
using HaloScreener.Data.Resolved;
using HaloScreener.Data.Schema;
using HaloScreener.Data.Scores;
using HaloScreener.Data.Settings;
using Npgsql;

namespace HaloScreener.Data;

/// <summary>
/// The store: one per program. Disposing it closes the connections and, where this was the last program on it, stops the embedded server.
/// </summary>
public sealed class HaloDatabase : IAsyncDisposable
{
    private readonly EmbeddedServer? _server;
    private readonly NpgsqlDataSource _root;

    // Columns are snake_case, members are not.
    static HaloDatabase() => Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;

    private HaloDatabase(string connectionString, EmbeddedServer? server)
    {
        ConnectionString = connectionString;
        _server = server;
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (builder.ConnectionStringBuilder.Host?.Contains(',', StringComparison.Ordinal) == true)
        {
            var hosts = builder.BuildMultiHost();
            _root = hosts;
            Source = hosts.WithTargetSession(TargetSessionAttributes.Primary);
            Reader = hosts.WithTargetSession(TargetSessionAttributes.PreferStandby);
        }
        else
        {
            _root = Source = Reader = builder.Build();
        }

        Facts = new FactStore(Reader);
        CustomTags = new CustomTagStore(Source);
        Resolved = new ResolvedStore(Reader);
        Resolutions = new ResolutionLog(Source);
        Groups = new GroupStore(Reader);
        Companies = new CompanyStore(Reader, Groups);
        Prices = new PriceStore(Reader);
        Rates = new RateStore(Reader);
        Imports = new ImportLedger(Source);
        Version = new DataVersion(Source, Reader);
        Scores = new ScoreRunStore(Source);
        Settings = new SettingStore(Source);
        Watchlists = new WatchlistStore(Source);
        WatchlistItems = new WatchlistItemStore(Source);
        SavedScreens = new SavedScreenStore(Source);
        ListChanges = new ListChanges(Source);
        DataProtectionKeys = new DataProtectionKeyStore(Source);
    }

    /// <summary>
    /// Opens the store and migrates it. With a connection string that Postgres is used; without one the embedded server of the data
    /// directory is started, or adopted when it runs.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be opened; the message is a sentence for a person.</exception>
    public static async Task<HaloDatabase> OpenAsync(DatabaseOptions options, CancellationToken ct)
    {
        var server = string.IsNullOrWhiteSpace(options.ConnectionString) ? await EmbeddedServer.StartAsync(options.ResolvedDataDirectory, ct) : null;
        HaloDatabase? database = null;
        try
        {
            var connectionString = server is null ? options.ConnectionString! : server.ConnectionStringTo(EmbeddedServer.DatabaseName);
            database = new HaloDatabase(connectionString, server);
            await Migrator.MigrateAsync(database.Source, ct);
            return database;
        }
        catch (Exception e)
        {
            if (database is not null)
                await database.DisposeAsync();
            else if (server is not null)
                await server.DisposeAsync();
            if (e is NpgsqlException or ArgumentException or FormatException)
                throw new DatabaseUnavailableException($"The database cannot be opened: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Connections to the primary: every write, and reads that must see it.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Connections for bulk reads: a standby where there is one, else the primary.</summary>
    public NpgsqlDataSource Reader { get; }

    public string ConnectionString { get; }

    public bool IsEmbedded => _server is not null;

    /// <summary>Where the embedded server, downloads and logs lie; null with a connection string.</summary>
    public string? DataDirectory => _server?.DataDirectory;

    public FactStore Facts { get; }
    public CustomTagStore CustomTags { get; }
    public ResolvedStore Resolved { get; }
    public ResolutionLog Resolutions { get; }
    public CompanyStore Companies { get; }
    public PriceStore Prices { get; }
    public RateStore Rates { get; }
    public GroupStore Groups { get; }
    public ImportLedger Imports { get; }
    public DataVersion Version { get; }
    public ScoreRunStore Scores { get; }
    public SettingStore Settings { get; }
    public WatchlistStore Watchlists { get; }
    public WatchlistItemStore WatchlistItems { get; }
    public SavedScreenStore SavedScreens { get; }
    public ListChanges ListChanges { get; }
    public DataProtectionKeyStore DataProtectionKeys { get; }

    /// <summary>A transaction on a connection of its own. An import takes its transactions from its <see cref="ImportLock"/> instead.</summary>
    public async Task<StoreTransaction> BeginAsync(CancellationToken ct)
    {
        var connection = await Source.OpenConnectionAsync(ct);
        return new StoreTransaction(connection, await connection.BeginTransactionAsync(ct), ownsConnection: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _root.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
