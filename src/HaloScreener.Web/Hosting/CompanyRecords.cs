using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Service;
using Microsoft.Extensions.Caching.Memory;

namespace HaloScreener.Web.Hosting;

/// <summary>What the store holds of one company for its page.</summary>
/// <param name="Vintages">Every fiscal year's values with all their vintages.</param>
/// <param name="Interim">What quarterly reports state, with all vintages.</param>
/// <param name="History">Stored scores on the basis of the page, oldest first.</param>
public sealed record CompanyRecord(IReadOnlyList<ResolvedValue> Vintages, IReadOnlyList<ResolvedValue> Interim, IReadOnlyList<ScorePoint> History);

/// <summary>
/// Reads companies for their pages and keeps each for as long as a page takes from its first answer to the moment when the circuit draws it
/// again: that second drawing then needs no store and nothing flickers.
/// </summary>
public sealed class CompanyRecords(Books books, CompanyFilings filings, IMemoryCache recent)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    /// <param name="cik">The company.</param>
    /// <param name="book">Of the book that is shown: its basis, and its version of the data; a later version is read anew.</param>
    /// <param name="ct">Ends the reading when the page is left.</param>
    public async ValueTask<CompanyRecord> ReadAsync(int cik, BookKey book, CancellationToken ct)
    {
        var key = (typeof(CompanyRecord), cik, book.DataVersion, book.Basis, books.StoredVersion);
        if (recent.TryGetValue(key, out CompanyRecord? known) && known is not null)
            return known;
        var history = books.HistoryAsync(cik, book.Basis, ct);
        var record = new CompanyRecord(await filings.ReadAsync(cik, ct), await filings.ReadInterimAsync(cik, ct), await history);
        return recent.Set(key, record, Kept);
    }
}
