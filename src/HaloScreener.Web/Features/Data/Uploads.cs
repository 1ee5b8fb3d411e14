using System.Globalization;

namespace HaloScreener.Web.Features.Data;

/// <summary>
/// Uploaded files while they wait for their import: each in a folder of its own under the data directory, so that it keeps its own name. What a
/// killed program left behind is removed with the next upload a day later.
/// </summary>
public static class Uploads
{
    /// <summary>No file of the SEC's that the readers take is larger: companyfacts.zip has 1.3 GB.</summary>
    public const int MaxGigabytes = 2;
    public const long MaxBytes = MaxGigabytes * 1_000_000_000L;

    private const string FolderName = "uploads";
    private const string Prefix = "halo-upload-";
    private const string Nameless = "upload";
    private const int MaxNameLength = 120;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>A new path for an upload of this name; its folder exists.</summary>
    public static string NewPath(string dataFolder, string? fileName)
    {
        var uploads = Path.Combine(dataFolder, FolderName);
        Directory.CreateDirectory(uploads);
        RemoveLeftovers(uploads);
        var folder = Path.Combine(uploads, Prefix + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, SafeName(fileName));
    }

    /// <summary>Removes an upload with its folder; any other path stays.</summary>
    public static void Remove(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder || !Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal)
            || Path.GetFileName(Path.GetDirectoryName(folder)) != FolderName)
        {
            return;
        }
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still open somewhere, or gone already: the next upload a day later tries again.
        }
    }

    /// <summary>The last part of a browser's file name without anything that a path could mean.</summary>
    public static string SafeName(string? fileName)
    {
        var last = (fileName ?? "").Split('/', '\\')[^1];
        var kept = new string([.. last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        return kept.Length == 0 ? Nameless : kept.Length <= MaxNameLength ? kept : kept[^MaxNameLength..];
    }

    private static void RemoveLeftovers(string uploads)
    {
        foreach (var folder in Directory.EnumerateDirectories(uploads, Prefix + "*"))
        {
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > KeptFor)
                Remove(Path.Combine(folder, Nameless));
        }
    }
}
