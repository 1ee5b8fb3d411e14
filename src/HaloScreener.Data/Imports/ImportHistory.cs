namespace HaloScreener.Data.Imports;

/// <summary>One import and how it stands to the ones before it.</summary>
/// <param name="Record">The import.</param>
/// <param name="Reissues">
/// The latest earlier import of the same kind and file name with other bytes: the SEC has issued the file again, or it was changed.
/// </param>
/// <param name="Repeats">The latest earlier import of the very same bytes: they were read again, as more tags are mapped now.</param>
public sealed record ImportEntry(ImportRecord Record, ImportRecord? Reissues, ImportRecord? Repeats)
{
    /// <summary>
    /// The file was read with another list of mapped tags and, as it is, not again since: imported again, it adds the facts of tags that are mapped now.
    /// False where a newer issue of the file has been read.
    /// </summary>
    public bool MayHoldMore { get; init; }
}

/// <summary>The ledger as a history.</summary>
public static class ImportHistory
{
    /// <summary>The kinds whose files are read for mapped tags; the others hold nothing more for a longer list of tags.</summary>
    private static readonly HashSet<string> KindsWithTags = new(["fsds", "companyfacts", "universe"], StringComparer.Ordinal);

    /// <summary>Every import with what it repeats or replaces, the newest first.</summary>
    /// <param name="records">The ledger.</param>
    /// <param name="tagHash">Hash of the list of mapped tags in force.</param>
    public static IReadOnlyList<ImportEntry> Of(IEnumerable<ImportRecord> records, string tagHash)
    {
        var lastByName = new Dictionary<(string Kind, string FileName), ImportRecord>();
        var lastByHash = new Dictionary<string, ImportRecord>(StringComparer.Ordinal);
        var entries = new List<ImportEntry>();
        foreach (var record in records.OrderBy(r => r.Id))
        {
            var sameName = lastByName.GetValueOrDefault((record.Kind, record.FileName));
            entries.Add(new ImportEntry(
                record, sameName is not null && sameName.Sha256 != record.Sha256 ? sameName : null, lastByHash.GetValueOrDefault(record.Sha256)));
            lastByName[(record.Kind, record.FileName)] = record;
            lastByHash[record.Sha256] = record;
        }
        entries.Reverse();
        return [.. entries.Select(e => e with
        {
            MayHoldMore = KindsWithTags.Contains(e.Record.Kind) && e.Record.TagHash != tagHash && lastByName[(e.Record.Kind, e.Record.FileName)] == e.Record
                && lastByHash[e.Record.Sha256].TagHash != tagHash,
        })];
    }
}
