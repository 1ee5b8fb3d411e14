using Dapper;
using HaloScreener.Core.Companies;
using HaloScreener.Data.Facts;
using Npgsql;

namespace HaloScreener.Data.Companies;

/// <summary>The user's own grouping of companies: one at a time, and the newest file is all of it.</summary>
public sealed class GroupStore
{
    private readonly NpgsqlDataSource _source;

    internal GroupStore(NpgsqlDataSource source) => _source = source;

    /// <summary>Puts a grouping in the place of the one before; an empty one leaves none.</summary>
    /// <param name="transaction">The import's transaction.</param>
    /// <param name="groups">Each company at most once.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Stored: companies that are new to the grouping or in another group than before; known: the rest.</returns>
    public async Task<FactCounts> ReplaceAsync(StoreTransaction transaction, IReadOnlyCollection<CompanyGroup> groups, CancellationToken ct)
    {
        var parameters = new { ciks = groups.Select(g => g.Cik).ToArray(), names = groups.Select(g => g.Name).ToArray() };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            "delete from company_group where not (cik = any(@ciks))", parameters, cancellationToken: ct));
        var stored = await transaction.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into company_group as g (cik, name)
            select cik, name
            from   unnest(@ciks, @names) as t (cik, name)
            on conflict (cik) do update
            set    name = excluded.name
            where  g.name <> excluded.name
            """,
            parameters,
            cancellationToken: ct));
        return new FactCounts(stored, groups.Count - stored);
    }

    /// <summary>The group of each company that has one.</summary>
    public async Task<IReadOnlyDictionary<int, string>> ReadAllAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<(int Cik, string Name)>(new CommandDefinition("select cik, name from company_group", cancellationToken: ct));
        return rows.ToDictionary(r => r.Cik, r => r.Name);
    }
}
