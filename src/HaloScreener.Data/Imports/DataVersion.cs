using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace HaloScreener.Data.Imports;

/// <summary>The number of the newest committed change of the data. Each import adds one, and wakes every program on the store.</summary>
public sealed class DataVersion
{
    private const string Channel = "halo_data";

    /// <summary>The version is read this often even without a notification: those sent during a reconnect are lost.</summary>
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _primary;
    private readonly NpgsqlDataSource _reader;

    internal DataVersion(NpgsqlDataSource primary, NpgsqlDataSource reader)
    {
        _primary = primary;
        _reader = reader;
    }

    /// <summary>The version on the primary; 0 before the first import.</summary>
    public Task<long> ReadAsync(CancellationToken ct) => ReadAsync(_primary, ct);

    /// <summary>Waits until bulk reads see at least this version: at once, but for a standby that lags.</summary>
    public async Task WaitForReaderAsync(long version, CancellationToken ct)
    {
        while (await ReadAsync(_reader, ct) < version)
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
    }

    /// <summary>Adds one in the import's transaction and returns the new version; programs are woken when it commits.</summary>
    public Task<long> BumpAsync(StoreTransaction transaction, CancellationToken ct) =>
        transaction.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"""
             with bumped as (update data_version set version = version + 1 returning version)
             select version from bumped, pg_notify('{Channel}', bumped.version::text)
             """,
            cancellationToken: ct));

    /// <summary>
    /// The version now, then each newer one, until cancelled. A burst of imports during the caller's work is one step. Lost connections are
    /// opened again; the version is re-read on each connect and every 30 seconds.
    /// </summary>
    public async IAsyncEnumerable<long> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        long? last = null;
        NpgsqlConnection? connection = null;
        try
        {
            while (true)
            {
                var version = last;
                try
                {
                    if (connection is null)
                    {
                        connection = await _primary.OpenConnectionAsync(ct);
                        await connection.ExecuteAsync(new CommandDefinition($"listen {Channel}", cancellationToken: ct));
                    }
                    else
                    {
                        await connection.WaitAsync(Recheck, ct);
                    }
                    version = await connection.ExecuteScalarAsync<long>(new CommandDefinition("select version from data_version", cancellationToken: ct));
                }
                catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
                {
                    if (connection is not null)
                        await connection.DisposeAsync();
                    connection = null;
                    await Task.Delay(ReconnectAfter, ct);
                }

                if (version is { } current && current != last)
                {
                    last = current;
                    yield return current;
                }
            }
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    private static async Task<long> ReadAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("select version from data_version", cancellationToken: ct));
    }
}
