using Dapper;
using Npgsql;

namespace HaloScreener.Data.Lists;

/// <summary>
/// The lists that people keep. Each change is one row's, or puts rows in order under a lock, so that two people at one list lose nothing; where both
/// change the same name the second is told. What is deleted can be put back for <see cref="DaysKept"/> days.
/// </summary>
public sealed class WatchlistStore
{
    public const int DaysKept = 30;

    private readonly NpgsqlDataSource _source;

    internal WatchlistStore(NpgsqlDataSource source) => _source = source;

    /// <summary>All lists of an owner in their order, those set aside among them.</summary>
    public async Task<IReadOnlyList<Watchlist>> ReadAllAsync(string owner, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        // One statement is one moment: between two, a list could gain an item that the other does not show.
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select w.id, w.name, w.row_version, w.created_at, w.deleted_at,
                   i.cik, i.note, i.row_version as item_version, i.added_at
            from   watchlist w
            left   join watchlist_item i on i.watchlist_id = w.id and i.removed_at is null
            where  w.owner = @owner
            order  by w.position, w.id, i.position, i.cik
            """,
            new { owner },
            cancellationToken: ct));
        return rows.GroupBy(r => r.Id).Select(ToList).ToList();
    }

    /// <summary>The CIKs of a list in use, or null when there is none with this id.</summary>
    public async Task<IReadOnlyList<int>?> ReadCiksAsync(long id, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<int[]?>(new CommandDefinition(
            """
            select array(select cik from watchlist_item where watchlist_id = @id and removed_at is null order by position, cik)
            from   watchlist
            where  id = @id and deleted_at is null
            """,
            new { id },
            cancellationToken: ct));
    }

    /// <summary>A new list at the end; null when one of this name is in use.</summary>
    public async Task<long?> CreateAsync(string owner, string name, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            """
            insert into watchlist (owner, name, position)
            select @owner, @name, coalesce(max(position) + 1, 0) from watchlist where owner = @owner
            on conflict (owner, name) where deleted_at is null do nothing
            returning id
            """,
            new { owner, name },
            cancellationToken: ct));
    }

    /// <param name="owner">Whose.</param>
    /// <param name="id">The list.</param>
    /// <param name="version">The row version that the person saw.</param>
    /// <param name="name">The new name.</param>
    /// <param name="ct">Ends the attempt.</param>
    public async Task<EditOutcome> RenameAsync(string owner, long id, int version, string name, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        try
        {
            // Renaming to what somebody else has just called it is no conflict.
            return await connection.ExecuteScalarAsync<string>(new CommandDefinition(
                """
                with old as (select name, row_version from watchlist where id = @id and owner = @owner and deleted_at is null),
                     renamed as (update watchlist
                                 set    name = @name, row_version = row_version + 1
                                 where  id = @id and owner = @owner and deleted_at is null and row_version = @version
                                 returning id)
                select case when exists (select from renamed) or old.name = @name then 'done' else 'changed' end from old
                """,
                new { owner, id, version, name },
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

    /// <summary>Puts a list before another, or at the end.</summary>
    public async Task MoveAsync(string owner, long id, long? before, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var ids = (await connection.QueryAsync<long>(new CommandDefinition(
            "select id from watchlist where owner = @owner order by position, id for update", new { owner }, cancellationToken: ct))).AsList();
        if (!ListOrder.Move(ids, id, before))
            return;
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update watchlist
            set    position = ordered.position
            from   unnest(@Ids) with ordinality as ordered (id, position)
            where  watchlist.id = ordered.id and watchlist.position <> ordered.position
            """,
            new { Ids = ids.ToArray() },
            cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Sets a list aside, and deletes for good what has been aside for longer than <see cref="DaysKept"/> days.</summary>
    public async Task DeleteAsync(string owner, long id, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update watchlist set deleted_at = now() where id = @id and owner = @owner and deleted_at is null;
            delete from watchlist where deleted_at < now() - make_interval(days => @DaysKept)
            """,
            new { owner, id, DaysKept },
            cancellationToken: ct));
    }

    /// <summary>Puts a list back; where its name is in use by now it gets a number. Its name then; null when it is gone for good.</summary>
    public async Task<string?> RestoreAsync(string owner, long id, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("select from watchlist where owner = @owner for update", new { owner }, cancellationToken: ct));
        var name = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select name from watchlist where id = @id and owner = @owner", new { id, owner }, cancellationToken: ct));
        if (name is null)
            return null;
        var taken = (await connection.QueryAsync<string>(new CommandDefinition(
            "select name from watchlist where owner = @owner and deleted_at is null and id <> @id", new { owner, id }, cancellationToken: ct))).ToHashSet(StringComparer.Ordinal);
        var free = ListOrder.FreeName(name, taken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update watchlist set deleted_at = null, name = @free where id = @id", new { id, free }, cancellationToken: ct));
        await transaction.CommitAsync(ct);
        return free;
    }

    private static Watchlist ToList(IGrouping<long, Row> rows)
    {
        var list = rows.First();
        return new Watchlist
        {
            Id = list.Id,
            Name = list.Name,
            RowVersion = list.RowVersion,
            CreatedAtUtc = list.CreatedAt,
            DeletedAtUtc = list.DeletedAt,
            Items = [.. rows.Where(r => r.Cik is not null).Select(r => new WatchlistItem(r.Cik!.Value, r.Note!, r.ItemVersion!.Value, r.AddedAt!.Value))],
        };
    }

    private sealed record Row(
        long Id, string Name, int RowVersion, DateTime CreatedAt, DateTime? DeletedAt, int? Cik, string? Note, int? ItemVersion, DateTime? AddedAt);
}
