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
    /// <summary>Unpacking and parsing keep a core busy each; more threads than this would only cost memory.</summary>
    private const int MaxThreads = 4;

    /// <exception cref="ImportException">The file as a whole, or any entry of it, cannot be read; nothing should be kept of what was handed on.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        using var input = InputSet.Open(path);
        var entries = Wanted(input);
        if (entries.Count == 0)
            throw new ImportException(input.Display, null, "there is no CIK##########.json in it.");
        sink.Counts.Expect(entries.Sum(e => e.Length));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var next = -1;
        var seen = new ConcurrentDictionary<int, bool>();
        void Work()
        {
            try
            {
                using var own = InputSet.Open(path);
                using var parser = new CompanyFactsParser(sink, seen);
                var mine = Wanted(own);
                for (var i = Interlocked.Increment(ref next); i < mine.Count; i = Interlocked.Increment(ref next))
                    parser.Read(mine[i], stop.Token);
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }

        var threads = Math.Clamp(Math.Min(Environment.ProcessorCount, entries.Count), 1, MaxThreads);
        var work = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            Task.WaitAll(work, CancellationToken.None);
        }
        catch (AggregateException e)
        {
            ct.ThrowIfCancellationRequested();
            // One thread's error stops the others with a cancellation, which says nothing.
            var first = e.InnerExceptions.FirstOrDefault(x => x is not OperationCanceledException) ?? e.InnerExceptions[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }

    private static List<InputEntry> Wanted(InputSet input) =>
        input.Kind == InputKind.File ? [.. input.Entries] : [.. input.Entries.Where(e => EntryNames.IsCompanyFile(e.Name))];
}
