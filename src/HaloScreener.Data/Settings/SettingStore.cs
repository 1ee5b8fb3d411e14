using Dapper;
using Npgsql;

namespace HaloScreener.Data.Settings;

/// <summary>Single values that belong to the store, such as the hash of the chain file that its values were resolved with.</summary>
public sealed class SettingStore
{
    /// <summary>Hash of the chain file with which every company was last resolved.</summary>
    public const string ChainHash = "chain_hash";

    private readonly NpgsqlDataSource _source;

    internal SettingStore(NpgsqlDataSource source) => _source = source;

    public async Task<string?> ReadAsync(string key, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select value from setting where key = @key", new { key }, cancellationToken: ct));
    }

    public Task WriteAsync(StoreTransaction transaction, string key, string value, CancellationToken ct) =>
        transaction.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into setting (key, value) values (@key, @value)
            on conflict (key) do update set value = excluded.value
            """,
            new { key, value },
            cancellationToken: ct));
}
