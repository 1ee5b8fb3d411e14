using HaloScreener.Core.Companies;
using HaloScreener.Core.Markets;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Markets;

/// <summary>
/// Reads a CSV of closing prices in US dollars. The header decides: <c>date</c> (2026-06-30 or 20260630), <c>ticker</c> and <c>close</c> are
/// needed, <c>shares</c> (outstanding, of the ticker's own class) is taken where it stands; other columns are left alone.
/// </summary>
public static class PricesReader
{
    /// <summary>Fifteen years of every US ticker come to about 2 GB.</summary>
    private const long MaxFileBytes = 32L << 30;
    private const int MaxTickers = 1_000_000;
    private const int BatchSize = 50_000;
    /// <summary>Ten times the dearest share there is.</summary>
    private const double MaxClose = 10_000_000;
    private const double MaxShares = 1e13;
    private const int FirstYear = 1980;

    /// <exception cref="ImportException">The file as a whole cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        // A ticker comes once for each of its days: one string serves them all.
        var tickers = new Dictionary<string, string>(StringComparer.Ordinal);
        var batch = new List<ClosingPrice>(BatchSize);
        var form = new CsvForm("a price list", MaxFileBytes, ["date", "ticker", "close"]);
        CsvFile.Read(path, form, sink, header =>
        {
            var (date, ticker, close, shares) = (header["date"], header["ticker"], header["close"], header["shares"]);
            return row =>
            {
                if (!Utf8Date.TryParseIso(row.Utf8(date), out var day) && !Utf8Date.TryParseCompact(row.Utf8(date), out day))
                    return RejectReason.BadDate;
                // A day ahead is a market east of here.
                if (day.Year < FirstYear || day > sink.Today.AddDays(1))
                    return RejectReason.ImpossibleDate;
                if (!tickers.TryGetValue(row[ticker], out var label))
                {
                    if (CompanyFields.TickerOf(row[ticker]) is not { } known)
                        return RejectReason.BadTicker;
                    tickers.Add(row[ticker], label = Ticker.Normalise(known));
                    if (tickers.Count > MaxTickers)
                        throw row.Error($"there are over {MaxTickers:N0} tickers; the United States have about 10,000.");
                }
                if (!Utf8Number.TryParse(row.Utf8(close), out double price))
                    return RejectReason.BadNumber;
                if (price is not (> 0 and <= MaxClose))
                    return RejectReason.BadPrice;
                double? outstanding = null;
                if (row[shares].Length > 0)
                {
                    if (!Utf8Number.TryParse(row.Utf8(shares), out double count) || count is not (>= 1 and <= MaxShares))
                        return RejectReason.BadShares;
                    outstanding = count;
                }
                batch.Add(new ClosingPrice(label, day, price, outstanding));
                if (batch.Count == BatchSize)
                {
                    sink.Prices(batch);
                    batch = new List<ClosingPrice>(BatchSize);
                }
                return null;
            };
        }, ct);
        if (batch.Count > 0)
            sink.Prices(batch);
    }
}
