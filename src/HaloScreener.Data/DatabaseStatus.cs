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
    /// <summary>Companies that are known by name, with or without figures: a list of companies names more than files state figures of.</summary>
    public required long Companies { get; init; }
    /// <summary>Companies with at least one figure: those of the newest book.</summary>
    public required long CompaniesWithFigures { get; init; }
    public required long Facts { get; init; }
    public required long ResolvedValues { get; init; }
    public required long Imports { get; init; }
    public required long Bytes { get; init; }
}

public static class DatabaseStatusReader
{
    private sealed record Row(string Schema, long DataVersion, long Companies, long CompaniesWithFigures, long Facts, long ResolvedValues, long Imports, long Bytes);

    public static async Task<DatabaseStatus> ReadStatusAsync(this HaloDatabase database, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(
            """
            select (select max(scriptname) from schema_version)            as schema,
                   (select version from data_version)                      as data_version,
                   (select count(distinct cik) from company_statement)     as companies,
                   (select count(*)
                    from (select distinct cik from company_statement) c
                    where exists (select from resolved r where r.cik = c.cik)) as companies_with_figures,
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
            CompaniesWithFigures = row.CompaniesWithFigures,
            Facts = row.Facts,
            ResolvedValues = row.ResolvedValues,
            Imports = row.Imports,
            Bytes = row.Bytes,
        };
    }
}
