using System.Diagnostics;

namespace HaloScreener.Data.Embedded;

/// <summary>
/// A lock on a file that the system drops when its holder dies, however it dies. On Unix the framework maps the share modes to
/// <c>flock</c>; on Windows they are locks themselves.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(15);

    /// <summary>Holds the file together with every other shared holder; null when someone has it alone.</summary>
    public static FileStream? TryShare(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    /// <summary>Holds the file alone; null when anyone has it.</summary>
    public static FileStream? TryTake(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Holds the file alone, waiting for it.</summary>
    /// <exception cref="DatabaseUnavailableException">Someone holds it for longer than <paramref name="patience"/>.</exception>
    public static async Task<FileStream> TakeAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;
            if (waited.Elapsed > patience)
            {
                throw new DatabaseUnavailableException(
                    $"Another program has been starting or stopping the database for over {patience.TotalSeconds:0} seconds (it holds {path}).");
            }
            await Task.Delay(Poll, ct);
        }
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DatabaseUnavailableException(
                $"'{Environment.UserName}' may not use {path}: the data directory belongs to another user. "
                + "Set HALO_DATA_DIR to a directory of your own.",
                e);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
