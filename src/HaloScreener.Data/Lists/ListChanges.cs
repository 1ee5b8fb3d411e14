using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace HaloScreener.Data.Lists;

/// <summary>Tells when anybody has changed a list or a saved screen, on any server of the store.</summary>
public sealed class ListChanges
{
    private const string Channel = "halo_lists";
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _primary;

    internal ListChanges(NpgsqlDataSource primary) => _primary = primary;

    /// <summary>
    /// Steps once on each connect, as notifications sent before it are lost, and once after each change or burst of changes, until cancelled.
    /// The number counts the steps.
    /// </summary>
    public async IAsyncEnumerable<int> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var steps = 0;
        NpgsqlConnection? connection = null;
        try
        {
            while (true)
            {
                var woken = false;
                try
                {
                    if (connection is null)
                    {
                        connection = await _primary.OpenConnectionAsync(ct);
                        await connection.ExecuteAsync(new CommandDefinition($"listen {Channel}", cancellationToken: ct));
                    }
                    else
                    {
                        await connection.WaitAsync(ct);
                    }
                    woken = true;
                }
                catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
                {
                    if (connection is not null)
                        await connection.DisposeAsync();
                    connection = null;
                    await Task.Delay(ReconnectAfter, ct);
                }
                if (woken)
                    yield return ++steps;
            }
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }
}
