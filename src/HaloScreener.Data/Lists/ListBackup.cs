using System.Text.Json;
using Dapper;

namespace HaloScreener.Data.Lists;

/// <summary>
/// What people made (watchlists with their notes, saved screens and sets of columns, but nothing that was deleted) as one JSON text, to carry it to another database. Filings are not in it: they
/// are imported again.
/// </summary>
public static class ListBackup
{
    /// <summary>The whole of it, indented; the same content is the same text.</summary>
    public static async Task<string> DumpListsAsync(this HaloDatabase database, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            """
            select jsonb_pretty(jsonb_build_object(
                'watchlists', coalesce((
                    select jsonb_agg(jsonb_build_object(
                               'owner', w.owner, 'name', w.name, 'position', w.position, 'created_at', w.created_at,
                               'items', coalesce((
                                   select jsonb_agg(jsonb_build_object('cik', i.cik, 'note', i.note, 'position', i.position, 'added_at', i.added_at)
                                                    order by i.position, i.cik)
                                   from   watchlist_item i
                                   where  i.watchlist_id = w.id and i.removed_at is null), '[]'))
                           order by w.owner, w.position, w.name)
                    from   watchlist w
                    where  w.deleted_at is null), '[]'),
                'saved_screens', coalesce((
                    select jsonb_agg(jsonb_build_object('owner', s.owner, 'kind', s.kind, 'name', s.name, 'query', s.query, 'created_at', s.created_at)
                                     order by s.owner, s.kind, s.name)
                    from   saved_screen s
                    where  s.deleted_at is null), '[]')))
            """,
            cancellationToken: ct)) ?? "{}";
    }

    /// <summary>
    /// Adds what a dump holds and the database lacks, in one transaction; what is there stays as it is, so loading twice changes nothing. Returns how
    /// many lists, items and saved screens were added.
    /// </summary>
    /// <exception cref="FormatException">The text is not a dump.</exception>
    public static async Task<(int Watchlists, int Items, int SavedScreens)> LoadListsAsync(this HaloDatabase database, string dump, CancellationToken ct)
    {
        RequireDump(dump);
        await using var transaction = await database.BeginAsync(ct);
        var watchlists = await ExecuteAsync(
            """
            insert into watchlist (owner, name, position, created_at)
            select owner, name, position, created_at
            from   jsonb_to_recordset(@dump::jsonb -> 'watchlists') as w (owner text, name text, position int, created_at timestamptz)
            on conflict (owner, name) where deleted_at is null do nothing
            """);
        var items = await ExecuteAsync(
            """
            insert into watchlist_item (watchlist_id, cik, note, position, added_at)
            select watchlist.id, i.cik, i.note, i.position, i.added_at
            from   jsonb_to_recordset(@dump::jsonb -> 'watchlists') as w (owner text, name text, items jsonb)
            join   watchlist on watchlist.owner = w.owner and watchlist.name = w.name and watchlist.deleted_at is null
            cross  join jsonb_to_recordset(w.items) as i (cik int, note text, position int, added_at timestamptz)
            on conflict (watchlist_id, cik) do update
            set    removed_at = null, note = excluded.note, position = excluded.position
            where  watchlist_item.removed_at is not null
            """);
        var screens = await ExecuteAsync(
            """
            insert into saved_screen (owner, kind, name, query, created_at)
            select owner, coalesce(kind, 'screen'), name, query, created_at
            from   jsonb_to_recordset(@dump::jsonb -> 'saved_screens') as s (owner text, kind text, name text, query text, created_at timestamptz)
            on conflict (owner, kind, name) where deleted_at is null do nothing
            """);
        await transaction.CommitAsync(ct);
        return (watchlists, items, screens);

        Task<int> ExecuteAsync(string sql) => transaction.Connection.ExecuteAsync(new CommandDefinition(sql, new { dump }, cancellationToken: ct));
    }

    private static void RequireDump(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("watchlists", out var lists) && lists.ValueKind == JsonValueKind.Array
                && document.RootElement.TryGetProperty("saved_screens", out var screens) && screens.ValueKind == JsonValueKind.Array)
                return;
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is no dump made by 'halo db dump': {e.Message}", e);
        }
        throw new FormatException("This is no dump made by 'halo db dump': it lacks 'watchlists' or 'saved_screens'.");
    }
}
