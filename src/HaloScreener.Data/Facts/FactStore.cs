using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using HaloScreener.Core.Facts;
using HaloScreener.Data.Copying;
using Npgsql;

namespace HaloScreener.Data.Facts;

/// <summary>What a write did.</summary>
/// <param name="Stored">Facts that were new to the store.</param>
/// <param name="Known">Facts whose key the store, or an earlier fact of the batch, had already.</param>
public readonly record struct FactCounts(long Stored, long Known)
{
    public static FactCounts operator +(FactCounts left, FactCounts right) => new(left.Stored + right.Stored, left.Known + right.Known);

    public static FactCounts Add(FactCounts left, FactCounts right) => left + right;
}

/// <summary>
/// The first layer: every statement of a mapped tag once, as stated. Never changed, but for one rule that makes the order of imports
/// irrelevant: of two facts with one key the greater by (exact dates, value) stays.
/// </summary>
public sealed class FactStore
{
    private const string Columns = "cik, tag, unit, period_end, quarters, accession, form, filed, value, exact";
    private const short ColumnCount = 10;

    private readonly NpgsqlDataSource _source;

    internal FactStore(NpgsqlDataSource source) => _source = source;

    /// <summary>Which of these companies have facts in the store, as the transaction sees it.</summary>
    public async Task<HashSet<int>> FindKnownCompaniesAsync(StoreTransaction transaction, IReadOnlyCollection<int> ciks, CancellationToken ct)
    {
        var known = await transaction.Connection.QueryAsync<int>(new CommandDefinition(
            "select cik from unnest(@ciks) as t (cik) where exists (select from fact where fact.cik = t.cik)",
            new { ciks = ciks.ToArray() },
            commandTimeout: 0,
            cancellationToken: ct));
        return known.ToHashSet();
    }

    /// <summary>
    /// Writes a batch, in any order, duplicates allowed. Facts of companies new to the store go straight in, in the order of the key; those of
    /// known companies through a staging table. Quickest in batches of tens of thousands with each company whole.
    /// </summary>
    public async Task<FactCounts> WriteAsync(StoreTransaction transaction, IReadOnlyList<StatedFact> facts, CancellationToken ct) =>
        await WriteAsync(transaction, facts, await FindKnownCompaniesAsync(transaction, [.. facts.Select(f => f.Cik).Distinct()], ct), ct);

    /// <inheritdoc cref="WriteAsync(StoreTransaction, IReadOnlyList{StatedFact}, CancellationToken)"/>
    /// <param name="transaction">The import's transaction.</param>
    /// <param name="facts">The batch.</param>
    /// <param name="known">Those of its companies that have facts in the store (<see cref="FindKnownCompaniesAsync"/>).</param>
    /// <param name="ct">Cancels the import.</param>
    public async Task<FactCounts> WriteAsync(StoreTransaction transaction, IReadOnlyList<StatedFact> facts, IReadOnlySet<int> known, CancellationToken ct)
    {
        if (facts.Count == 0)
            return default;
        var batch = FactBatch.Of(facts);
        var stored = await CopyAsync(transaction.Connection, "fact", known.Count == 0 ? batch : batch.Where(fact => !known.Contains(fact.Cik)), ct);
        if (known.Count > 0)
            stored += await MergeAsync(transaction.Connection, batch.Where(fact => known.Contains(fact.Cik)), ct);
        return new FactCounts(stored, facts.Count - stored);
    }

    /// <summary>One company's facts in the order of the key; empty when there are none.</summary>
    public async Task<IReadOnlyList<StatedFact>> ReadCompanyAsync(int cik, CancellationToken ct)
    {
        await foreach (var facts in ReadCompaniesAsync([cik], null, ct))
            return facts;
        return [];
    }

    /// <summary>
    /// The facts of these companies, one list a company, by CIK and in the order of the key; companies without facts are left out. Within a
    /// transaction its connection is busy until the enumeration ends: ask for a few hundred companies at a time and keep the lists.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<StatedFact>> ReadCompaniesAsync(
        IReadOnlyCollection<int> ciks, StoreTransaction? transaction, [EnumeratorCancellation] CancellationToken ct)
    {
        var own = transaction is null ? await _source.OpenConnectionAsync(ct) : null;
        try
        {
            // COPY takes no parameters; these are integers, printed by us.
            var list = string.Join(',', ciks.Select(cik => cik.ToString(CultureInfo.InvariantCulture)));
            await using var reader = await CopyReader.BeginAsync(
                own ?? transaction!.Connection,
                $$"""
                  copy (select {{Columns}}
                        from   fact
                        where  cik = any('{{{list}}}'::int[])
                        order  by cik, tag, unit, period_end, quarters, accession)
                  to stdout (format binary)
                  """,
                ct);
            List<StatedFact> facts = [];
            while (await reader.ReadRowAsync(ct))
            {
                var fact = Read(reader);
                if (facts.Count > 0 && facts[0].Cik != fact.Cik)
                {
                    yield return facts;
                    facts = [];
                }
                facts.Add(fact);
            }
            if (facts.Count > 0)
                yield return facts;
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync();
        }
    }

    /// <summary>Every company with facts, ascending: for resolving all of them again.</summary>
    public async Task<IReadOnlyList<int>> ReadCiksAsync(StoreTransaction transaction, CancellationToken ct)
    {
        // A skip scan over the key: 10,000 probes instead of reading millions of rows.
        var ciks = await transaction.Connection.QueryAsync<int>(new CommandDefinition(
            """
            with recursive company as
            (
                (select cik from fact order by cik limit 1)
                union all
                select (select fact.cik from fact where fact.cik > company.cik order by fact.cik limit 1) from company where company.cik is not null
            )
            select cik from company where cik is not null
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        return ciks.AsList();
    }

    /// <summary>The newest filed date in the store, or null when it holds no facts.</summary>
    public async Task<DateOnly?> ReadNewestFiledAsync(CancellationToken ct)
    {
        await using var command = _source.CreateCommand("select max(filed) from fact");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) && !await reader.IsDBNullAsync(0, ct) ? await reader.GetFieldValueAsync<DateOnly>(0, ct) : null;
    }

    /// <summary>Facts in the store.</summary>
    public async Task<long> CountAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("select count(*) from fact", commandTimeout: 0, cancellationToken: ct));
    }

    private static async Task<long> MergeAsync(NpgsqlConnection connection, IEnumerable<StatedFact> facts, CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "create temp table if not exists fact_staging (like fact) on commit delete rows", cancellationToken: ct));
        await CopyAsync(connection, "fact_staging", facts, ct);
        var stored = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"""
             with written as
             (
                 insert into fact as f ({Columns})
                 select {Columns} from fact_staging
                 on conflict (cik, tag, unit, period_end, quarters, accession) do update
                 set    exact = excluded.exact,
                        value = excluded.value,
                        form  = excluded.form,
                        filed = excluded.filed
                 where  (excluded.exact, excluded.value, excluded.form, excluded.filed) > (f.exact, f.value, f.form, f.filed)
                 returning xmax = 0 as is_new
             )
             select count(*) filter (where is_new) from written
             """,
            commandTimeout: 0,
            cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("truncate fact_staging", cancellationToken: ct));
        return stored;
    }

    private static async Task<long> CopyAsync(NpgsqlConnection connection, string table, IEnumerable<StatedFact> facts, CancellationToken ct)
    {
        await using var copy = await CopyWriter.BeginAsync(connection, $"copy {table} ({Columns}) from stdin (format binary)", ct);
        long rows = 0;
        foreach (var fact in facts)
        {
            copy.StartRow(ColumnCount);
            copy.Write(fact.Cik);
            copy.Write(fact.Tag);
            copy.Write(fact.Unit);
            copy.Write(fact.Period.End);
            copy.Write((short)fact.Period.Quarters);
            copy.Write(fact.Accession.Value);
            copy.Write(fact.Form);
            copy.Write(fact.Filed);
            copy.Write(fact.Value);
            copy.Write(fact.ExactDates);
            await copy.EndRowAsync(ct);
            rows++;
        }
        await copy.CompleteAsync(ct);
        return rows;
    }

    private static StatedFact Read(CopyReader reader) => new(
        Cik: reader.ReadInt32(),
        Tag: reader.ReadInt16(),
        Unit: reader.ReadRepeated(),
        Period: new FiscalPeriod(reader.ReadDate(), (byte)reader.ReadInt16()),
        Accession: new Accession(reader.ReadInt64()),
        Form: reader.ReadRepeated(),
        Filed: reader.ReadDate(),
        Value: reader.ReadDouble(),
        ExactDates: reader.ReadBoolean());
}
