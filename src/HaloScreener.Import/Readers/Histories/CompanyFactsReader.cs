using System.Collections.Concurrent;
using HaloScreener.Import.Readers.Input;

namespace HaloScreener.Import.Readers.Histories;

/// <summary>
/// Reads company facts of the SEC: one <c>CIK##########.json</c>, a folder of them, or a zip such as <c>companyfacts.zip</c>. Every statement of a mapped
/// tag is read, with exact dates.
/// </summary>
/// <remarks>Entries are read by several threads, each with the archive opened for itself, so the sink is called from several threads at once.</remarks>
public static class CompanyFactsReader
{
    /// <summary>The largest company so far has about 25 MB; a thread keeps one whole.</summary>
    internal const int MaxFileBytes = 128 << 20;

    /// <exception cref="ImportException">The file as a whole, or any entry of it, cannot be read; nothing should be kept of what was handed on.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        var seen = new ConcurrentDictionary<int, bool>();
        ParallelEntries.Read(path, sink.Counts, () => new CompanyFactsParser(sink, seen), (parser, entry, stop) => parser.Read(entry, stop), ct);
    }
}
