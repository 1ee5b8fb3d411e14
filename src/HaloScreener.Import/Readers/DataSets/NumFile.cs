using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.DataSets;

/// <summary>Reads <c>num.txt</c>. Nine rows of ten are decided by the tag alone, so that is looked at first.</summary>
internal sealed class NumFile
{
    private const int AccessionLength = 20;

    private readonly Filings _filings;
    private readonly RejectLog _rejects;
    private readonly string _file;
    private readonly GatheredFacts _facts = new();
    private readonly CustomRows _custom;
    private Columns? _columns;
    private int[] _starts = [];
    private RowTally _tally;

    private NumFile(Filings filings, RejectLog rejects, string file) => (_filings, _rejects, _file, _custom) = (filings, rejects, file, new CustomRows(filings));

    public static GatheredFacts Read(InputEntry entry, Filings filings, ReadSink sink, CancellationToken ct)
    {
        var num = new NumFile(filings, sink.Rejects, entry.Display);
        using var stream = entry.Open(FsdsReader.MaxNumBytes);
        LineBlocks.Read(stream, entry.Display, sink.Counts, (block, firstLine) =>
        {
            num._tally = default;
            num.ReadBlock(block, firstLine);
            sink.Counts.Add(num._tally);
        }, ct);
        if (num._columns is null)
            throw new ImportException(entry.Display, null, "it is empty.");
        if (num._custom.LookAlikes.Count > 0)
            sink.LookAlikes(num._custom.LookAlikes);
        return num._facts;
    }

    private void ReadBlock(ReadOnlySpan<byte> block, long number)
    {
        foreach (var line in new Lines(block, number == 1))
        {
            if (_columns is null)
            {
                _columns = new Columns(Header.Parse(line, _file));
                _starts = new int[_columns.Count + 1];
            }
            else if (!line.IsEmpty)
            {
                _tally.Rows++;
                var row = new Row(line, _starts);
                if (Add(ref row, _columns, number) is { } bad)
                    _rejects.Add(bad, _file, number, line);
            }
            number++;
        }
    }

    /// <summary>Takes the row, counts it among those that are left out, or says what is wrong with it.</summary>
    private RejectReason? Add(ref Row row, Columns columns, long line)
    {
        if (!row.SplitTo(columns.TagAndVersion))
            return RejectReason.ColumnCount;
        var version = row[columns.Version];
        if (TaxonomyOf(version) is not { } tags)
        {
            // A filer's own tag has the filing's accession number for a version.
            if (version.Length == AccessionLength && version[0] is >= (byte)'0' and <= (byte)'9')
            {
                _tally.CustomTags++;
                _custom.Add(ref row, columns);
            }
            else
            {
                _tally.Unmapped++;
            }
            return null;
        }
        var tag = tags.Find(row[columns.Tag]);
        if (tag == 0)
        {
            _tally.Unmapped++;
            return null;
        }
        if (!row.HasColumns(columns.Count))
            return RejectReason.ColumnCount;
        if (!row[columns.Segments].IsEmpty || !row[columns.Coreg].IsEmpty)
        {
            _tally.Segments++;
            return null;
        }
        return AddFact(ref row, columns, tag, line);
    }

    private RejectReason? AddFact(ref Row row, Columns columns, short tag, long line)
    {
        if (!Utf8Number.TryParse(row[columns.Quarters], out int quarters))
            return RejectReason.BadQuarters;
        if (quarters > FiscalPeriod.Year)
        {
            _tally.OtherLengths++;
            return null;
        }
        if (row[columns.Value].IsEmpty)
        {
            _tally.NoValue++;
            return null;
        }
        if (!Utf8Number.TryParse(row[columns.Value], out double value))
            return RejectReason.BadNumber;
        if (!Accession.TryParse(row[columns.Adsh], out var accession))
            return RejectReason.BadAccession;
        var filing = _filings.IndexOf(accession);
        if (filing < 0)
            return RejectReason.UnknownFiling;
        if (!Utf8Date.TryParseCompact(row[columns.Date], out var end))
            return RejectReason.BadDate;
        if (!FactDates.IsPossible(end, _filings[filing].Filed))
            return RejectReason.ImpossibleDate;
        var unit = _facts.Units.IdOf(row[columns.Unit]);
        if (unit < 0)
            return RejectReason.BadUnit;
        if (!_facts.TryAdd(new GatheredFact(filing, tag, (short)unit, end.DayNumber, (byte)quarters, value, (int)Math.Min(line, int.MaxValue))))
            throw new ImportException(_file, line, $"there are over {GatheredFacts.Max:N0} facts of mapped tags; a quarter has about half a million.");
        return null;
    }

    /// <summary>The mapped tags of the version's taxonomy (<c>us-gaap/2024</c>), or null when none of it is mapped.</summary>
    private static TagTable? TaxonomyOf(ReadOnlySpan<byte> version) =>
        version.StartsWith("us-gaap/"u8) ? TagTable.UsGaap
        : version.StartsWith("dei/"u8) ? TagTable.Dei
        : version.StartsWith("ifrs"u8) ? TagTable.Ifrs
        : null;

    /// <summary>Which column is which; <c>segments</c> is missing in issues before December 2024.</summary>
    internal sealed class Columns(Header header)
    {
        public int Count { get; } = header.Count;
        public int Adsh { get; } = header.Require("adsh");
        public int Tag { get; } = header.Require("tag");
        public int Version { get; } = header.Require("version");
        public int TagAndVersion { get; } = Math.Max(header.Require("tag"), header.Require("version"));
        public int Date { get; } = header.Require("ddate");
        public int Quarters { get; } = header.Require("qtrs");
        public int Unit { get; } = header.Require("uom");
        public int Value { get; } = header.Require("value");
        public int Coreg { get; } = header.Require("coreg");
        public int Segments { get; } = header.Find("segments");
    }
}
