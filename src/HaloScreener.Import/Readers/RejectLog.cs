using System.Text;

namespace HaloScreener.Import.Readers;

/// <summary>One rejected row as it stands in the file.</summary>
/// <param name="File">File, and inside an archive the entry.</param>
/// <param name="Line">1-based line, or null in JSON.</param>
/// <param name="Text">The row, cut to <see cref="RejectLog.MaxSampleLength"/> characters; control characters and bytes that are no UTF-8 show as U+FFFD.</param>
public sealed record RejectSample(string File, long? Line, string Text);

/// <summary>How many rows were rejected for one reason, and the first of them.</summary>
public sealed record RejectCount(RejectReason Reason, long Count, IReadOnlyList<RejectSample> Samples);

/// <summary>The rejected rows of one import, counted by reason with a few samples each. Safe to use from several threads.</summary>
public sealed class RejectLog
{
    public const int MaxSamples = 5;
    public const int MaxSampleLength = 200;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<RejectReason, (long Count, List<RejectSample> Samples)> _byReason = [];

    /// <summary>All rejected rows.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
                return _byReason.Values.Sum(r => r.Count);
        }
    }

    public long CountOf(RejectReason reason)
    {
        lock (_lock)
            return _byReason.TryGetValue(reason, out var r) ? r.Count : 0;
    }

    /// <summary>What was rejected so far, in the order of the reasons.</summary>
    public IReadOnlyList<RejectCount> ByReason()
    {
        lock (_lock)
            return [.. _byReason.Select(r => new RejectCount(r.Key, r.Value.Count, [.. r.Value.Samples]))];
    }

    public void Add(RejectReason reason, string file, long? line, ReadOnlySpan<byte> utf8)
    {
        lock (_lock)
        {
            var (count, samples) = _byReason.TryGetValue(reason, out var r) ? r : (0, []);
            if (samples.Count < MaxSamples)
                samples.Add(new RejectSample(file, line, Shown(utf8)));
            _byReason[reason] = (count + 1, samples);
        }
    }

    public void Add(RejectReason reason, string file, long? line, string text) => Add(reason, file, line, Encoding.UTF8.GetBytes(Cut(text)));

    private static string Shown(ReadOnlySpan<byte> utf8)
    {
        // Four bytes is the longest character, so this many bytes hold all that is shown.
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxSampleLength * 4)]);
        return string.Create(Math.Min(text.Length, MaxSampleLength), text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from[i] != '\t' && char.IsControl(from[i]) ? '\uFFFD' : from[i];
            // A pair cut in the middle would be no valid text for Postgres.
            if (to.Length > 0 && char.IsHighSurrogate(to[^1]))
                to[^1] = '\uFFFD';
        });
    }

    private static string Cut(string text) => text.Length <= MaxSampleLength ? text : text[..MaxSampleLength];
}
