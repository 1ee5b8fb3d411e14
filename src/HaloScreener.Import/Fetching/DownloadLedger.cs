using System.Text.Json;

namespace HaloScreener.Import.Fetching;

/// <summary>One issue of a file that was fetched.</summary>
public sealed record DownloadIssue
{
    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }
    public required long Bytes { get; init; }
    public string? ETag { get; init; }
    public DateTimeOffset? LastModified { get; init; }
    public required DateTimeOffset FetchedAtUtc { get; init; }
    /// <summary>The name under which an earlier issue was kept; null when it was not.</summary>
    public string? KeptAs { get; init; }
}

/// <summary>What is known of a file in the downloads folder.</summary>
public sealed record DownloadRecord
{
    public required string File { get; init; }
    public required string Kind { get; init; }
    public required string Url { get; init; }
    /// <summary>When the server last said that this is its file.</summary>
    public required DateTimeOffset CheckedAtUtc { get; init; }
    public required DownloadIssue Issue { get; init; }
    /// <summary>Issues that this one replaced, oldest first.</summary>
    public IReadOnlyList<DownloadIssue> Earlier { get; init; } = [];
}

/// <summary><c>downloads.json</c> beside the files: what was fetched when, from where, with which bytes.</summary>
internal sealed class DownloadLedger
{
    public const string FileName = "downloads.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _path;
    private readonly SortedDictionary<string, DownloadRecord> _records = new(StringComparer.Ordinal);

    /// <exception cref="FetchException">There is a ledger that cannot be read.</exception>
    public DownloadLedger(string folder)
    {
        _path = Path.Combine(folder, FileName);
        if (!File.Exists(_path))
            return;
        try
        {
            foreach (var record in JsonSerializer.Deserialize<DownloadRecord[]>(File.ReadAllText(_path), Json) ?? [])
                _records[record.File] = record;
        }
        catch (JsonException e)
        {
            throw new FetchException($"{_path} is not a readable ledger of downloads. Delete it: the files are then compared with the server's by their bytes.", e);
        }
    }

    /// <summary>The record of a file; null when there is none, or when the file on disk is not the recorded one by its length.</summary>
    public DownloadRecord? Find(string name)
    {
        var file = new FileInfo(Path.Combine(Path.GetDirectoryName(_path)!, name));
        return _records.TryGetValue(name, out var record) && file.Exists && file.Length == record.Issue.Bytes ? record : null;
    }

    public void Write(DownloadRecord record)
    {
        _records[record.File] = record;
        var unfinished = _path + ".new";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(_records.Values, Json));
        File.Move(unfinished, _path, overwrite: true);
    }
}
