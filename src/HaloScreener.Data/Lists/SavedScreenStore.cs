using Dapper;
using Npgsql;

namespace HaloScreener.Data.Lists;

/// <summary>What a saved query is: a whole screen, or only its columns.</summary>
public enum SavedKind { Screen, Columns }

/// <summary>A query of the screen under a name.</summary>
/// <param name="Id">Given by the store.</param>
/// <param name="Kind">A whole screen, or a set of columns.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Query">The query string, from its question mark on; empty for the screen without one.</param>
/// <param name="RowVersion">Grows with each change: who changes an older version is told.</param>
public sealed record SavedScreen(long Id, SavedKind Kind, string Name, string Query, int RowVersion);

/// <summary>The screens and sets of columns that people keep. What is deleted can be put back for <see cref="WatchlistStore.DaysKept"/> days.</summary>
public sealed class SavedScreenStore
{
    private readonly NpgsqlDataSource _source;

    internal SavedScreenStore(NpgsqlDataSource source) => _source = source;

    /// <summary>All that an owner has in use, by name.</summary>
    public async Task<IReadOnlyList<SavedScreen>> ReadAllAsync(string owner, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<(long Id, string Kind, string Name, string Query, int RowVersion)>(new CommandDefinition(
            """
            select id, kind, name, query, row_version
            from   saved_screen
            where  owner = @owner and deleted_at is null
            order  by lower(name), id
            """,
            new { owner },
            cancellationToken: ct));
        return rows.Select(r => new SavedScreen(r.Id, r.Kind == "columns" ? SavedKind.Columns : SavedKind.Screen, r.Name, r.Query, r.RowVersion)).ToList();
    }

    /// <summary>Saves under a new name; null when the name is in use.</summary>
    public async Task<long?> CreateAsync(string owner, SavedKind kind, string name, string query, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            """
            insert into saved_screen (owner, kind, name, query) values (@owner, @Kind, @name, @query)
            on conflict (owner, kind, name) where deleted_at is null do nothing
            returning id
            """,
            new { owner, Kind = kind == SavedKind.Columns ? "columns" : "screen", name, query },
            cancellationToken: ct));
    }

    /// <summary>Writes name and query over the version that its writer saw.</summary>
    public async Task<EditOutcome> ChangeAsync(string owner, SavedScreen changed, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        try
        {
            return await connection.ExecuteScalarAsync<string>(new CommandDefinition(
                """
                with old as (select name, query from saved_screen where id = @Id and owner = @owner and deleted_at is null),
                     written as (update saved_screen
                                 set    name = @Name, query = @Query, row_version = row_version + 1
                                 where  id = @Id and owner = @owner and deleted_at is null and row_version = @RowVersion
                                 returning id)
                select case when exists (select from written) or (old.name, old.query) = (@Name, @Query) then 'done' else 'changed' end from old
                """,
                new { owner, changed.Id, changed.Name, changed.Query, changed.RowVersion },
                cancellationToken: ct)) switch
            {
                null => EditOutcome.Gone,
                "done" => EditOutcome.Done,
                _ => EditOutcome.ChangedMeanwhile,
            };
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return EditOutcome.NameTaken;
        }
    }

    /// <summary>Sets a saved screen aside, and deletes for good what has been aside for too long.</summary>
    public async Task DeleteAsync(string owner, long id, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update saved_screen set deleted_at = now() where id = @id and owner = @owner and deleted_at is null;
            delete from saved_screen where deleted_at < now() - make_interval(days => @DaysKept)
            """,
            new { owner, id, WatchlistStore.DaysKept },
            cancellationToken: ct));
    }

    /// <summary>Puts a saved screen back; where its name is in use by now it gets a number.</summary>
    public async Task RestoreAsync(string owner, long id, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var all = (await connection.QueryAsync<(long Id, string Kind, string Name, bool InUse)>(new CommandDefinition(
            "select id, kind, name, deleted_at is null as in_use from saved_screen where owner = @owner for update", new { owner }, cancellationToken: ct))).AsList();
        var back = all.Find(s => s.Id == id);
        if (back.Name is null)
            return;
        var free = ListOrder.FreeName(back.Name, all.Where(s => s.InUse && s.Kind == back.Kind && s.Id != id).Select(s => s.Name).ToHashSet(StringComparer.Ordinal));
        await connection.ExecuteAsync(new CommandDefinition(
            "update saved_screen set deleted_at = null, name = @free where id = @id", new { id, free }, cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }
}
