namespace HaloScreener.Web.Hosting;

/// <summary>The folder that <c>HALO_DATA_DIR</c> names, or the user's data directory + <c>/halo-screener</c>; <c>/var/lib/halo-screener</c> as root.</summary>
public static class DataFolder
{
    public const string Setting = "HALO_DATA_DIR";

    public static string Of(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } named ? Path.GetFullPath(named)
        : Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? "/var/lib/halo-screener"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "halo-screener");
}
