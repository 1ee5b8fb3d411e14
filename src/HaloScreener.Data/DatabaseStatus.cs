using Dapper;

namespace HaloScreener.Data;

/// <summary>Which database is in use and what it holds.</summary>
public sealed record DatabaseStatus
{
    public required string PostgresVersion { get; init; }
    /// <summary>Host and port.</summary>
    public required string Server { get; init; }
    /// <summary>Of the private server; null with a connection string.</summary>
    public required string? DataDirectory { get; init; }
    /// <summary>The newest migration.</summary>
    public required string Schema { get; init; }
    public required long DataVersion { get; init; }
    public required long Companies { get; init; }
    public required long Facts { get; init; }
    public required long ResolvedValues { get; init; }
    public required long Imports { get; init; }
    public required long Bytes { get; init; }
}

public static class DatabaseStatusReader
{
    private sealed record Row(string Schema, long DataVersion, long Companies, long Facts, long ResolvedValues, long Imports, long Bytes);

    public static async Task<DatabaseStatus> ReadStatusAsync(this HaloDatabase database, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(
            """
            select (select max(scriptname) from schema_version)            as schema,
                   (select version from data_version)                      as data_version,
                   (select count(distinct cik) from company_statement)     as companies,
                   (select count(*) from fact)                             as facts,
                   (select count(*) from resolved)                         as resolved_values,
                   (select count(*) from import)                           as imports,
                   pg_database_size(current_database())                    as bytes
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        return new DatabaseStatus
        {
            PostgresVersion = connection.PostgreSqlVersion.ToString(),
            Server = connection.DataSource,
            DataDirectory = database.DataDirectory,
            Schema = row.Schema,
            DataVersion = row.DataVersion,
            Companies = row.Companies,
            Facts = row.Facts,
            ResolvedValues = row.ResolvedValues,
            Imports = row.Imports,
            Bytes = row.Bytes,
        };
    }
}
