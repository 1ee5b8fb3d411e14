using HaloScreener.Import.Readers.Lists;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using Microsoft.AspNetCore.Components.Forms;

namespace HaloScreener.Web.Features.Watchlists;

/// <summary>A list of companies that a person uploads in a page.</summary>
public static class UploadedList
{
    /// <summary>The companies that the file names.</summary>
    /// <exception cref="HaloScreener.Import.Readers.ImportException">It cannot be read; with file, line and reason.</exception>
    /// <exception cref="IOException">It is too large, or the connection was cut.</exception>
    public static async Task<IReadOnlyList<ListEntry>> ReadAsync(IBrowserFile file, ScoreBook book, CancellationToken ct)
    {
        await using var stream = file.OpenReadStream(CompanyListFile.MaxBytes, ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        var rows = CompanyListFile.Read(file.Name, bytes.ToArray()).Select(row => (row.Number, row.Cells)).ToList();
        return ListTable.Entries(rows) ?? ListTable.EntriesWithoutHead(book, rows);
    }
}
