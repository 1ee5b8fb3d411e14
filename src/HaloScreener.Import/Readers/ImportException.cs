using System.Globalization;

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
    public ImportException(string file, long? line, string reason, Exception? inner = null)
        : base(line is { } l ? string.Create(CultureInfo.InvariantCulture, $"{file}, line {l}: {reason}") : $"{file}: {reason}", inner)
    {
        File = file;
        Line = line;
        Reason = reason;
    }

    public string File { get; }
    public long? Line { get; }
    public string Reason { get; }
}
