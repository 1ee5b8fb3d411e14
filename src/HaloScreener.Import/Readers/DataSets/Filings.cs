using HaloScreener.Core.Companies;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.DataSets;

/// <summary>One row of <c>sub.txt</c>, as far as its facts need it.</summary>
/// <param name="Cik">The filer.</param>
/// <param name="Accession">The filing's number.</param>
/// <param name="Form">Its form.</param>
/// <param name="Filed">Its day.</param>
/// <param name="Period">The last day of the period that it reports on, rounded to the month end; the first of the calendar where the file does not say.</param>
internal readonly record struct Filing(int Cik, Accession Accession, string Form, DateOnly Filed, DateOnly Period);

/// <summary>The filings of one data set, from <c>sub.txt</c>.</summary>
internal sealed class Filings
{
    /// <summary>A quarter has about 7,000 filings.</summary>
    private const int MaxFilings = 500_000;

    private readonly Dictionary<long, int> _byAccession = [];
    private readonly List<Filing> _filings = [];
    private readonly Dictionary<int, CompanyStatement> _companies = [];
    private readonly Dictionary<int, Accession> _statedBy = [];

    public int Count => _filings.Count;

    public Filing this[int index] => _filings[index];

    /// <summary>The index of a filing, or -1.</summary>
    public int IndexOf(Accession accession) => _byAccession.GetValueOrDefault(accession.Value, -1);

    /// <summary>What the newest filing of each company says of it, by ascending CIK.</summary>
    public IEnumerable<CompanyStatement> Companies => _companies.Values.OrderBy(c => c.Cik);

    public static Filings Read(InputEntry entry, ReadSink sink, CancellationToken ct)
    {
        var filings = new Filings();
        Columns? columns = null;
        var starts = Array.Empty<int>();
        using var stream = entry.Open(FsdsReader.MaxSubBytes);
        LineBlocks.Read(stream, entry.Display, sink.Counts, (block, firstLine) =>
        {
            var number = firstLine;
            foreach (var line in new Lines(block, number == 1))
            {
                if (columns is null)
                {
                    columns = new Columns(Header.Parse(line, entry.Display));
                    starts = new int[columns.Count + 1];
                }
                else if (!line.IsEmpty)
                {
                    filings.Add(new Row(line, starts), columns, entry.Display, number, sink.Rejects);
                }
                number++;
            }
        }, ct);
        if (columns is null)
            throw new ImportException(entry.Display, null, "it is empty.");
        return filings;
    }

    private void Add(Row row, Columns columns, string file, long line, RejectLog rejects)
    {
        if (Parse(row, columns, out var filing) is { } bad)
        {
            rejects.Add(bad, file, line, row.Line);
            return;
        }
        if (_filings.Count >= MaxFilings)
            throw new ImportException(file, line, $"there are over {MaxFilings:N0} filings; a quarter has about 7,000.");
        if (!_byAccession.TryAdd(filing.Accession.Value, _filings.Count))
        {
            rejects.Add(RejectReason.RepeatedFiling, file, line, row.Line);
            return;
        }
        _filings.Add(filing);
        if (_companies.TryGetValue(filing.Cik, out var known) && (known.StatedOn, _statedBy[filing.Cik]).CompareTo((filing.Filed, filing.Accession)) > 0)
            return;
        _companies[filing.Cik] = Statement(row, columns, filing);
        _statedBy[filing.Cik] = filing.Accession;
    }

    private static RejectReason? Parse(Row row, Columns columns, out Filing filing)
    {
        filing = default;
        if (!row.HasColumns(columns.Count))
            return RejectReason.ColumnCount;
        if (!Accession.TryParse(row[columns.Adsh], out var accession))
            return RejectReason.BadAccession;
        if (!Utf8Number.TryParseCik(row[columns.Cik], out var cik))
            return RejectReason.BadCik;
        if (columns.Words.Find(row[columns.Form]) is not { } form)
            return RejectReason.BadForm;
        if (!Utf8Date.TryParseCompact(row[columns.Filed], out var filed))
            return RejectReason.BadDate;
        if (!FactDates.IsPossibleFiling(filed))
            return RejectReason.ImpossibleDate;
        // Only what is shown for people hangs on it: no reason to reject a filing.
        _ = Utf8Date.TryParseCompact(row[columns.Period], out var period);
        filing = new Filing(cik, accession, form, filed, period);
        return null;
    }

    private static CompanyStatement Statement(Row row, Columns columns, Filing filing) => new()
    {
        Cik = filing.Cik,
        Source = CompanySource.DataSets,
        StatedOn = filing.Filed,
        Name = PlainText.Of(row[columns.Name]),
        Sic = CompanyFields.Sic(row[columns.Sic]),
        Country = CompanyFields.IsoCountry(PlainText.Of(row[columns.Country])),
        FiscalYearEnd = CompanyFields.FiscalYearEnd(row[columns.FiscalYearEnd]),
        Category = CompanyFields.CategoryOfAfs(row[columns.Afs]),
        FormerNames = PlainText.Of(row[columns.Former]) is { } former ? [former] : [],
    };

    /// <summary>Which column is which; those that older or reduced issues lack are -1.</summary>
    private sealed class Columns(Header header)
    {
        public int Count { get; } = header.Count;
        public int Adsh { get; } = header.Require("adsh");
        public int Cik { get; } = header.Require("cik");
        public int Name { get; } = header.Require("name");
        public int Form { get; } = header.Require("form");
        public int Filed { get; } = header.Require("filed");
        public int Period { get; } = header.Find("period");
        public int Sic { get; } = header.Find("sic");
        public int Country { get; } = header.Find("countryba");
        public int FiscalYearEnd { get; } = header.Find("fye");
        public int Afs { get; } = header.Find("afs");
        public int Former { get; } = header.Find("former");
        public WordPool Words { get; } = new();
    }
}
