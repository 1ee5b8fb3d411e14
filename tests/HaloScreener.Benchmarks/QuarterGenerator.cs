using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace HaloScreener.Benchmarks;

/// <summary>
/// Makes a data set of a modern quarter's size out of a real small one: every filing comes <c>copies</c> times, each copy as another company
/// with another CIK, name and accession number. The rows, their order within a copy, their lengths and how well they pack stay real. Nothing is random.
/// </summary>
public static class QuarterGenerator
{
    /// <summary>29 × 136,044 rows of 2010q2 are 3.9 million, as many as a quarter of 2024 has.</summary>
    public const int ModernQuarterCopies = 29;

    /// <summary>Above every CIK and filer-agent number of the source, so that no two copies meet.</summary>
    private const long Step = 2_000_000;

    /// <summary>Writes <c>sub.txt</c> and <c>num.txt</c> of the scaled quarter as a zip; the number of <c>num</c> rows.</summary>
    public static long Write(string sourceZip, string targetZip, int copies = ModernQuarterCopies)
    {
        using var source = ZipFile.OpenRead(sourceZip);
        using var target = ZipFile.Open(targetZip, ZipArchiveMode.Create);
        Scale(source, target, "sub.txt", copies, SubRow);
        return Scale(source, target, "num.txt", copies, NumRow);
    }

    private static long Scale(ZipArchive source, ZipArchive target, string name, int copies, Func<string[], string[], int, string> row)
    {
        string[] lines;
        using (var reader = new StreamReader(source.GetEntry(name)!.Open(), new UTF8Encoding(false)))
            lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].TrimEnd('\r').Split('\t');
        var rows = lines.Skip(1).Select(l => l.Split('\t')).ToArray();
        using var writer = new StreamWriter(target.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(string.Join('\t', header));
        for (var copy = 0; copy < copies; copy++)
        {
            foreach (var fields in rows)
                writer.WriteLine(row(header, fields, copy));
        }
        return (long)rows.Length * copies;
    }

    private static string SubRow(string[] header, string[] fields, int copy)
    {
        var changed = (string[])fields.Clone();
        var cik = Array.IndexOf(header, "cik");
        changed[cik] = (long.Parse(fields[cik], CultureInfo.InvariantCulture) + copy * Step).ToString(CultureInfo.InvariantCulture);
        changed[Array.IndexOf(header, "name")] += copy == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {copy}");
        changed[Array.IndexOf(header, "adsh")] = Accession(fields[Array.IndexOf(header, "adsh")], copy);
        return string.Join('\t', changed);
    }

    private static string NumRow(string[] header, string[] fields, int copy)
    {
        var changed = (string[])fields.Clone();
        var adsh = Array.IndexOf(header, "adsh");
        var version = Array.IndexOf(header, "version");
        changed[adsh] = Accession(fields[adsh], copy);
        // A filer's own tag carries the accession number as its version.
        if (fields[version] == fields[adsh])
            changed[version] = changed[adsh];
        return string.Join('\t', changed);
    }

    private static string Accession(string adsh, int copy) =>
        string.Create(CultureInfo.InvariantCulture, $"{long.Parse(adsh.AsSpan(0, 10), CultureInfo.InvariantCulture) + copy * Step:D10}{adsh.AsSpan(10)}");
}
