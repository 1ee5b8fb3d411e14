using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using DbUp;
using DbUp.Engine;
using DbUp.Postgresql;
using HaloScreener.Core.Concepts;
using Npgsql;

namespace HaloScreener.Data.Schema;

/// <summary>Brings a database to this program's schema: the numbered scripts beside this file, forward only, under an advisory lock.</summary>
public static class Migrator
{
    /// <summary>Oldest Postgres that is supported.</summary>
    public const int OldestMajorVersion = 15;

    private const string Journal = "schema_version";

    /// <summary>SHA-256 (hex) of all scripts and the tag registry: the key of a template database.</summary>
    public static string ComputeSchemaHash() => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(ScriptNames().Select(name => name + ReadScript(name))) + MappedTags.Default.Hash)));

    /// <exception cref="DatabaseUnavailableException">The server is too old, a script fails, or the database is of a newer program.</exception>
    internal static async Task MigrateAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        if (connection.PostgreSqlVersion.Major < OldestMajorVersion)
        {
            throw new DatabaseUnavailableException(
                $"The server is PostgreSQL {connection.PostgreSqlVersion}; HALO Screener needs {OldestMajorVersion} or newer.");
        }

        if (await IsCurrentAsync(connection, ct))
            return;

        // Four programs that start at once on an empty database: one migrates, three wait here and then find it done.
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_lock(@key)", new { key = AdvisoryLocks.Migration }, commandTimeout: 0, cancellationToken: ct));
        try
        {
            if (!await IsCurrentAsync(connection, ct))
            {
                Run(source);
                await RegisterTagsAsync(connection, ct);
            }
        }
        finally
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "select pg_advisory_unlock(@key)", new { key = AdvisoryLocks.Migration }, cancellationToken: CancellationToken.None));
        }
    }

    /// <summary>One query by the driver alone: this runs at every start, and a mapper's first use costs a tenth of a second.</summary>
    private static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var tags = TagRows().ToList();
        await using var command = new NpgsqlCommand(
            $"""
             select array(select scriptname from {Journal}),
                    not exists (select id, taxonomy, name from unnest($1, $2, $3) as t (id, taxonomy, name)
                                except
                                select id, taxonomy, name from tag)
             """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. tags.Select(t => t.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. tags.Select(t => t.Taxonomy)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. tags.Select(t => t.Name)] });
        string[] run;
        bool hasAllTags;
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            run = reader.GetFieldValue<string[]>(0);
            hasAllTags = reader.GetBoolean(1);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }

        var known = ScriptNames();
        var newer = run.Except(known).Order(StringComparer.Ordinal).ToList();
        if (newer.Count > 0)
        {
            throw new DatabaseUnavailableException(
                $"The database was migrated by a newer version of HALO Screener ({string.Join(", ", newer)}); update this program.");
        }
        return hasAllTags && known.TrueForAll(run.Contains);
    }

    private static void Run(NpgsqlDataSource source)
    {
        var result = DeployChanges.To
            .PostgresqlDatabase(new PostgresqlConnectionManager(source))
            .WithScripts(ScriptNames().Select(name => new SqlScript(name, ReadScript(name))))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .JournalToPostgresqlTable("public", Journal)
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new DatabaseUnavailableException($"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }

    /// <summary>The registry's rows in the store, so that SQL can name a tag. A stored id never changes its meaning.</summary>
    private static async Task RegisterTagsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var rows = TagRows().ToList();
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into tag (id, taxonomy, name)
            select * from unnest(@Ids, @Taxonomies, @Names)
            on conflict (id) do update
            set    taxonomy = excluded.taxonomy,
                   name     = excluded.name
            """,
            new
            {
                Ids = rows.Select(r => r.Id).ToArray(),
                Taxonomies = rows.Select(r => r.Taxonomy).ToArray(),
                Names = rows.Select(r => r.Name).ToArray(),
            },
            cancellationToken: ct));
    }

    private static IEnumerable<(short Id, string Taxonomy, string Name)> TagRows() =>
        MappedTags.Default.Ids.Select(id => (id, MappedTags.Default.TaxonomyOf(id), MappedTags.Default.NameOf(id)));

    /// <summary>Scripts in order; the name is the file's alone, so that a move of the folder never runs one again.</summary>
    private static List<string> ScriptNames() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string ReadScript(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
