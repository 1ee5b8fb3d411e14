using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Web.Features.Company;

/// <summary>What the search box proposes while a person types.</summary>
public static class CompanyFinder
{
    /// <summary>
    /// The companies that fit best: the ticker itself, tickers that begin so, names that begin so, names with a word that begins so; within
    /// each the higher HALO rank first, unrated last.
    /// </summary>
    public static IReadOnlyList<int> Suggest(ScoreBook book, string text, int count)
    {
        var wanted = text.Trim();
        if (wanted.Length == 0)
            return [];
        var ticker = Ticker.Normalise(wanted);
        return [.. Enumerable.Range(0, book.Count)
            .Select(row => (Row: row, Fit: FitOf(book.Companies[row], wanted, ticker), Rank: book.Ranking.Rank[row] is > 0 and var rank ? rank : int.MaxValue))
            .Where(c => c.Fit > 0)
            .OrderByDescending(c => c.Fit).ThenBy(c => c.Rank).ThenBy(c => c.Row)
            .Take(count)
            .Select(c => c.Row)];
    }

    private static int FitOf(Core.Companies.Company company, string text, string ticker)
    {
        var best = 0;
        foreach (var own in company.Tickers)
        {
            var normal = Ticker.Normalise(own);
            best = Math.Max(best, normal == ticker ? 5 : normal.StartsWith(ticker, StringComparison.Ordinal) ? 4 : 0);
        }
        if (best > 0)
            return best;
        if (company.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            return 3;
        return company.Name.Contains(' ' + text, StringComparison.OrdinalIgnoreCase) ? 2 : IsCik(company.Cik, text) ? 1 : 0;
    }

    private static bool IsCik(int cik, string text) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number == cik;
}
