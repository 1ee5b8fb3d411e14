using Dapper;
using HaloScreener.Data.Schema;
using Npgsql;

namespace HaloScreener.Data.Imports;

/// <summary>
/// One importer at a time, over all programs on the store. The lock and the import's transactions share one session: when the program
/// dies, Postgres rolls back and lets the next one in.
/// </summary>
public sealed class ImportLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private ImportLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes the lock; where another importer has it, calls <paramref name="onWait"/> once and waits.</summary>
    public static async Task<ImportLock> TakeAsync(HaloDatabase database, Action onWait, CancellationToken ct)
    {
        var connection = await database.Source.OpenConnectionAsync(ct);
        try
        {
            var key = new { key = AdvisoryLocks.Import };
            if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select pg_try_advisory_lock(@key)", key, cancellationToken: ct)))
            {
                onWait();
                await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@key)", key, commandTimeout: 0, cancellationToken: ct));
            }
            return new ImportLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The transaction of one file; the one before must be over.</summary>
    public async Task<StoreTransaction> BeginAsync(CancellationToken ct) =>
        new(_connection, await _connection.BeginTransactionAsync(ct), ownsConnection: false);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_connection.State == System.Data.ConnectionState.Open)
            {
                await _connection.ExecuteAsync(new CommandDefinition(
                    "select pg_advisory_unlock(@key)", new { key = AdvisoryLocks.Import }, cancellationToken: CancellationToken.None));
            }
        }
        catch (NpgsqlException)
        {
            // The session is gone, and the lock with it.
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }
}
