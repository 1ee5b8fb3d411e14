using System.Globalization;

namespace HaloScreener.Core.Companies;

/// <summary>One company out of what the sources say of it.</summary>
public static class CompanyChoice
{
    /// <summary>
    /// Field by field, the first source in the order of <see cref="CompanySource"/> that says anything wins. Without any name the company is
    /// called by its CIK. Former names are those of all sources.
    /// </summary>
    /// <param name="statements">Statements of one CIK, at least one, at most one a source.</param>
    public static Company Choose(IReadOnlyCollection<CompanyStatement> statements)
    {
        var ordered = statements.OrderBy(s => s.Source).ToList();
        var cik = ordered[0].Cik;
        return new Company
        {
            Cik = cik,
            Name = First(s => s.Name) ?? string.Create(CultureInfo.InvariantCulture, $"CIK {cik}"),
            Tickers = ordered.FirstOrDefault(s => s.Tickers.Count > 0)?.Tickers ?? [],
            Exchange = First(s => s.Exchange),
            Sic = ordered.FirstOrDefault(s => s.Sic is > 0)?.Sic,
            Country = First(s => s.Country),
            FiscalYearEnd = First(s => s.FiscalYearEnd),
            Category = First(s => s.Category),
            FormerNames = ordered.SelectMany(s => s.FormerNames).Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
        };

        string? First(Func<CompanyStatement, string?> field) => ordered.Select(field).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
    }
}
