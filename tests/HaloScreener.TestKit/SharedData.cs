namespace HaloScreener.TestKit;

/// <summary>
/// The folder of real filings that some tests run on. It is no part of the project: named by <c>HALO_SHARED_DATA</c>, or found as
/// <c>shared/data</c> beside one of the directories above the test's program.
/// </summary>
public static class SharedData
{
    /// <summary>The folder, or null.</summary>
    public static string? Directory { get; } = Find();

    /// <summary>The sentence for <c>Assert.Skip</c> where the folder is absent.</summary>
    public const string Absent =
        "The folder of real filings is not on this machine (shared/data beside the repository, or HALO_SHARED_DATA): this test runs on it.";

    /// <summary>The path of a file in the folder, or null where the folder or the file is absent.</summary>
    public static string? Find(string file)
    {
        if (Directory is null)
            return null;
        var path = Path.Combine(Directory, file);
        return File.Exists(path) || System.IO.Directory.Exists(path) ? path : null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HALO_SHARED_DATA") is { Length: > 0 } named)
            return System.IO.Directory.Exists(named) ? named : null;
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared", "data");
            if (File.Exists(Path.Combine(candidate, "README.md")))
                return candidate;
        }
        return null;
    }
}
