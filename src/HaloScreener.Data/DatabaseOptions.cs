namespace HaloScreener.Data;

/// <summary>Which Postgres to use.</summary>
public sealed record DatabaseOptions
{
    /// <summary>An Npgsql connection string, several hosts allowed; null or empty: the embedded server.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The directory of the embedded server; null or empty: <see cref="DefaultDataDirectory"/>.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The user's data directory + <c>/halo-screener</c>; <c>/var/lib/halo-screener</c> as root.</summary>
    public static string DefaultDataDirectory =>
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
            ? "/var/lib/halo-screener"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "halo-screener");

    /// <summary>The directory in force, absolute.</summary>
    /// <exception cref="DatabaseUnavailableException">None is named and the user has no data directory.</exception>
    public string ResolvedDataDirectory
    {
        get
        {
            var directory = string.IsNullOrWhiteSpace(DataDirectory) ? DefaultDataDirectory : DataDirectory;
            return Path.IsPathRooted(directory) || !string.IsNullOrWhiteSpace(DataDirectory)
                ? Path.GetFullPath(directory)
                : throw new DatabaseUnavailableException("This user has no home directory to keep a database in; set HALO_DATA_DIR.");
        }
    }

    /// <summary>Reads <c>ConnectionStrings__Halo</c> and <c>HALO_DATA_DIR</c>.</summary>
    public static DatabaseOptions FromEnvironment() => new()
    {
        ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Halo"),
        DataDirectory = Environment.GetEnvironmentVariable("HALO_DATA_DIR"),
    };
}

/// <summary>The store cannot be opened; the message is a sentence for the person who started the program.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message) : base(message) { }

    public DatabaseUnavailableException(string message, Exception inner) : base(message, inner) { }

    public DatabaseUnavailableException() { }
}
