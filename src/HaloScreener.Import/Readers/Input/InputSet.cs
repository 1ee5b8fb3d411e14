using System.IO.Compression;

namespace HaloScreener.Import.Readers.Input;

/// <summary>One readable file: on disk, or inside a zip.</summary>
/// <param name="Name">Its own name without any folder: all that is ever used of a name in an archive.</param>
/// <param name="Within">The archive or folder, or null for a file given by itself.</param>
/// <param name="Length">Unpacked bytes, as declared.</param>
internal sealed record InputEntry(string Name, string? Within, long Length)
{
    /// <summary>What a person is told: <c>2010q1.zip/num.txt</c>.</summary>
    public string Display => Within is null ? Name : $"{Within}/{Name}";

    internal ZipArchiveEntry? Zipped { get; init; }
    internal string? Path { get; init; }

    /// <summary>The unpacked bytes of the entry, checked against the declared length and checksum.</summary>
    /// <exception cref="ImportException">It cannot be opened or declares more than <paramref name="maxLength"/> bytes.</exception>
    public EntryStream Open(long maxLength)
    {
        if (Length > maxLength)
            throw new ImportException(Display, null, $"it is said to hold {Length:N0} bytes; such a file is never over {maxLength:N0}.");
        try
        {
            return Zipped is { } zipped
                ? new EntryStream(zipped.Open(), Display, Length, zipped.Crc32)
                : new EntryStream(new FileStream(Path!, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan), Display, Length, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            throw new ImportException(Display, null, $"it cannot be opened: {e.Message}", e);
        }
    }
}

/// <summary>A file, the files of a folder, or those of a zip, as one list. Not for several threads: each opens its own.</summary>
internal sealed class InputSet : IDisposable
{
    /// <summary>Each entry costs the archive's reader some 400 bytes of memory; the SEC's largest bulk archive holds under a million.</summary>
    private const int MaxEntries = 2_000_000;

    private readonly ZipArchive? _zip;

    private InputSet(string path, InputKind kind, IReadOnlyList<InputEntry> entries, ZipArchive? zip)
    {
        (Path, Kind, Entries, _zip) = (path, kind, entries, zip);
    }

    public string Path { get; }
    public InputKind Kind { get; }
    /// <summary>What a person is told of the whole: its file name.</summary>
    public string Display => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));
    public IReadOnlyList<InputEntry> Entries { get; }

    /// <exception cref="ImportException">There is nothing at the path, it cannot be read, or it is a broken zip.</exception>
    public static InputSet Open(string path)
    {
        var name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));
        try
        {
            if (Directory.Exists(path))
                return new InputSet(path, InputKind.Folder, FilesOf(path, name), null);
            if (!File.Exists(path))
                throw new ImportException(path, null, "there is no such file or folder.");
            if (HasZipSignature(path))
                return OpenZip(path, name);
            if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                throw new ImportException(name, null, "this is not a zip file.");
            return new InputSet(path, InputKind.File, [new InputEntry(name, null, new FileInfo(path).Length) { Path = path }], null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(name, null, $"it cannot be read: {e.Message}", e);
        }
    }

    public void Dispose() => _zip?.Dispose();

    private static InputEntry[] FilesOf(string folder, string name) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles()
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => new InputEntry(f.Name, name, f.Length) { Path = f.FullName }),
    ];

    private static bool HasZipSignature(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6];
    }

    private static InputSet OpenZip(string path, string name)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: false);
            if (zip.Entries.Count > MaxEntries)
                throw new ImportException(name, null, $"this zip holds {zip.Entries.Count:N0} files; no archive of the SEC holds over {MaxEntries:N0}.");
            var entries = zip.Entries.Where(e => e.Name.Length > 0)
                .Select(e => new InputEntry(e.Name, name, e.Length) { Zipped = e }).ToArray();
            return new InputSet(path, InputKind.Zip, entries, zip);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            file.Dispose();
            throw new ImportException(name, null, $"this zip file is cut off or damaged: {e.Message}", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}

internal enum InputKind { File, Folder, Zip }
