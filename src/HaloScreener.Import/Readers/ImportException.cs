using HaloScreener.Core.Wordings;

namespace HaloScreener.Import.Readers;

/// <summary>
/// A file that cannot be imported at all: cut off, not what it is said to be, or beyond the limits. Nothing of it is kept.
/// One bad row in a good file is a reject in the <see cref="RejectLog"/> instead.
/// </summary>
public sealed class ImportException : Exception
{
    /// <param name="file">The file, and inside an archive the entry: <c>2010q1.zip/num.txt</c>.</param>
    /// <param name="line">1-based line, or null where lines mean nothing.</param>
    /// <param name="reason">One sentence for a person.</param>
    /// <param name="inner">What the runtime said, if anything.</param>
    public ImportException(string file, long? line, Wording reason, Exception? inner = null)
        : base(SentenceOf(file, line, reason), inner)
    {
        File = file;
        Line = line;
        Reason = reason;
    }

    public string File { get; }
    public long? Line { get; }
    public Wording Reason { get; }

    /// <summary>File, line and reason in one sentence.</summary>
    public Wording Sentence => SentenceOf(File, Line, Reason);

    private static Wording SentenceOf(string file, long? line, Wording reason)
    {
        if (line is { } at)
            return $"{file}, line {at}: {reason}";
        return $"{file}: {reason}";
    }
}
