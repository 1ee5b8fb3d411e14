using Dapper;
using Npgsql;

namespace HaloScreener.Data.Settings;

/// <summary>
/// The web servers' shared data-protection keys. Synchronous, as the framework's key repository is; read a few times in a program's life.
/// </summary>
public sealed class DataProtectionKeyStore
{
    private readonly NpgsqlDataSource _source;

    internal DataProtectionKeyStore(NpgsqlDataSource source) => _source = source;

    /// <summary>The keys' XML elements.</summary>
    public IReadOnlyList<string> ReadAll()
    {
        using var connection = _source.OpenConnection();
        return connection.Query<string>("select xml from data_protection_key order by friendly_name").AsList();
    }

    public void Add(string friendlyName, string xml)
    {
        using var connection = _source.OpenConnection();
        connection.Execute(
            """
            insert into data_protection_key (friendly_name, xml) values (@friendlyName, @xml)
            on conflict (friendly_name) do update set xml = excluded.xml
            """,
            new { friendlyName, xml });
    }
}
