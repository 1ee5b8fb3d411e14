using Dapper;

namespace HaloScreener.Data;

/// <summary>
/// The first import into an empty store takes the keys of both layers off and builds them after the rows, in the same transaction: a key
/// built at once from all rows costs a third of one kept row by row, and rows of a table made anew in the transaction need no log of their own.
/// An abort leaves the empty tables with their keys, as they were.
/// </summary>
public sealed class FirstLoad
{
    private readonly StoreTransaction _transaction;
    private readonly HashSet<int> _loaded = [];

    private FirstLoad(StoreTransaction transaction) => _transaction = transaction;

    /// <summary>
    /// Begins one, or returns null when the store has facts already. Until the transaction ends, nobody else reads these tables, which are
    /// empty for everybody else.
    /// </summary>
    public static async Task<FirstLoad?> BeginAsync(StoreTransaction transaction, CancellationToken ct)
    {
        var empty = await transaction.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select not exists (select from fact) and not exists (select from resolved)", cancellationToken: ct));
        if (!empty)
            return null;
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            """
            truncate fact, resolved, interim;
            alter table fact     drop constraint fact_pkey;
            alter table resolved drop constraint resolved_pkey;
            alter table interim  drop constraint interim_pkey;
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        return new FirstLoad(transaction);
    }

    /// <summary>Notes companies about to be loaded. False: one of them comes again, so the keys are needed now.</summary>
    public bool TryTake(IEnumerable<int> ciks) => ciks.All(_loaded.Add);

    /// <summary>Builds the keys; after it the tables are as they always are.</summary>
    public async Task BuildKeysAsync(CancellationToken ct) =>
        await _transaction.Connection.ExecuteAsync(new CommandDefinition(
            """
            alter table fact     add constraint fact_pkey     primary key (cik, tag, unit, period_end, quarters, accession);
            alter table resolved add constraint resolved_pkey primary key (cik, concept, period_end, quarters, filed, accession);
            alter table interim  add constraint interim_pkey  primary key (cik, concept, period_end, quarters, filed, accession);
            """,
            commandTimeout: 0,
            cancellationToken: ct));
}
