using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using HaloScreener.Data.Schema;

namespace HaloScreener.Data.Embedded;

/// <summary>The server's programs as found on the machine.</summary>
/// <param name="Directory">Where <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> lie.</param>
/// <param name="Major">Their major version.</param>
internal sealed partial record ServerBinaries(string Directory, int Major)
{
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Path(string program) => System.IO.Path.Combine(Directory, Executable(program));

    /// <summary>
    /// The usual places in order: what <c>pg_config</c> names, Debian's and Red Hat's directories, a build from source, Homebrew, Program Files.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UsualDirectoriesAsync(CancellationToken ct)
    {
        var directories = new List<string>();
        try
        {
            var (code, output) = await Command.RunAsync("pg_config", ["--bindir"], null, ct);
            if (code == 0)
                directories.Add(output.Trim());
        }
        catch (Win32Exception)
        {
            // Not on the path.
        }

        directories.AddRange(Versions("/usr/lib/postgresql", "*", "bin"));
        directories.AddRange(Versions("/usr", "pgsql-*", "bin"));
        directories.AddRange(Versions("/usr/libexec", "postgresql*", ""));
        directories.AddRange(Versions("/opt/homebrew/opt", "postgresql@*", "bin"));
        directories.AddRange(Versions("/usr/local/opt", "postgresql@*", "bin"));
        directories.AddRange(Versions("/usr/local", "pgsql", "bin"));
        if (OperatingSystem.IsWindows())
        {
            directories.AddRange(Versions(
                System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin"));
        }
        return directories;
    }

    /// <summary>
    /// Those of the directories that hold all three programs, the newest supported version first; one a version, the first of the list.
    /// </summary>
    public static async Task<IReadOnlyList<ServerBinaries>> FindAsync(IReadOnlyList<string> directories, CancellationToken ct)
    {
        var found = new Dictionary<int, ServerBinaries>();
        foreach (var directory in directories.Distinct())
        {
            if (!Programs.All(program => File.Exists(System.IO.Path.Combine(directory, Executable(program)))))
                continue;
            if (await ReadMajorAsync(System.IO.Path.Combine(directory, Executable("postgres")), ct) is { } major && major >= Migrator.OldestMajorVersion)
                found.TryAdd(major, new ServerBinaries(directory, major));
        }
        return found.Values.OrderByDescending(b => b.Major).ToList();
    }

    private static async Task<int?> ReadMajorAsync(string postgres, CancellationToken ct)
    {
        try
        {
            var (code, output) = await Command.RunAsync(postgres, ["--version"], null, ct);
            var match = VersionPattern().Match(output);
            return code == 0 && match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Versions(string parent, string pattern, string child) =>
        System.IO.Directory.Exists(parent)
            ? System.IO.Directory.EnumerateDirectories(parent, pattern).OrderDescending(StringComparer.Ordinal).Select(d => System.IO.Path.Combine(d, child))
            : [];

    private static string Executable(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    /// <summary><c>postgres (PostgreSQL) 15.18 (Debian …)</c></summary>
    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
