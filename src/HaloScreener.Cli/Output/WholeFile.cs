namespace HaloScreener.Cli.Output;

/// <summary>Files that appear under their name whole, or not at all.</summary>
internal static class WholeFile
{
    private const string Devices = "/dev/";

    /// <summary>
    /// Writes beside the target first and renames at the end; on an error nothing is left and what stood there before stays. A device such as
    /// <c>/dev/stdout</c> is written to as it is: renaming over it would replace it.
    /// </summary>
    public static async Task WriteAsync(FileInfo target, Func<Stream, Task> write)
    {
        if (target.FullName.StartsWith(Devices, StringComparison.Ordinal))
        {
            await using var device = new FileStream(target.FullName, FileMode.Open, FileAccess.Write);
            await write(device);
            return;
        }
        var unfinished = target.FullName + ".part";
        try
        {
            await using (var stream = File.Create(unfinished))
                await write(stream);
            File.Move(unfinished, target.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
        target.Refresh();
    }
}
