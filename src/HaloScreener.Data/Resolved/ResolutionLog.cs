using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;

namespace HaloScreener.Data.Resolved;

/// <summary>The log of changed chains: when all companies were resolved anew, and what moved.</summary>
public sealed class ResolutionLog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly NpgsqlDataSource _source;

    internal ResolutionLog(NpgsqlDataSource source) => _source = source;

    /// <summary>Writes the entry in the resolution's own transaction and returns its id.</summary>
    public Task<long> RecordAsync(StoreTransaction transaction, ResolutionRun run, CancellationToken ct) =>
        transaction.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into resolution_run (made_before, made_with, started_at, finished_at, companies, figures, moves, seconds, data_version)
            values (@MadeBefore, @MadeWith, @StartedAtUtc, @FinishedAtUtc, @Companies, @Figures, @Moves::jsonb, @Seconds, @DataVersion)
            returning id
            """,
            new
            {
                run.MadeBefore,
                run.MadeWith,
                run.StartedAtUtc,
                run.FinishedAtUtc,
                run.Companies,
                run.Figures,
                Moves = JsonSerializer.Serialize(run.Moves, Json),
                run.Seconds,
                run.DataVersion,
            },
            cancellationToken: ct));

    /// <summary>Every entry, the newest first.</summary>
    public async Task<IReadOnlyList<ResolutionRun>> ReadAllAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select   id, made_before, made_with, started_at, finished_at, companies, figures, moves::text as moves, seconds, data_version
            from     resolution_run
            order by id desc
            """,
            cancellationToken: ct));
        return rows.Select(r => r.ToRun()).ToList();
    }

    private sealed record Row(
        long Id, string MadeBefore, string MadeWith, DateTime StartedAt, DateTime FinishedAt, int Companies, long Figures, string Moves, double Seconds,
        long DataVersion)
    {
        public ResolutionRun ToRun() => new()
        {
            Id = Id,
            MadeBefore = MadeBefore,
            MadeWith = MadeWith,
            StartedAtUtc = StartedAt,
            FinishedAtUtc = FinishedAt,
            Companies = Companies,
            Figures = Figures,
            Moves = JsonSerializer.Deserialize<List<ConceptMoves>>(Moves, Json)!,
            Seconds = Seconds,
            DataVersion = DataVersion,
        };
    }
}
