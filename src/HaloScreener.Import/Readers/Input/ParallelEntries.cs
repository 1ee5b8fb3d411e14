using System.Runtime.ExceptionServices;

namespace HaloScreener.Import.Readers.Input;

/// <summary>Reads the <c>CIK##########.json</c> files of a folder or zip (or one file of any name) with several threads.</summary>
internal static class ParallelEntries
{
    /// <summary>Unpacking and parsing keep a core busy each; more threads than this would only cost memory.</summary>
    private const int MaxThreads = 4;
    /// <summary>
    /// Each thread holds the archive's directory, some 400 bytes an entry. The SEC's bulk submissions have nearly a million entries; one directory of
    /// that size is enough.
    /// </summary>
    private const int MaxSharedEntries = 100_000;

    /// <param name="path">File, folder or zip.</param>
    /// <param name="counts">Told how many bytes to expect.</param>
    /// <param name="worker">Makes a thread's own reader of entries; disposed at the thread's end.</param>
    /// <param name="read">Reads one entry with it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ImportException">There is no such file, or one cannot be read: the others are stopped.</exception>
    public static void Read<TWorker>(string path, ReadCounts counts, Func<TWorker> worker, Action<TWorker, InputEntry, CancellationToken> read, CancellationToken ct)
        where TWorker : IDisposable
    {
        using var input = InputSet.Open(path);
        var entries = Wanted(input);
        if (entries.Count == 0)
            throw new ImportException(input.Display, null, "there is no CIK##########.json in it.");
        counts.Expect(entries.Sum(e => e.Length));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var next = -1;
        void Work(InputSet own)
        {
            try
            {
                using var mine = worker();
                var files = Wanted(own);
                for (var i = Interlocked.Increment(ref next); i < files.Count; i = Interlocked.Increment(ref next))
                    read(mine, files[i], stop.Token);
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }

        // An open archive is for one thread, so the others open their own.
        void WorkAlone()
        {
            using var own = InputSet.Open(path);
            Work(own);
        }

        var threads = input.Entries.Count > MaxSharedEntries ? 1 : Math.Min(Math.Min(Environment.ProcessorCount, MaxThreads), entries.Count);
        Task[] work =
        [
            .. Enumerable.Range(1, threads - 1).Select(_ => Task.Factory.StartNew(WorkAlone, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
            Task.Factory.StartNew(() => Work(input), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
        ];
        try
        {
            Task.WaitAll(work, CancellationToken.None);
        }
        catch (AggregateException e)
        {
            ct.ThrowIfCancellationRequested();
            // One thread's error stops the others with a cancellation, which says nothing.
            ExceptionDispatchInfo.Throw(e.InnerExceptions.FirstOrDefault(x => x is not OperationCanceledException) ?? e.InnerExceptions[0]);
        }
    }

    private static List<InputEntry> Wanted(InputSet input) =>
        input.Kind == InputKind.File ? [.. input.Entries] : [.. input.Entries.Where(e => IsCompanyFile(e.Name))];

    /// <summary><c>CIK0000789019.json</c>, any case; not the overflow pages <c>CIK0000789019-submissions-001.json</c>.</summary>
    private static bool IsCompanyFile(string name) =>
        name.Length == "CIK0000789019.json".Length
        && name.StartsWith("CIK", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && name.AsSpan(3, 10).IndexOfAnyExceptInRange('0', '9') < 0;
}
