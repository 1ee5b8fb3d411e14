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

    /// <summary>Only instants and fiscal years; false brings quarters and year-to-date stretches too.</summary>
    public bool AnnualOnly { get; init; } = true;

    /// <summary>Bring the arithmetic texts of derived values; without them <see cref="ResolvedValue.Arithmetic"/> is null.</summary>
    public bool WithArithmetic { get; init; }
}

/// <summary>The second layer: concept × period × vintage, a pure function of one company's facts and the chain file.</summary>
public sealed class ResolvedStore
{
    private const string Columns =
        "cik, concept, period_end, quarters, filed, accession, form, unit, value, tag, chain_position, derived, flags, arithmetic";

    private const string Order = "cik, concept, period_end, quarters, filed, accession";
    private const short ColumnCount = 14;

    private readonly NpgsqlDataSource _source;

    internal ResolvedStore(NpgsqlDataSource source) => _source = source;

    /// <summary>
    /// Replaces all rows of these companies. The values are drawn as they are sent, so a lazy sequence resolves while the server stores; they
    /// may not use the transaction. Returns how many were written.
    /// </summary>
    public async Task<long> ReplaceCompaniesAsync(
        StoreTransaction transaction, IReadOnlyCollection<int> ciks, IEnumerable<ResolvedValue> values, CancellationToken ct)
    {
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            "delete from resolved where cik = any(@ciks)", new { ciks = ciks.ToArray() }, commandTimeout: 0, cancellationToken: ct));
        return await AddAsync(transaction, values, ct);
    }

    /// <summary>Writes the rows of companies that have none, drawn as by <see cref="ReplaceCompaniesAsync"/>. Returns how many were written.</summary>
    public async Task<long> AddAsync(StoreTransaction transaction, IEnumerable<ResolvedValue> values, CancellationToken ct)
    {
        await using var copy = await CopyWriter.BeginAsync(transaction.Connection, $"copy resolved ({Columns}) from stdin (format binary)", ct);
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

    /// <summary>One company's rows by concept, period, filed and accession, arithmetic included; empty when there are none.</summary>
    public async Task<IReadOnlyList<ResolvedValue>> ReadCompanyAsync(int cik, CancellationToken ct)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"where cik = {cik}");
        await foreach (var values in ReadAsync(where, withArithmetic: true, ct))
            return values;
        return [];
    }

    /// <summary>Every company's rows, one list a company, by CIK; within it by concept, period, filed and accession.</summary>
    public IAsyncEnumerable<IReadOnlyList<ResolvedValue>> ReadAllAsync(ResolvedFilter filter, CancellationToken ct)
    {
        // COPY takes no parameters; this is a date, printed by us.
        var filed = filter.FiledUpTo is { } day ? string.Create(CultureInfo.InvariantCulture, $"filed <= '{day:yyyy-MM-dd}'") : "true";
        return ReadAsync($"where {filed}{(filter.AnnualOnly ? " and quarters in (0, 4)" : "")}", filter.WithArithmetic, ct);
    }

    private async IAsyncEnumerable<IReadOnlyList<ResolvedValue>> ReadAsync(
        string where, bool withArithmetic, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var columns = withArithmetic ? Columns : Columns.Replace("arithmetic", "null::text", StringComparison.Ordinal);
        await using var reader = await CopyReader.BeginAsync(
            connection, $"copy (select {columns} from resolved {where} order by {Order}) to stdout (format binary)", ct);
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
