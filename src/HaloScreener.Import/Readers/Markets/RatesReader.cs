using HaloScreener.Core.Markets;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Markets;

/// <summary>
/// Reads a CSV of exchange rates by its header: <c>currency</c> (three letters), <c>year</c> and <c>usd</c> (US dollars for one unit).
/// </summary>
public static class RatesReader
{
    private const long MaxFileBytes = 64L << 20;
    private const int FirstYear = 1980;
    /// <summary>A unit of the dearest currency is worth about 3 dollars, of the cheapest about a hundred-thousandth.</summary>
    private const double MinUsd = 1e-9;
    private const double MaxUsd = 1000;

    /// <exception cref="ImportException">The file as a whole cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        var seen = new HashSet<(string, int)>();
        CsvFile.Read(path, new CsvForm("a list of exchange rates", MaxFileBytes, ["currency", "year", "usd"]), sink, header =>
        {
            var (currency, year, usd) = (header["currency"], header["year"], header["usd"]);
            return row =>
            {
                var code = row[currency].ToUpperInvariant();
                if (code.Length != 3 || !code.All(char.IsAsciiLetterUpper))
                    return RejectReason.BadUnit;
                if (!Utf8Number.TryParse(row.Utf8(year), out int calendar))
                    return RejectReason.BadDate;
                if (calendar < FirstYear || calendar > sink.Today.Year)
                    return RejectReason.ImpossibleDate;
                if (!Utf8Number.TryParse(row.Utf8(usd), out double rate) || rate is not (>= MinUsd and <= MaxUsd))
                    return RejectReason.BadNumber;
                // Of two for one year the first counts.
                if (!seen.Add((code, calendar)))
                    return RejectReason.CollidingValue;
                sink.Rate(new ExchangeRate(code, calendar, rate));
                return null;
            };
        }, ct);
    }
}
