using HaloScreener.TestKit;

namespace HaloScreener.Benchmarks;

/// <summary>The programs that are measured, as built with <c>-c Release</c>.</summary>
internal static class Programs
{
    public static string Halo => Built("HaloScreener.Cli", OperatingSystem.IsWindows() ? "halo.exe" : "halo");

    public static string Web => Built("HaloScreener.Web", "HaloScreener.Web.dll");

    public static string Repository
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "HaloScreener.sln")))
                    return folder.FullName;
            }
            throw new InvalidOperationException("The benchmarks run from their build folder inside the repository.");
        }
    }

    /// <summary>A folder for one benchmark's files that the database server's account can enter too.</summary>
    public static string Scratch(string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"halo-bench-{Environment.ProcessId}-{name}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <exception cref="InvalidOperationException">There is no such file among the real filings.</exception>
    public static string Shared(string file) => SharedData.Find(file) ?? throw new InvalidOperationException(SharedData.Absent);

    private static string Built(string project, string file)
    {
        var path = Path.Combine(Repository, "src", project, "bin", "Release", "net10.0", file);
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing; run: dotnet build -c Release src/{project}");
    }
}
