using Dapper;
using Npgsql;

namespace HaloScreener.Data.Lists;

/// <summary>
/// The companies in a list. Adding and removing commute, a move is worked out on the order as it is, and a note is written only over the version
/// that its writer saw. What is removed keeps its note and place, and can be put back.
/// </summary>
public sealed class WatchlistItemStore
{
    private readonly NpgsqlDataSource _source;

    internal WatchlistItemStore(NpgsqlDataSource source) => _source = source;

    /// <summary>
    /// Puts companies at the end of a list. One that is there already stays where it is; a new note is added to a note that it has. Returns
    /// the companies that were not there before; null when the list is gone.
    /// </summary>
    public async Task<IReadOnlyList<int>?> AddAsync(string owner, long listId, IReadOnlyList<NewItem> items, CancellationToken ct)
    {
        var distinct = items.DistinctBy(i => i.Cik).ToList();
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await LockAsync(connection, owner, listId, ct))
            return null;
        var added = await connection.QueryAsync<int>(new CommandDefinition(
            $"""
            with given as (select cik, note, n from unnest(@Ciks, @Notes) with ordinality as g (cik, note, n)),
                 before as (select cik from watchlist_item where watchlist_id = @listId and removed_at is null),
                 room as (select greatest(0, {Watchlist.MaxItems} - count(*)) as free from before),
                 fresh as (select cik, note, row_number() over (order by n) as n from given where cik not in (select cik from before)),
                 last as (select coalesce(max(position), -1) as position from watchlist_item where watchlist_id = @listId),
                 stored as (
                    insert into watchlist_item as item (watchlist_id, cik, note, position)
                    select @listId, fresh.cik, fresh.note, last.position + fresh.n
                    from   fresh, last, room
                    where  fresh.n <= room.free
                    on conflict (watchlist_id, cik) do update
                    set    removed_at  = null,
                           position    = excluded.position,
                           note        = case when excluded.note = '' then item.note else excluded.note end,
                           row_version = item.row_version + 1
                    returning cik),
                 noted as (
                    update watchlist_item as item
                    set    note = left(case when item.note = '' then given.note else item.note || E'\n' || given.note end, {WatchlistItem.MaxNoteLength}),
                           row_version = item.row_version + 1
                    from   given
                    where  item.watchlist_id = @listId and item.cik = given.cik and item.removed_at is null
                    and    given.note <> '' and position(given.note in item.note) = 0)
            select cik from stored
            """,
            new { listId, Ciks = distinct.Select(i => i.Cik).ToArray(), Notes = distinct.Select(i => i.Note).ToArray() },
            cancellationToken: ct));
        await transaction.CommitAsync(ct);
        return added.AsList();
    }

    /// <summary>Takes companies out of a list.</summary>
    public Task RemoveAsync(string owner, long listId, IReadOnlyList<int> ciks, CancellationToken ct) => SetRemovedAsync(owner, listId, ciks, removed: true, ct);

    /// <summary>Puts companies back where they were, with their notes.</summary>
    public Task RestoreAsync(string owner, long listId, IReadOnlyList<int> ciks, CancellationToken ct) => SetRemovedAsync(owner, listId, ciks, removed: false, ct);

    /// <summary>Puts a company before another, or at the end.</summary>
    public async Task MoveAsync(string owner, long listId, int cik, int? before, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await LockAsync(connection, owner, listId, ct))
            return;
        var ciks = (await connection.QueryAsync<int>(new CommandDefinition(
            "select cik from watchlist_item where watchlist_id = @listId and removed_at is null order by position, cik", new { listId }, cancellationToken: ct))).AsList();
        if (!ListOrder.Move(ciks, cik, before))
            return;
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update watchlist_item as item
            set    position = ordered.position
            from   unnest(@Ciks) with ordinality as ordered (cik, position)
            where  item.watchlist_id = @listId and item.cik = ordered.cik and item.position <> ordered.position
            """,
            new { listId, Ciks = ciks.ToArray() },
            cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// Writes a note over the version that its writer saw. A removed company's note is not written: <see cref="EditOutcome.Gone"/>.
    /// </summary>
    public async Task<EditOutcome> WriteNoteAsync(string owner, long listId, int cik, int version, string note, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        // Writing what stands there already is no conflict.
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            """
            with old as (select i.note, i.row_version
                         from   watchlist_item i
                         join   watchlist w on w.id = i.watchlist_id
                         where  w.id = @listId and w.owner = @owner and w.deleted_at is null and i.cik = @cik and i.removed_at is null),
                 written as (update watchlist_item
                             set    note = @note, row_version = row_version + 1
                             where  watchlist_id = @listId and cik = @cik and removed_at is null and row_version = @version and exists (select from old)
                             returning cik)
            select case when exists (select from written) or old.note = @note then 'done' else 'changed' end from old
            """,
            new { owner, listId, cik, version, note },
            cancellationToken: ct)) switch
        {
            null => EditOutcome.Gone,
            "done" => EditOutcome.Done,
            _ => EditOutcome.ChangedMeanwhile,
        };
    }

    private async Task SetRemovedAsync(string owner, long listId, IReadOnlyList<int> ciks, bool removed, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update watchlist_item
            set    removed_at = case when @removed then now() end
            where  watchlist_id = (select id from watchlist where id = @listId and owner = @owner)
            and    cik = any(@Ciks)
            and    (removed_at is null) = @removed
            """,
            new { owner, listId, Ciks = ciks.ToArray(), removed },
            cancellationToken: ct));
    }

    /// <summary>Changes of one list that depend on its order or its size come one after the other.</summary>
    private static async Task<bool> LockAsync(NpgsqlConnection connection, string owner, long listId, CancellationToken ct) =>
        await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select id from watchlist where id = @listId and owner = @owner and deleted_at is null for update", new { owner, listId }, cancellationToken: ct)) is not null;
}
