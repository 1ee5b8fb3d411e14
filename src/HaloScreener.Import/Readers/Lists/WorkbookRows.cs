using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace HaloScreener.Import.Readers.Lists;

/// <summary>The first sheet of a workbook as rows of text.</summary>
internal static class WorkbookRows
{
    private const int MaxEntries = 1_000;
    private const long MaxUnpackedBytes = 64_000_000;
    private const string Workbook = "xl/workbook.xml";

    /// <exception cref="ImportException">It cannot be read.</exception>
    public static IReadOnlyList<ListRow> Read(string name, byte[] bytes)
    {
        try
        {
            RequireBounded(name, bytes);
            using var stream = new MemoryStream(bytes);
            return CompanyListFile.Bounded(name, Rows(stream));
        }
        // A workbook from anywhere can fail the library in any way, and none of them is this program's fault.
        catch (Exception e) when (e is not ImportException)
        {
            throw new ImportException(name, null, $"this workbook cannot be read: {e.Message}", e);
        }
    }

    private static IEnumerable<ListRow> Rows(MemoryStream stream)
    {
        var number = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration { EnableSharedStringCache = false }))
            yield return new ListRow(++number, [.. row.Values.Take(CompanyListFile.MaxColumns + 1).Select(TextOf)]);
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        // TRUE is a ticker too.
        bool truth => truth ? "TRUE" : "FALSE",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "",
    };

    /// <summary>Unpacks everything once and keeps nothing: what an archive says of its sizes may be a lie.</summary>
    private static void RequireBounded(string name, byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.GetEntry(Workbook) is null)
            throw new ImportException(name, null, "this is a zip file and no workbook.");
        if (zip.Entries.Count > MaxEntries)
            throw new ImportException(name, null, $"a workbook has at most {MaxEntries:N0} parts.");
        var buffer = new byte[1 << 16];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                if ((total += read) > MaxUnpackedBytes)
                    throw new ImportException($"{name}/{entry.FullName}", null, $"the workbook unpacks to more than {MaxUnpackedBytes:N0} bytes.");
            }
        }
    }
}
