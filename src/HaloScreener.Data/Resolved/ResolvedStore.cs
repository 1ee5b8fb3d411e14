using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data.Copying;
using Npgsql;

namespace HaloScreener.Data.Resolved;

/// <summary>Which rows a bulk read brings.</summary>
public sealed record ResolvedFilter
{
    /// <summary>Only values filed by this day, that day included; null: all.</summary>
    public DateOnly? FiledUpTo { get; init; }

    /// <summary>Bring the arithmetic texts of derived values; without them <see cref="ResolvedValue.Arithmetic"/> is null.</summary>
    public bool WithArithmetic { get; init; }
}

/// <summary>
/// The second layer: concept × period × vintage, a pure function of one company's facts and the chain file. Fiscal years stand in one table, what
/// quarterly reports state within them in another.
/// </summary>
public sealed class ResolvedStore
{
    private const string Columns =
        "cik, concept, period_end, quarters, filed, accession, form, unit, value, tag, chain_position, derived, flags, arithmetic";

    private const string Years = "resolved";
    private const string Interim = "interim";
    private const string Order = "cik, concept, period_end, quarters, filed, accession";
    private const short ColumnCount = 14;

    private readonly NpgsqlDataSource _source;

    internal ResolvedStore(NpgsqlDataSource source) => _source = source;

    /// <summary>
    /// Replaces all fiscal years of these companies. The values are drawn as they are sent, so a lazy sequence resolves while the server stores;
    /// they may not use the transaction. Returns how many were written.
    /// </summary>
    public async Task<long> ReplaceCompaniesAsync(
        StoreTransaction transaction, IReadOnlyCollection<int> ciks, IEnumerable<ResolvedValue> values, CancellationToken ct)
    {
        await DeleteAsync(Years, transaction, ciks, ct);
        return await AddAsync(transaction, values, ct);
    }

    /// <summary>Replaces all that quarterly reports of these companies state, as <see cref="ReplaceCompaniesAsync"/>.</summary>
    public async Task<long> ReplaceInterimAsync(
        StoreTransaction transaction, IReadOnlyCollection<int> ciks, IEnumerable<ResolvedValue> values, CancellationToken ct)
    {
        await DeleteAsync(Interim, transaction, ciks, ct);
        return await AddInterimAsync(transaction, values, ct);
    }

    /// <summary>Writes the fiscal years of companies that have none, drawn as by <see cref="ReplaceCompaniesAsync"/>. Returns how many were written.</summary>
    public Task<long> AddAsync(StoreTransaction transaction, IEnumerable<ResolvedValue> values, CancellationToken ct) =>
        AddAsync(Years, transaction, values, ct);

    /// <summary>Writes the interim figures of companies that have none. Returns how many were written.</summary>
    public Task<long> AddInterimAsync(StoreTransaction transaction, IEnumerable<ResolvedValue> values, CancellationToken ct) =>
        AddAsync(Interim, transaction, values, ct);

    /// <summary>One company's fiscal years by concept, period, filed and accession, arithmetic included; empty when there are none.</summary>
    public Task<IReadOnlyList<ResolvedValue>> ReadCompanyAsync(int cik, CancellationToken ct) => ReadOneAsync(Years, cik, ct);

    /// <summary>One company's interim figures by concept, period, filed and accession, arithmetic included; empty when there are none.</summary>
    public Task<IReadOnlyList<ResolvedValue>> ReadInterimAsync(int cik, CancellationToken ct) => ReadOneAsync(Interim, cik, ct);

    /// <summary>The fiscal years of these companies as the transaction sees them, arithmetic included; companies without any are left out.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>>> ReadCompaniesAsync(
        StoreTransaction transaction, IReadOnlyCollection<int> ciks, CancellationToken ct)
    {
        // COPY takes no parameters; these are integers, printed by us.
        var list = string.Join(',', ciks.Select(cik => cik.ToString(CultureInfo.InvariantCulture)));
        var companies = new Dictionary<int, IReadOnlyList<ResolvedValue>>(ciks.Count);
        await foreach (var values in ReadAsync(transaction.Connection, Years, $$"""where cik = any('{{{list}}}'::int[])""", withArithmetic: true, ct))
            companies.Add(values[0].Cik, values);
        return companies;
    }

    /// <summary>
    /// The fiscal years of these companies that were filed by a day, arithmetic included, in the order of <see cref="ReadCompanyAsync"/>: one reading for
    /// a page of companies. Companies without any are left out.
    /// </summary>
    /// <param name="ciks">The companies.</param>
    /// <param name="concepts">Only these; null for all.</param>
    /// <param name="filedUpTo">The day, included.</param>
    /// <param name="ct">Ends the reading.</param>
    public Task<IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>>> ReadFiguresAsync(
        IReadOnlyCollection<int> ciks, IReadOnlyCollection<Concept>? concepts, DateOnly filedUpTo, CancellationToken ct) => ReadSomeAsync(Years, ciks, concepts, filedUpTo, ct);

    /// <summary>What quarterly reports of these companies state, as <see cref="ReadFiguresAsync"/>.</summary>
    /// <inheritdoc cref="ReadFiguresAsync" path="/param"/>
    public Task<IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>>> ReadInterimFiguresAsync(
        IReadOnlyCollection<int> ciks, IReadOnlyCollection<Concept>? concepts, DateOnly filedUpTo, CancellationToken ct) => ReadSomeAsync(Interim, ciks, concepts, filedUpTo, ct);

    /// <summary>Every company's fiscal years, one list a company, by CIK; within it by concept, period, filed and accession.</summary>
    public IAsyncEnumerable<IReadOnlyList<ResolvedValue>> ReadAllAsync(ResolvedFilter filter, CancellationToken ct)
    {
        // COPY takes no parameters; this is a date, printed by us.
        var filed = filter.FiledUpTo is { } day ? string.Create(CultureInfo.InvariantCulture, $"filed <= '{day:yyyy-MM-dd}'") : "true";
        return ReadAsync(Years, $"where {filed}", filter.WithArithmetic, ct);
    }

    /// <summary>
    /// Every company's interim figures of periods that end after a day and were filed by another, without arithmetic; in the order of <see cref="ReadAllAsync"/>.
    /// </summary>
    public IAsyncEnumerable<IReadOnlyList<ResolvedValue>> ReadAllInterimAsync(DateOnly endAfter, DateOnly filedUpTo, CancellationToken ct) =>
        ReadAsync(
            Interim, string.Create(CultureInfo.InvariantCulture, $"where period_end > '{endAfter:yyyy-MM-dd}' and filed <= '{filedUpTo:yyyy-MM-dd}'"),
            withArithmetic: false, ct);

    /// <summary>The newest filed date of all interim figures; null when there are none.</summary>
    public async Task<DateOnly?> ReadNewestInterimAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<DateOnly?>(new CommandDefinition("select max(filed) from interim", cancellationToken: ct));
    }

    private static Task<int> DeleteAsync(string table, StoreTransaction transaction, IReadOnlyCollection<int> ciks, CancellationToken ct) =>
        transaction.Connection.ExecuteAsync(new CommandDefinition(
            $"delete from {table} where cik = any(@ciks)", new { ciks = ciks.ToArray() }, commandTimeout: 0, cancellationToken: ct));

    private static async Task<long> AddAsync(string table, StoreTransaction transaction, IEnumerable<ResolvedValue> values, CancellationToken ct)
    {
        await using var copy = await CopyWriter.BeginAsync(transaction.Connection, $"copy {table} ({Columns}) from stdin (format binary)", ct);
        long rows = 0;
        foreach (var value in values)
        {
            Write(copy, value);
            await copy.EndRowAsync(ct);
            rows++;
        }
        await copy.CompleteAsync(ct);
        return rows;
    }

    private async Task<IReadOnlyList<ResolvedValue>> ReadOneAsync(string table, int cik, CancellationToken ct)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"where cik = {cik}");
        await foreach (var values in ReadAsync(table, where, withArithmetic: true, ct))
            return values;
        return [];
    }

    private async Task<IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>>> ReadSomeAsync(
        string table, IReadOnlyCollection<int> ciks, IReadOnlyCollection<Concept>? concepts, DateOnly filedUpTo, CancellationToken ct)
    {
        // COPY takes no parameters; these are integers and a date, printed by us.
        static string List(IEnumerable<int> numbers) => $"'{{{string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))}}}'";
        var where = string.Create(CultureInfo.InvariantCulture, $"where cik = any({List(ciks)}::int[]) and filed <= '{filedUpTo:yyyy-MM-dd}'");
        if (concepts is not null)
            where += $" and concept = any({List(concepts.Select(c => (int)c))}::smallint[])";
        var companies = new Dictionary<int, IReadOnlyList<ResolvedValue>>(ciks.Count);
        await foreach (var values in ReadAsync(table, where, withArithmetic: true, ct))
            companies.Add(values[0].Cik, values);
        return companies;
    }

    private async IAsyncEnumerable<IReadOnlyList<ResolvedValue>> ReadAsync(
        string table, string where, bool withArithmetic, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await foreach (var values in ReadAsync(connection, table, where, withArithmetic, ct))
            yield return values;
    }

    private static async IAsyncEnumerable<IReadOnlyList<ResolvedValue>> ReadAsync(
        NpgsqlConnection connection, string table, string where, bool withArithmetic, [EnumeratorCancellation] CancellationToken ct)
    {
        var columns = withArithmetic ? Columns : Columns.Replace("arithmetic", "null::text", StringComparison.Ordinal);
        await using var reader = await CopyReader.BeginAsync(
            connection, $"copy (select {columns} from {table} {where} order by {Order}) to stdout (format binary)", ct);
        List<ResolvedValue> values = [];
        while (await reader.ReadRowAsync(ct))
        {
            var value = Read(reader);
            if (values.Count > 0 && values[0].Cik != value.Cik)
            {
                yield return values;
                values = new List<ResolvedValue>(values.Count);
            }
            values.Add(value);
        }
        if (values.Count > 0)
            yield return values;
    }

    private static void Write(CopyWriter copy, in ResolvedValue value)
    {
        copy.StartRow(ColumnCount);
        copy.Write(value.Cik);
        copy.Write((short)value.Concept);
        copy.Write(value.Period.End);
        copy.Write((short)value.Period.Quarters);
        copy.Write(value.Filed);
        copy.Write(value.Accession.Value);
        copy.Write(value.Form);
        copy.Write(value.Unit);
        copy.Write(value.Value);
        copy.Write(value.Tag);
        copy.Write((short)value.ChainPosition);
        copy.Write(value.Derived);
        copy.Write((short)value.Flags);
        copy.Write(value.Arithmetic);
    }

    private static ResolvedValue Read(CopyReader reader) => new(
        Cik: reader.ReadInt32(),
        Concept: (Concept)reader.ReadInt16(),
        Period: new FiscalPeriod(reader.ReadDate(), (byte)reader.ReadInt16()),
        Filed: reader.ReadDate(),
        Accession: new Accession(reader.ReadInt64()),
        Form: reader.ReadRepeated(),
        Unit: reader.ReadRepeated(),
        Value: reader.ReadDouble(),
        Tag: reader.ReadInt16(),
        ChainPosition: (byte)reader.ReadInt16(),
        Derived: reader.ReadBoolean(),
        Flags: (ValueFlags)reader.ReadInt16(),
        Arithmetic: reader.ReadText());
}
