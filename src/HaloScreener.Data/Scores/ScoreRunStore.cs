using System.Text.Json;
using Dapper;
using HaloScreener.Data.Schema;
using Npgsql;

namespace HaloScreener.Data.Scores;

/// <summary>One stored scoring of the universe as of one date.</summary>
public sealed record ScoreRun
{
    /// <summary>Given by the store; 0 before.</summary>
    public long Id { get; init; }
    public required DateOnly AsOf { get; init; }
    /// <summary><c>annual</c>, <c>ttm</c> or <c>newest</c>.</summary>
    public required string Basis { get; init; }
    public required string MethodHash { get; init; }
    public required string MethodVersion { get; init; }
    /// <summary>Weights by factor id.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }
    /// <summary>Rated companies.</summary>
    public required int Universe { get; init; }
    public required long DataVersion { get; init; }
    /// <summary>Hash of what the scores follow from; null where it was never taken.</summary>
    public string? Fingerprint { get; init; }
    public DateTime CreatedAtUtc { get; init; }
}

/// <summary>One company in a run.</summary>
/// <param name="Cik">The company.</param>
/// <param name="Halo">HALO score 0–100, null where it has none (financials).</param>
/// <param name="H">Heaviness 0–100, null where it has none.</param>
/// <param name="R">Replacement risk 0–100, null where it has none.</param>
/// <param name="Rank">1 = highest HALO; 0 = none.</param>
/// <param name="Quadrant">Number of the quadrant; 0 = none.</param>
/// <param name="Confidence">Number of the confidence class; 0 = none.</param>
public readonly record struct ScoreRow(int Cik, double? Halo, double? H, double? R, int Rank, byte Quadrant, byte Confidence)
{
    /// <summary>The better end of the rank band; null without a rank.</summary>
    public int? RankLow { get; init; }
    /// <summary>The worse end.</summary>
    public int? RankHigh { get; init; }
}

/// <summary>A company's scores in one run.</summary>
public sealed record ScorePoint(
    DateOnly AsOf, double? Halo, double? H, double? R, int Rank, short Quadrant, short Confidence, int Universe, string MethodVersion,
    int? RankLow, int? RankHigh);

/// <summary>Stored score runs: for history, movers, heat maps and bands, never for a screen.</summary>
public sealed class ScoreRunStore
{
    private readonly NpgsqlDataSource _source;

    internal ScoreRunStore(NpgsqlDataSource source) => _source = source;

    /// <summary>Stores runs with their rows in one transaction; a run of the same date, basis and method is replaced. Returns when all are in.</summary>
    public async Task SaveAsync(IReadOnlyList<(ScoreRun Run, IReadOnlyList<ScoreRow> Rows)> runs, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await BeginAsync(connection, ct);
        foreach (var (run, rows) in runs)
            await SaveAsync(connection, run, rows, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Makes these the only runs of a method and basis, in one transaction.</summary>
    /// <param name="methodHash">The method.</param>
    /// <param name="basis">The basis.</param>
    /// <param name="kept">Ids of stored runs that stay as they are, but for the version of the data that they hold for.</param>
    /// <param name="dataVersion">That version.</param>
    /// <param name="fresh">Runs that are new.</param>
    /// <param name="ct">Ends it with nothing stored.</param>
    /// <returns>False, with nothing stored, when one to keep is gone: another program has stored its own meanwhile.</returns>
    public async Task<bool> ReplaceAsync(
        string methodHash, string basis, IReadOnlyList<long> kept, long dataVersion, IReadOnlyList<(ScoreRun Run, IReadOnlyList<ScoreRow> Rows)> fresh, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await BeginAsync(connection, ct);
        var there = await connection.ExecuteAsync(new CommandDefinition(
            "update score_run set data_version = @dataVersion where id = any(@kept)", new { dataVersion, kept }, cancellationToken: ct));
        if (there < kept.Count)
            return false;
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from score_run where method_hash = @methodHash and basis = @basis and id <> all(@kept)", new { methodHash, basis, kept }, cancellationToken: ct));
        foreach (var (run, rows) in fresh)
            await SaveAsync(connection, run, rows, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Begins a transaction in which nobody else stores runs: two programs that computed the same ones store them one after the other.</summary>
    private static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(@key)", new { key = AdvisoryLocks.ScoreRuns }, commandTimeout: 0, cancellationToken: ct));
        return transaction;
    }

    /// <inheritdoc cref="SaveAsync(IReadOnlyList{ValueTuple{ScoreRun, IReadOnlyList{ScoreRow}}}, CancellationToken)"/>
    public Task SaveAsync(ScoreRun run, IReadOnlyList<ScoreRow> rows, CancellationToken ct) => SaveAsync([(run, rows)], ct);

    /// <summary>One company's scores under a method, by date.</summary>
    public async Task<IReadOnlyList<ScorePoint>> ReadHistoryAsync(int cik, string methodHash, string basis, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var points = await connection.QueryAsync<ScorePoint>(new CommandDefinition(
            """
            select as_of, halo, h, r, rank, quadrant, confidence, universe, method_version, rank_low, rank_high
            from   score
            join   score_run on score_run.id = score.run_id
            where  cik = @cik and method_hash = @methodHash and basis = @basis
            order  by as_of
            """,
            new { cik, methodHash, basis },
            cancellationToken: ct));
        return points.AsList();
    }

    /// <summary>The HALO scores of all companies in the runs of a method, by date.</summary>
    public async Task<IReadOnlyList<(DateOnly AsOf, int Cik, double Halo)>> ReadHaloAsync(string methodHash, string basis, CancellationToken ct)
    {
        await using var command = _source.CreateCommand(
            """
            select as_of, cik, halo
            from   score
            join   score_run on score_run.id = score.run_id
            where  method_hash = $1 and basis = $2 and halo is not null
            order  by as_of
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = methodHash });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = basis });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var scores = new List<(DateOnly, int, double)>();
        while (await reader.ReadAsync(ct))
            scores.Add((reader.GetFieldValue<DateOnly>(0), reader.GetInt32(1), reader.GetDouble(2)));
        return scores;
    }

    /// <summary>Every stored run, by date.</summary>
    public async Task<IReadOnlyList<ScoreRun>> ReadRunsAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<RunRow>(new CommandDefinition(
            """
            select id, as_of, basis, method_hash, method_version, weights::text as weights, universe, data_version, fingerprint, created_at
            from   score_run
            order  by as_of, id
            """,
            cancellationToken: ct));
        return rows.Select(r => r.ToRun()).ToList();
    }

    /// <summary>All companies of one run, by rank; those without a rank last.</summary>
    public async Task<IReadOnlyList<ScoreRow>> ReadRowsAsync(long runId, CancellationToken ct)
    {
        await using var command = _source.CreateCommand(
            "select cik, halo, h, r, rank, quadrant, confidence, rank_low, rank_high from score where run_id = $1 order by rank = 0, rank, cik");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = runId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<ScoreRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new ScoreRow(
                reader.GetInt32(0), Score(1), Score(2), Score(3), reader.GetInt32(4), (byte)reader.GetInt16(5), (byte)reader.GetInt16(6))
            {
                RankLow = Rank(7),
                RankHigh = Rank(8),
            });
        }
        return rows;

        double? Score(int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
        int? Rank(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
    }

    private static async Task SaveAsync(NpgsqlConnection connection, ScoreRun run, IReadOnlyList<ScoreRow> rows, CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from score_run where as_of = @AsOf and basis = @Basis and method_hash = @MethodHash",
            new { run.AsOf, run.Basis, run.MethodHash },
            cancellationToken: ct));
        var id = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into score_run (as_of, basis, method_hash, method_version, weights, universe, data_version, fingerprint, created_at)
            values (@AsOf, @Basis, @MethodHash, @MethodVersion, @Weights::jsonb, @Universe, @DataVersion, @Fingerprint, now())
            returning id
            """,
            new
            {
                run.AsOf,
                run.Basis,
                run.MethodHash,
                run.MethodVersion,
                Weights = JsonSerializer.Serialize(run.Weights),
                run.Universe,
                run.DataVersion,
                run.Fingerprint,
            },
            cancellationToken: ct));
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy score (cik, run_id, halo, h, r, rank, quadrant, confidence, rank_low, rank_high) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(row.Cik, ct);
            await copy.WriteAsync(id, ct);
            await copy.WriteAsync(row.Halo, ct);
            await copy.WriteAsync(row.H, ct);
            await copy.WriteAsync(row.R, ct);
            await copy.WriteAsync(row.Rank, ct);
            await copy.WriteAsync((short)row.Quadrant, ct);
            await copy.WriteAsync((short)row.Confidence, ct);
            await copy.WriteAsync(row.RankLow, ct);
            await copy.WriteAsync(row.RankHigh, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private sealed record RunRow(
        long Id, DateOnly AsOf, string Basis, string MethodHash, string MethodVersion, string Weights, int Universe, long DataVersion, string? Fingerprint,
        DateTime CreatedAt)
    {
        public ScoreRun ToRun() => new()
        {
            Id = Id,
            AsOf = AsOf,
            Basis = Basis,
            MethodHash = MethodHash,
            MethodVersion = MethodVersion,
            Weights = JsonSerializer.Deserialize<Dictionary<string, double>>(Weights)!,
            Universe = Universe,
            DataVersion = DataVersion,
            Fingerprint = Fingerprint,
            CreatedAtUtc = CreatedAt,
        };
    }
}
