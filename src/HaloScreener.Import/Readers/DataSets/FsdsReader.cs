using HaloScreener.Import.Readers.Input;

namespace HaloScreener.Import.Readers.DataSets;

/// <summary>
/// Reads a Financial Statement Data Set of the SEC: a zip, or a folder, with <c>sub.txt</c> (filings) and <c>num.txt</c> (facts).
/// </summary>
/// <remarks>
/// Company-level facts only (no segment, no co-registrant), of mapped standard tags, that are instants or last 1 to 4 quarters; everything else is counted.
/// The facts of a file are gathered (32 bytes each, about 20 MB for a modern quarter) and handed on company by company after the last row, since a company's rows
/// lie all over the file.
/// </remarks>
public static class FsdsReader
{
    /// <summary>The largest <c>num.txt</c> so far is about 0.7 GB.</summary>
    internal const long MaxNumBytes = 3L << 30;
    internal const long MaxSubBytes = 256L << 20;

    /// <exception cref="ImportException">The file as a whole cannot be read; nothing should be kept of what was handed on.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        using var input = InputSet.Open(path);
        if (input.Kind == InputKind.File)
            throw new ImportException(input.Display, null, "a Financial Statement Data Set is a zip file, or a folder, with sub.txt and num.txt; this is neither.");
        var sub = Find(input, "sub.txt");
        var num = Find(input, "num.txt");
        sink.Counts.Expect(sub.Length + num.Length);

        var filings = Filings.Read(sub, sink, ct);
        var facts = NumFile.Read(num, filings, sink, ct);
        foreach (var company in filings.Companies)
        {
            ct.ThrowIfCancellationRequested();
            sink.Company(company);
            sink.Counts.AddCompany();
        }
        facts.HandOn(filings, num.Display, sink, ct);
    }

    private static InputEntry Find(InputSet input, string name)
    {
        var found = input.Entries.Where(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ImportException(input.Display, null, $"there is no {name} in it; a Financial Statement Data Set has sub.txt and num.txt."),
            _ => throw new ImportException(input.Display, null, $"there are {found.Length} files named {name} in it."),
        };
    }
}
