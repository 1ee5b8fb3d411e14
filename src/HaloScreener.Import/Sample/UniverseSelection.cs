using HaloScreener.Core.Companies;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Sample;

/// <summary>What of a store goes into a universe file.</summary>
public static class UniverseSelection
{
    /// <summary>Years before the newest filing in which figures of 10-Qs and other forms are kept.</summary>
    private const int YearsOfQuarters = 3;

    /// <summary>All that annual reports state of years and year ends, and what other filings of the last three years state.</summary>
    public static IReadOnlyList<StatedFact> Of(IReadOnlyList<StatedFact> facts, DateOnly newestFiled)
    {
        var since = newestFiled.AddYears(-YearsOfQuarters);
        return [.. facts.Where(f => Forms.IsAnnual(f.Form) ? f.Period.IsYear || f.Period.IsInstant : f.Filed >= since)];
    }

    /// <summary>
    /// The company as it was chosen from all sources, as one statement. It ranks with company lists, so that submissions imported later correct it.
    /// </summary>
    public static CompanyStatement StatementOf(Company company, DateOnly statedOn) => new()
    {
        Cik = company.Cik,
        Source = CompanySource.Companies,
        StatedOn = statedOn,
        Name = company.Name,
        Tickers = company.Tickers,
        Exchange = company.Exchange,
        Sic = company.Sic,
        Country = company.Country,
        FiscalYearEnd = company.FiscalYearEnd,
        Category = company.Category,
        FormerNames = company.FormerNames,
    };
}
