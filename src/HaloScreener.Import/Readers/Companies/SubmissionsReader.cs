using System.Collections.Concurrent;
using System.Text.Json;
using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Companies;

/// <summary>
/// Reads the SEC's submissions files: one <c>CIK##########.json</c>, a folder of them, or a zip such as <c>submissions.zip</c>; the overflow pages
/// (<c>…-submissions-001.json</c>) hold only older filings and are left alone.
/// </summary>
/// <remarks>
/// Persons and funds, most of the SEC's bulk archive, have neither SIC nor ticker and are passed over. The sink is called from several threads at once.
/// </remarks>
public static class SubmissionsReader
{
    /// <summary>A file holds a thousand filings at most, about 1 MB.</summary>
    private const int MaxFileBytes = 16 << 20;
    private const int MaxListed = 50;

    /// <exception cref="ImportException">The file as a whole, or any entry of it, cannot be read; nothing should be kept of what was handed on.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        var seen = new ConcurrentDictionary<int, bool>();
        ParallelEntries.Read(path, sink.Counts, () => new EntryBuffer(), (buffer, entry, stop) =>
        {
            using var json = JsonTree.Read(buffer, entry, MaxFileBytes, sink.Counts, stop);
            var statement = Parse(json.RootElement, entry.Display, sink.Today);
            if (!seen.TryAdd(statement.Cik, true))
                throw new ImportException(entry.Display, null, $"the company {statement.Cik} comes a second time.");
            sink.Counts.AddRows(1);
            if (statement.Sic is null && statement.Tickers.Count == 0)
                return;
            sink.Company(statement);
            sink.Counts.AddCompany();
        }, ct);
    }

    private static CompanyStatement Parse(JsonElement root, string file, DateOnly today)
    {
        if (JsonTree.Cik(root.Member("cik"u8)) is not { } cik)
            throw new ImportException(file, null, "there is no \"cik\" with a CIK in it; this is no submissions file.");
        return new CompanyStatement
        {
            Cik = cik,
            Source = CompanySource.Submissions,
            StatedOn = NewestFiling(root) ?? today,
            Name = root.Member("name"u8).Text(),
            Tickers = [.. root.Member("tickers"u8).Elements().Select(t => CompanyFields.TickerOf(t.Text())).OfType<string>().Distinct().Take(MaxListed)],
            Exchange = root.Member("exchanges"u8).Elements().Select(e => e.Text()).FirstOrDefault(e => e is not null),
            Sic = CompanyFields.Sic(root.Member("sic"u8).Text()),
            Country = EdgarPlaces.CountryOf(root.Member("addresses"u8).Member("business"u8).Member("stateOrCountry"u8).Text()),
            FiscalYearEnd = CompanyFields.FiscalYearEnd(root.Member("fiscalYearEnd"u8).Text()),
            Category = CompanyFields.Category(root.Member("category"u8).Text()),
            FormerNames = [.. root.Member("formerNames"u8).Elements().Select(n => n.Member("name"u8).Text()).OfType<string>().Take(MaxListed)],
        };
    }

    /// <summary>The day of the newest filing listed: the file is at least as new as that.</summary>
    private static DateOnly? NewestFiling(JsonElement root)
    {
        DateOnly? newest = null;
        foreach (var date in root.Member("filings"u8).Member("recent"u8).Member("filingDate"u8).Elements())
        {
            if (Utf8Date.TryParseIso(date.Bytes(), out var filed) && FactDates.IsPossibleFiling(filed) && (newest is null || filed > newest))
                newest = filed;
        }
        return newest;
    }
}
