using System.Text.Json;
using Dapper;
using Npgsql;

namespace HaloScreener.Data.Imports;

/// <summary>One file's import, as it is shown on the data page and printed by <c>halo import --json</c>.</summary>
public sealed record ImportRecord
{
    /// <summary>Given by the store; 0 before.</summary>
    public long Id { get; init; }
    /// <summary><c>fsds</c>, <c>companyfacts</c>, <c>submissions</c>, <c>tickers</c>, <c>companies</c>, …</summary>
    public required string Kind { get; init; }
    public required string FileName { get; init; }
    /// <summary>SHA-256 of the file's bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Hash of the list of mapped tags that the file was read with.</summary>
    public required string TagHash { get; init; }
    public required DateTime StartedAtUtc { get; init; }
    public required DateTime FinishedAtUtc { get; init; }
    public required long Bytes { get; init; }
    public required long RowsRead { get; init; }
    /// <summary>Facts that were new to the store.</summary>
    public required long FactsStored { get; init; }
    /// <summary>Facts that the store had already.</summary>
    public required long FactsKnown { get; init; }
    /// <summary>Companies that the file speaks of.</summary>
    public required int Companies { get; init; }
    /// <summary>Rows under tags that the filer made up (data sets only): counted, never read into a concept.</summary>
    public long CustomRows { get; init; }
    public required IReadOnlyList<ImportReject> Rejects { get; init; }
    public required double Seconds { get; init; }
    /// <summary>The data version that the import committed.</summary>
    public required long DataVersion { get; init; }

    public long Rejected => Rejects.Sum(r => r.Count);
}

/// <summary>Rows left out for one reason.</summary>
/// <param name="Reason">The reason's id.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Samples">A few of them, with file, line and text.</param>
public sealed record ImportReject(string Reason, long Count, IReadOnlyList<string> Samples);

/// <summary>Which files were imported. Its key is (SHA-256 of the file, hash of the mapped tags).</summary>
public sealed class ImportLedger
{
    private const string Columns =
        """
        id, kind, file_name, sha256, tag_hash, started_at, finished_at, bytes, rows_read, facts_stored, facts_known, companies,
        custom_rows, rejects::text as rejects, seconds, data_version
        """;

    private readonly NpgsqlDataSource _source;

    internal ImportLedger(NpgsqlDataSource source) => _source = source;

    /// <summary>The (newest) import of these bytes with this list of tags, or null when there was none.</summary>
    public async Task<ImportRecord?> FindAsync(string sha256, string tagHash, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select {Columns} from import where sha256 = @sha256 and tag_hash = @tagHash order by id desc limit 1", new { sha256, tagHash }, cancellationToken: ct));
        return row?.ToRecord();
    }

    /// <summary>Whether no import of its kind came after it.</summary>
    public async Task<bool> IsNewestAsync(ImportRecord record, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select not exists (select from import where kind = @Kind and id > @Id)", new { record.Kind, record.Id }, cancellationToken: ct));
    }

    /// <summary>Writes the entry in the import's own transaction and returns its id.</summary>
    public Task<long> RecordAsync(StoreTransaction transaction, ImportRecord record, CancellationToken ct) =>
        transaction.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into import (kind, file_name, sha256, tag_hash, started_at, finished_at, bytes, rows_read, facts_stored, facts_known,
                                companies, custom_rows, rejected, rejects, seconds, data_version)
            values (@Kind, @FileName, @Sha256, @TagHash, @StartedAtUtc, @FinishedAtUtc, @Bytes, @RowsRead, @FactsStored, @FactsKnown,
                    @Companies, @CustomRows, @Rejected, @Rejects::jsonb, @Seconds, @DataVersion)
            returning id
            """,
            new
            {
                record.Kind,
                record.FileName,
                record.Sha256,
                record.TagHash,
                record.StartedAtUtc,
                record.FinishedAtUtc,
                record.Bytes,
                record.RowsRead,
                record.FactsStored,
                record.FactsKnown,
                record.Companies,
                record.CustomRows,
                record.Rejected,
                Rejects = ToJson(record.Rejects),
                record.Seconds,
                record.DataVersion,
            },
            cancellationToken: ct));

    /// <summary>Whether anything was ever imported.</summary>
    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select exists (select from import)", cancellationToken: ct));
    }

    /// <summary>Every import, the newest first.</summary>
    public async Task<IReadOnlyList<ImportRecord>> ReadAllAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"select {Columns} from import order by id desc", cancellationToken: ct));
        return rows.Select(r => r.ToRecord()).ToList();
    }

    /// <summary><c>{"reason": {"count": 3, "samples": ["…"]}}</c></summary>
    private static string ToJson(IReadOnlyList<ImportReject> rejects) =>
        JsonSerializer.Serialize(rejects.ToDictionary(r => r.Reason, r => new RejectJson(r.Count, r.Samples)), JsonSerializerOptions.Web);

    private static List<ImportReject> FromJson(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, RejectJson>>(json, JsonSerializerOptions.Web)!
            .Select(entry => new ImportReject(entry.Key, entry.Value.Count, entry.Value.Samples))
            .OrderByDescending(r => r.Count)
            .ToList();

    private sealed record RejectJson(long Count, IReadOnlyList<string> Samples);

    private sealed record Row(
        long Id, string Kind, string FileName, string Sha256, string TagHash, DateTime StartedAt, DateTime FinishedAt, long Bytes, long RowsRead,
        long FactsStored, long FactsKnown, int Companies, long CustomRows, string Rejects, double Seconds, long DataVersion)
    {
        public ImportRecord ToRecord() => new()
        {
            Id = Id,
            Kind = Kind,
            FileName = FileName,
            Sha256 = Sha256,
            TagHash = TagHash,
            StartedAtUtc = StartedAt,
            FinishedAtUtc = FinishedAt,
            Bytes = Bytes,
            RowsRead = RowsRead,
            FactsStored = FactsStored,
            FactsKnown = FactsKnown,
            Companies = Companies,
            CustomRows = CustomRows,
            Rejects = FromJson(Rejects),
            Seconds = Seconds,
            DataVersion = DataVersion,
        };
    }
}
