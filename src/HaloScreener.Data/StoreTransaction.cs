using Npgsql;

namespace HaloScreener.Data;

/// <summary>All or nothing: what is written in it appears with <see cref="CommitAsync"/>, or never.</summary>
public sealed class StoreTransaction : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;
    private readonly bool _ownsConnection;

    internal StoreTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, bool ownsConnection)
    {
        Connection = connection;
        _transaction = transaction;
        _ownsConnection = ownsConnection;
    }

    internal NpgsqlConnection Connection { get; }

    public Task CommitAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    /// <summary>Rolls back unless committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        if (_ownsConnection)
            await Connection.DisposeAsync();
    }
}
