using HaloScreener.Data;

namespace HaloScreener.Web.Hosting;

/// <summary>The folder of database, logs and uploads: what <c>HALO_DATA_DIR</c> names, else <see cref="DatabaseOptions.DefaultDataDirectory"/>.</summary>
public static class DataFolder
{
    public const string Setting = "HALO_DATA_DIR";

    /// <remarks>With a connection string a user without a home is no error: only the logs and uploads need a place then.</remarks>
    public static string Of(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } named ? Path.GetFullPath(named) : DatabaseOptions.DefaultDataDirectory;
}
