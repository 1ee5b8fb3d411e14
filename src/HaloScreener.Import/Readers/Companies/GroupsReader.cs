using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Companies;

/// <summary>
/// Reads a CSV that puts companies into groups of the user's own, by its header: <c>cik</c> and <c>group</c>. The file is the whole grouping; one with
/// no rows under its header is a grouping of nobody.
/// </summary>
public static class GroupsReader
{
    private const long MaxFileBytes = 64L << 20;
    private const int MaxCompanies = 500_000;

    /// <exception cref="ImportException">The file as a whole cannot be read, or has rows but not one that is good.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        var groups = new Dictionary<int, CompanyGroup>();
        // A group has hundreds of companies: one string serves them all.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        CsvFile.Read(path, new CsvForm("a list of groups", MaxFileBytes, ["cik", "group"]), sink, header =>
        {
            var (cik, group) = (header["cik"], header["group"]);
            return row =>
            {
                if (!Utf8Number.TryParseCik(row.Utf8(cik), out var company))
                    return RejectReason.BadCik;
                if (NameOf(row[group]) is not { } given)
                    return RejectReason.BadGroup;
                if (!names.TryGetValue(given, out var name))
                    names.Add(given, name = given);
                if (!groups.TryAdd(company, new CompanyGroup(company, name)))
                    return RejectReason.RepeatedCompany;
                return groups.Count <= MaxCompanies
                    ? null
                    : throw row.Error($"there are over {MaxCompanies:N0} companies; the SEC has about 8,000 listed filers.");
            };
        }, ct);
        if (groups.Count == 0 && sink.Counts.Rows > 0)
            throw new ImportException(Path.GetFileName(path), null, "none of its rows names a company and a group.");
        sink.Groups([.. groups.Values]);
        sink.Counts.AddFacts(groups.Count);
    }

    private static string? NameOf(string text) =>
        text.Length is > 0 and <= CompanyGroup.MaxNameLength && PlainText.Of(text) == text && !text.Contains('\uFFFD', StringComparison.Ordinal) ? text : null;
}
