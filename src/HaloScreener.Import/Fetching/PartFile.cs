using System.Globalization;
using System.Text.Json;

namespace HaloScreener.Import.Fetching;

/// <summary>
/// The bytes that have come of a file, as <c>NAME.part</c>, and beside them in <c>NAME.part.json</c> of which issue they are. Both outlive the
/// program, so that the next run goes on. The file has its final name only when it is whole.
/// </summary>
internal sealed class PartFile
{
    private readonly string _versionPath;

    private PartFile(string finalPath)
    {
        Path = finalPath + ".part";
        _versionPath = Path + ".json";
    }

    public string Path { get; }

    /// <summary>The issue that the bytes are of; null when there are none.</summary>
    public FileVersion? Version { get; private set; }

    public long Length { get; private set; }

    /// <summary>True when the rest can be asked for.</summary>
    public bool CanResume => Length > 0 && Version?.Condition is not null;

    public bool IsWhole => Length > 0 && Length == Version?.Bytes;

    /// <summary>What an earlier run left; bytes without a readable word on their issue are worth nothing.</summary>
    public static PartFile Open(string finalPath)
    {
        var part = new PartFile(finalPath);
        try
        {
            part.Version = JsonSerializer.Deserialize<FileVersion>(File.ReadAllText(part._versionPath), JsonSerializerOptions.Web);
            part.Length = new FileInfo(part.Path).Length;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            part.Version = null;
            part.Length = 0;
        }
        return part;
    }

    /// <summary>Forgets what has come, and begins an issue.</summary>
    public void Start(FileVersion version)
    {
        Discard();
        File.WriteAllText(_versionPath, JsonSerializer.Serialize(version, JsonSerializerOptions.Web));
        Version = version;
    }

    /// <summary>The stream that the next bytes are appended to through <see cref="AppendAsync"/>.</summary>
    public FileStream OpenForAppend()
    {
        var stream = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        stream.Position = Length;
        return stream;
    }

    /// <exception cref="FetchException">The disk is full or does not take them.</exception>
    public async ValueTask AppendAsync(FileStream stream, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            await stream.WriteAsync(bytes, ct);
            Length += bytes.Length;
        }
        catch (IOException e)
        {
            throw new FetchException($"{Path} cannot be written: {e.Message.TrimEnd('.')}. Make room, then run the same command again: it goes on where this one stopped.", e);
        }
    }

    /// <summary>Stops before the disk is full rather than after.</summary>
    /// <exception cref="FetchException">The rest of the file has no room.</exception>
    public void RequireRoom()
    {
        if (Version?.Bytes is not { } bytes)
            return;
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        var (missing, free) = (bytes - Length, new DriveInfo(folder).AvailableFreeSpace);
        if (missing > free)
        {
            throw new FetchException(string.Create(CultureInfo.InvariantCulture,
                $"{folder} has {free / 1e6:N0} MB free, and {missing / 1e6:N0} MB are to come. Make room, or set HALO_DATA_DIR to a larger disk."));
        }
    }

    public void Discard()
    {
        File.Delete(Path);
        File.Delete(_versionPath);
        Version = null;
        Length = 0;
    }

    /// <summary>Gives the whole file its name; what had the name is replaced.</summary>
    public void Finish(string finalPath)
    {
        File.Move(Path, finalPath, overwrite: true);
        File.Delete(_versionPath);
    }
}
