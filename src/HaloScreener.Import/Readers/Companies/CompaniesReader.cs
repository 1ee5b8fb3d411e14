using System.Text;
using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;
using Sylvan.Data.Csv;

namespace HaloScreener.Import.Readers.Companies;

/// <summary>
/// Reads a companies CSV. The header decides: <c>cik</c> is needed; <c>name, ticker, tickers</c> (separated by spaces or semicolons),
/// <c>exchange, sic, country</c> (ISO) or <c>country_or_state</c> (EDGAR's codes), <c>fiscal_year_end</c> (MMDD) and <c>category</c> are taken
/// where they stand; other columns are left alone.
/// </summary>
public static class CompaniesReader
{
    private const int MaxRecord = 1 << 20;
    private const long MaxFileBytes = 256L << 20;
    private const int MaxTickers = 50;
    private const int MaxCompanies = 500_000;

    /// <exception cref="ImportException">The file as a whole cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        using var input = InputSet.Open(path);
        if (input.Kind != InputKind.File)
            throw new ImportException(input.Display, null, "a companies list is one CSV file; this is none.");
        var entry = input.Entries[0];
        sink.Counts.Expect(entry.Length);
        using var stream = entry.Open(MaxFileBytes);
        using var text = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16);
        var row = 1;
        var companies = new Dictionary<int, CompanyStatement>();
        try
        {
            using var csv = CsvDataReader.Create(text, Options());
            var columns = new Columns(csv, entry.Display);
            while (csv.Read())
            {
                ct.ThrowIfCancellationRequested();
                row++;
                sink.Counts.AddRows(1);
                if (columns.Parse(csv, sink.Today, out var statement) is { } bad)
                    sink.Rejects.Add(bad, entry.Display, row, Shown(csv));
                else if (!companies.TryAdd(statement!.Cik, statement))
                    sink.Rejects.Add(RejectReason.RepeatedCompany, entry.Display, row, Shown(csv));
                else if (companies.Count > MaxCompanies)
                    throw new ImportException(entry.Display, row, $"there are over {MaxCompanies:N0} companies; the SEC has about 8,000 listed filers.");
            }
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or InvalidOperationException or ArgumentException)
        {
            var reason = $"this is no CSV record that can be read, or longer than {MaxRecord:N0} characters: {e.Message}";
            throw new ImportException(entry.Display, row + 1, reason, e);
        }
        sink.Counts.Read(entry.Length);
        foreach (var company in companies.Values)
        {
            sink.Company(company);
            sink.Counts.AddCompany();
        }
    }

    private static CsvDataReaderOptions Options() =>
        new() { Delimiter = ',', Comment = '\0', BufferSize = 1 << 16, MaxBufferSize = MaxRecord, HasHeaders = true };

    private static string Shown(CsvDataReader csv) => string.Join(',', Enumerable.Range(0, Math.Min(csv.RowFieldCount, 20)).Select(csv.GetString));

    private sealed class Columns
    {
        private readonly int _count, _cik, _name, _ticker, _tickers, _exchange, _sic, _country, _place, _fiscalYearEnd, _category;

        public Columns(CsvDataReader csv, string file)
        {
            var names = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i).Trim().ToLowerInvariant()).ToList();
            _count = names.Count;
            _cik = names.IndexOf("cik");
            if (_cik < 0)
                throw new ImportException(file, 1, $"the header has no column 'cik'; it names {PlainText.Of(string.Join(", ", names)) ?? "nothing"}.");
            _name = names.IndexOf("name");
            _ticker = names.IndexOf("ticker");
            _tickers = names.IndexOf("tickers");
            _exchange = names.IndexOf("exchange");
            _sic = names.IndexOf("sic");
            _country = names.IndexOf("country");
            _place = names.IndexOf("country_or_state");
            _fiscalYearEnd = names.IndexOf("fiscal_year_end");
            _category = names.IndexOf("category");
        }

        public RejectReason? Parse(CsvDataReader csv, DateOnly today, out CompanyStatement? statement)
        {
            statement = null;
            if (csv.RowFieldCount != _count)
                return RejectReason.ColumnCount;
            if (!Utf8Number.TryParseCik(Encoding.UTF8.GetBytes(csv.GetString(_cik).Trim()), out var cik))
                return RejectReason.BadCik;
            string? At(int column) => column < 0 ? null : PlainText.Of(csv.GetString(column));
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
