using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Companies;

/// <summary>
/// Reads a companies CSV. The header decides: <c>cik</c> is needed; <c>name, ticker, tickers</c> (separated by spaces or semicolons),
/// <c>exchange, sic, country</c> (ISO) or <c>country_or_state</c> (EDGAR's codes), <c>fiscal_year_end</c> (MMDD) and <c>category</c> are taken
/// where they stand; other columns are left alone.
/// </summary>
public static class CompaniesReader
{
    private const long MaxFileBytes = 256L << 20;
    private const int MaxTickers = 50;
    private const int MaxCompanies = 500_000;

    /// <exception cref="ImportException">The file as a whole cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        var companies = new Dictionary<int, CompanyStatement>();
        var form = new CsvForm("a companies list", MaxFileBytes, ["cik"]);
        CsvFile.Read(path, form, sink, header =>
        {
            var columns = new Columns(header);
            return row =>
            {
                if (columns.Parse(row, sink.Today, out var statement) is { } bad)
                    return bad;
                if (!companies.TryAdd(statement!.Cik, statement))
                    return RejectReason.RepeatedCompany;
                return companies.Count <= MaxCompanies
                    ? null
                    : throw row.Error($"there are over {MaxCompanies:N0} companies; the SEC has about 8,000 listed filers.");
            };
        }, ct);
        foreach (var company in companies.Values)
        {
            sink.Company(company);
            sink.Counts.AddCompany();
        }
    }

    private sealed class Columns(CsvHeader header)
    {
        private readonly int _cik = header["cik"];
        private readonly int _name = header["name"];
        private readonly int _ticker = header["ticker"];
        private readonly int _tickers = header["tickers"];
        private readonly int _exchange = header["exchange"];
        private readonly int _sic = header["sic"];
        private readonly int _country = header["country"];
        private readonly int _place = header["country_or_state"];
        private readonly int _fiscalYearEnd = header["fiscal_year_end"];
        private readonly int _category = header["category"];

        public RejectReason? Parse(CsvRow row, DateOnly today, out CompanyStatement? statement)
        {
            statement = null;
            if (!Utf8Number.TryParseCik(row.Utf8(_cik), out var cik))
                return RejectReason.BadCik;
            string? At(int column) => PlainText.Of(row[column]);
            string?[] tickers = [At(_ticker), .. (At(_tickers) ?? "").Split([' ', ';', ',', '|'], StringSplitOptions.RemoveEmptyEntries)];
            statement = new CompanyStatement
            {
                Cik = cik,
                Source = CompanySource.Companies,
                StatedOn = today,
                Name = At(_name),
                Tickers = [.. tickers.Select(CompanyFields.TickerOf).OfType<string>().Distinct().Take(MaxTickers)],
                Exchange = At(_exchange),
                Sic = CompanyFields.Sic(At(_sic)),
                Country = CompanyFields.IsoCountry(At(_country)) ?? EdgarPlaces.CountryOf(At(_place)),
                FiscalYearEnd = CompanyFields.FiscalYearEnd(At(_fiscalYearEnd)),
                Category = CompanyFields.Category(At(_category)),
            };
            return null;
        }
    }
}
