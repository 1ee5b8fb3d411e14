using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using DbUp;
using DbUp.Engine;
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
    public static string SchemaHash { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Scripts().Select(s => s.Name + s.Contents)) + MappedTags.Default.Hash)));

    /// <exception cref="DatabaseUnavailableException">The server is too old, a script fails, or the database is of a newer program.</exception>
    internal static async Task MigrateAsync(NpgsqlDataSource source, string connectionString, CancellationToken ct)
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
                Run(connectionString);
                await RegisterTagsAsync(connection, ct);
            }
        }
        finally
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "select pg_advisory_unlock(@key)", new { key = AdvisoryLocks.Migration }, cancellationToken: CancellationToken.None));
        }
    }

    private static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var journalled = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select to_regclass(@Journal) is not null and to_regclass('tag') is not null", new { Journal }, cancellationToken: ct));
        if (!journalled)
            return false;

        var run = (await connection.QueryAsync<string>(new CommandDefinition(
            $"select scriptname from {Journal}", cancellationToken: ct))).ToHashSet(StringComparer.Ordinal);
        var known = Scripts().Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var newer = run.Except(known).Order(StringComparer.Ordinal).ToList();
        if (newer.Count > 0)
        {
            throw new DatabaseUnavailableException(
                $"The database was migrated by a newer version of HALO Screener ({string.Join(", ", newer)}); update this program.");
        }

        var tags = (await connection.QueryAsync<(short Id, string Taxonomy, string Name)>(new CommandDefinition(
            "select id, taxonomy, name from tag", cancellationToken: ct))).ToHashSet();
        return known.IsSubsetOf(run) && TagRows().All(tags.Contains);
    }

    private static void Run(string connectionString)
    {
        var result = DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScripts(Scripts())
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
    private static List<SqlScript> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return new SqlScript(name, reader.ReadToEnd());
            })
            .ToList();
    }
}
