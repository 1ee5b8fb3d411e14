using HaloScreener.Core.Companies;
using HaloScreener.Core.Markets;

namespace HaloScreener.Scoring.Markets;

/// <summary>Of each ticker the last closing price between two days, both included.</summary>
public delegate IReadOnlyList<ClosingPrice> LastPrices(DateOnly from, DateOnly to);

/// <summary>
/// Which prices are whose. Tickers are labels of today, so they are matched here and not where prices are stored. Preferred shares, warrants,
/// units and rights that are named as such are left out.
/// </summary>
internal sealed class TickerPrices
{
    /// <summary>Last letters of tickers that are one letter and no class: preferred, rights, units, warrants.</summary>
    private const string NoClass = "PRUW";

    private readonly Dictionary<int, string[]> _tickersByCik = [];

    public TickerPrices(IReadOnlyList<Company> companies)
    {
        // A ticker that two companies carry is of the one that names it first, then of the lower CIK.
        var owners = new Dictionary<string, (int Position, int Cik)>(StringComparer.Ordinal);
        foreach (var company in companies)
        {
            for (var position = 0; position < company.Tickers.Count; position++)
            {
                var ticker = Ticker.Normalise(company.Tickers[position]);
                if (!owners.TryGetValue(ticker, out var owner) || (position, company.Cik).CompareTo(owner) < 0)
                    owners[ticker] = (position, company.Cik);
            }
        }
        foreach (var company in companies)
        {
            string[] own = [.. company.Tickers.Select(Ticker.Normalise).Distinct().Where(t => IsCommon(t) && owners[t].Cik == company.Cik)];
            if (own.Length > 0)
                _tickersByCik[company.Cik] = own;
        }
    }

    /// <summary>The prices of a company's share classes, its main ticker first.</summary>
    public IReadOnlyList<ClosingPrice> Of(int cik, IReadOnlyDictionary<string, ClosingPrice> prices)
    {
        if (prices.Count == 0 || !_tickersByCik.TryGetValue(cik, out var tickers))
            return [];
        var found = new List<ClosingPrice>(1);
        foreach (var ticker in tickers)
        {
            if (prices.TryGetValue(ticker, out var price))
                found.Add(price);
        }
        return found;
    }

    /// <summary>What stands before the dash: classes of one root are shares of one kind (BRK-A, BRK-B).</summary>
    public static ReadOnlySpan<char> RootOf(string ticker) =>
        ticker.IndexOf('-', StringComparison.Ordinal) is >= 0 and var dash ? ticker.AsSpan(0, dash) : ticker;

    private static bool IsCommon(string ticker)
    {
        var suffix = ticker.AsSpan(RootOf(ticker).Length).TrimStart('-');
        return suffix.Length == 0 || (suffix.Length == 1 && !NoClass.Contains(suffix[0], StringComparison.Ordinal));
    }
}
