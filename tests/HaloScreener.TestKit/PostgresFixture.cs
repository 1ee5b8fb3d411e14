using System.Diagnostics;
using System.Globalization;
using Dapper;
using HaloScreener.Data;
using HaloScreener.Data.Embedded;
using HaloScreener.Data.Schema;
using Npgsql;
using Xunit;

namespace HaloScreener.TestKit;

/// <summary>
/// One private Postgres for all test programs of a run, in the temp directory, stopped by the last; and one migrated template database, of which
/// each test gets a copy. Use it as an assembly fixture. Without Postgres binaries it fails with the product's own sentence.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private static int _databases;

    private readonly string _template = "template_" + Migrator.ComputeSchemaHash()[..16];
    private EmbeddedServer? _server;
    private NpgsqlDataSource? _postgres;

    /// <summary>A connection string to the server's own database, for tests of the server itself.</summary>
    public string ServerConnectionString => Server.ConnectionStringTo("postgres");

    private EmbeddedServer Server => _server ?? throw new InvalidOperationException("The fixture is not initialised.");

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        _server = await EmbeddedServer.StartAsync(Path.Combine(Path.GetTempPath(), $"halo-screener-tests-{Environment.UserName}"), ct);
        _postgres = NpgsqlDataSource.Create(_server.ConnectionStringTo("postgres"));
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_lock(@key)", new { key = AdvisoryLocks.TestTemplate }, commandTimeout: 0, cancellationToken: ct));
        // Nothing in it is worth a wait for the disk, which a busy machine makes long.
        await connection.ExecuteAsync(new CommandDefinition("alter system set fsync = off", cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("select pg_reload_conf()", cancellationToken: ct));
        await DropLeftoversAsync(connection, ct);
        await CreateTemplateAsync(connection, ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_unlock(@key)", new { key = AdvisoryLocks.TestTemplate }, cancellationToken: ct));
    }

    /// <summary>A fresh, migrated, empty database; disposing drops it.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => CreateAsync(_template);

    /// <summary>A database without anything in it.</summary>
    public Task<TestDatabase> CreateEmptyDatabaseAsync() => CreateAsync("template0");

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    internal async Task DropAsync(string name)
    {
        await using var connection = await _postgres!.OpenConnectionAsync();
        await connection.ExecuteAsync($"drop database if exists {name} with (force)", commandTimeout: 0);
    }

    private async Task<TestDatabase> CreateAsync(string template)
    {
        // The process id tells a later run which databases nobody will drop any more.
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await using var connection = await _postgres!.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"create database {name} template {template}", commandTimeout: 0, cancellationToken: TestContext.Current.CancellationToken));
        return new TestDatabase(this, name, Server.ConnectionStringTo(name));
    }

    private async Task CreateTemplateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var exists = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from pg_database where datname = @_template)", new { _template }, cancellationToken: ct));
        if (exists)
            return;
        // Renamed when it is whole: a run that dies here leaves no half template.
        await connection.ExecuteAsync(new CommandDefinition("drop database if exists template_fresh with (force)", commandTimeout: 0, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("create database template_fresh template template0", commandTimeout: 0, cancellationToken: ct));
        var options = new DatabaseOptions { ConnectionString = Server.ConnectionStringTo("template_fresh") + ";Pooling=false" };
        await using (await HaloDatabase.OpenAsync(options, ct))
        {
            // Opening migrates.
        }
        await connection.ExecuteAsync(new CommandDefinition($"alter database template_fresh rename to {_template}", cancellationToken: ct));
    }

    private async Task DropLeftoversAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var tests = await connection.QueryAsync<string>(new CommandDefinition(
            "select datname from pg_database where datname like 'test\\_%'", cancellationToken: ct));
        // Another checkout with another schema may be at work: its template goes when it is a day old.
        var templates = await connection.QueryAsync<string>(new CommandDefinition(
            """
            select datname
            from   pg_database
            where  datname like 'template\_%'
            and    (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '1 day'
            """,
            cancellationToken: ct));
        foreach (var name in tests.Where(name => !IsOfLivingProcess(name)).Concat(templates.Where(name => name != _template)))
            await connection.ExecuteAsync(new CommandDefinition($"drop database if exists {name} with (force)", commandTimeout: 0, cancellationToken: ct));
    }

    /// <summary>Of <c>test_1234_5</c>, whether 1234 runs.</summary>
    private static bool IsOfLivingProcess(string name)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(name.Split('_')[1], CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>One test's database.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PostgresFixture _fixture;
    private readonly string _name;

    internal TestDatabase(PostgresFixture fixture, string name, string connectionString)
    {
        _fixture = fixture;
        _name = name;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Opens it as the product does; dispose before the database.</summary>
    public Task<HaloDatabase> OpenAsync() =>
        HaloDatabase.OpenAsync(new DatabaseOptions { ConnectionString = ConnectionString }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _fixture.DropAsync(_name);
}
