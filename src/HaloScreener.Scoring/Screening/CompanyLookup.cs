using System.Globalization;
using System.Runtime.CompilerServices;
using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

/// <summary>Finds a company by what people call it.</summary>
public static class CompanyLookup
{
    private const int MaxCikDigits = 10;
    private static readonly ConditionalWeakTable<ScoreBook, Dictionary<string, int>> RowsByTicker = [];

    /// <summary>
    /// The row of a CIK (leading zeros allowed) or of any of a company's tickers, in any case, with <c>.</c>, <c>/</c> and <c>-</c> equal; null
    /// when the book has no such company.
    /// </summary>
    public static int? Find(ScoreBook book, string id)
    {
        var text = id.Trim();
        if (text.Length is > 0 and <= MaxCikDigits && text.All(char.IsAsciiDigit))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cik) ? book.RowOf(cik) : null;
        if (text.Length is 0 or > Ticker.MaxLength)
            return null;
        return RowsByTicker.GetValue(book, Index).TryGetValue(Ticker.Normalise(text), out var row) ? row : null;
    }

    /// <summary>Where two companies carry one ticker, a ranked one has it, then the one with the lower CIK.</summary>
    private static Dictionary<string, int> Index(ScoreBook book)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < book.Count; row++)
        {
            foreach (var ticker in book.Companies[row].Tickers)
            {
                var normal = Ticker.Normalise(ticker);
                if (!rows.TryGetValue(normal, out var other) || (book.Ranking.Rank[other] == 0 && book.Ranking.Rank[row] > 0))
                    rows[normal] = row;
            }
        }
        return rows;
    }
}
