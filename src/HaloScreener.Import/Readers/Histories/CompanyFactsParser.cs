using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Histories;

/// <summary>Reads one company's JSON after another into facts. One for each thread.</summary>
/// <param name="sink">Where facts, counts and rejects go.</param>
/// <param name="seen">The companies of this import so far, of all threads: each may come once.</param>
internal sealed class CompanyFactsParser(ReadSink sink, ConcurrentDictionary<int, bool> seen) : IDisposable
{
    /// <summary>A company with 17 years of filings has about 6,000.</summary>
    private const int MaxFacts = 1_000_000;

    private readonly EntryBuffer _buffer = new();
    private readonly WordPool _words = new();
    private readonly List<StatedFact> _facts = [];
    private RowTally _tally;
    private string _file = "";
    private int _cik;

    public void Dispose() => _buffer.Dispose();

    public void Read(InputEntry entry, CancellationToken ct)
    {
        var json = _buffer.Read(entry, CompanyFactsReader.MaxFileBytes, sink.Counts, ct).Span;
        _file = entry.Display;
        (_cik, _tally) = (0, default);
        _facts.Clear();

        var name = ReadRoot(json);
        if (_cik == 0)
            throw new ImportException(_file, null, "there is no \"cik\" in it; this is no file of company facts.");
        if (!seen.TryAdd(_cik, true))
            throw new ImportException(_file, null, $"the company {_cik} comes a second time.");
        sink.Counts.Add(_tally);
        HandOn(name);
    }

    /// <summary>Reads the facts; the company's name, if there is one.</summary>
    private string? ReadRoot(ReadOnlySpan<byte> json)
    {
        var cursor = new JsonCursor(json, _file);
        string? name = null;
        var first = true;
        cursor.Enter('{');
        while (cursor.NextMember(ref first, out var key))
        {
            if (key.SequenceEqual("cik"u8))
                _cik = Utf8Number.TryParseCik(cursor.Scalar(), out var cik) ? cik : throw cursor.Fail("\"cik\" is no CIK");
            else if (key.SequenceEqual("entityName"u8))
                name = cursor.Text();
            else if (key.SequenceEqual("facts"u8) && cursor.Peek() == '{')
                ReadTaxonomies(ref cursor);
            else
                cursor.Skip();
        }
        cursor.End();
        return name;
    }

    private void ReadTaxonomies(ref JsonCursor cursor)
    {
        var first = true;
        cursor.Enter('{');
        while (cursor.NextMember(ref first, out var taxonomy))
        {
            var tags = taxonomy.SequenceEqual("us-gaap"u8) ? TagTable.UsGaap
                : taxonomy.SequenceEqual("dei"u8) ? TagTable.Dei
                : taxonomy.SequenceEqual("ifrs-full"u8) ? TagTable.Ifrs
                : null;
            if (tags is null || cursor.Peek() != '{')
                cursor.Skip();
            else
                ReadTags(ref cursor, tags);
        }
    }

    private void ReadTags(ref JsonCursor cursor, TagTable tags)
    {
        var first = true;
        cursor.Enter('{');
        while (cursor.NextMember(ref first, out var name))
        {
            var tag = tags.Find(name);
            if (tag == 0 || cursor.Peek() != '{')
                cursor.Skip();
            else
                ReadTag(ref cursor, tag);
        }
    }

    private void ReadTag(ref JsonCursor cursor, short tag)
    {
        var first = true;
        cursor.Enter('{');
        while (cursor.NextMember(ref first, out var key))
        {
            if (key.SequenceEqual("units"u8) && cursor.Peek() == '{')
                ReadUnits(ref cursor, tag);
            else
                cursor.Skip();
        }
    }

    private void ReadUnits(ref JsonCursor cursor, short tag)
    {
        var first = true;
        cursor.Enter('{');
        while (cursor.NextMember(ref first, out var unitName))
        {
            if (_words.Find(unitName) is not { } unit)
            {
                sink.Rejects.Add(RejectReason.BadUnit, _file, null, unitName);
                cursor.Skip();
                continue;
            }
            var firstEntry = true;
            cursor.Enter('[');
            while (cursor.NextElement(ref firstEntry))
            {
                _tally.Rows++;
                var statement = Statement.Read(ref cursor);
                if (Add(tag, unit, statement) is { } bad)
                    sink.Rejects.Add(bad, _file, null, Sample(tag, unit, statement));
            }
        }
    }

    private RejectReason? Add(short tag, string unit, Statement s)
    {
        if (s.Value.IsEmpty || s.Value.SequenceEqual("null"u8))
        {
            _tally.NoValue++;
            return null;
        }
        if (s.End.IsEmpty || s.Accession.IsEmpty || s.Form.IsEmpty || s.Filed.IsEmpty)
            return RejectReason.MissingField;
        if (!Utf8Number.TryParse(s.Value, out double value))
            return RejectReason.BadNumber;
        if (!Accession.TryParse(s.Accession, out var accession))
            return RejectReason.BadAccession;
        if (_words.Find(s.Form) is not { } form)
            return RejectReason.BadForm;
        var start = default(DateOnly);
        if (!Utf8Date.TryParseIso(s.End, out var end) || !Utf8Date.TryParseIso(s.Filed, out var filed))
            return RejectReason.BadDate;
        if (!s.Start.IsEmpty && !Utf8Date.TryParseIso(s.Start, out start))
            return RejectReason.BadDate;
        if (!FactDates.IsPossibleFiling(filed) || !FactDates.IsPossible(end, filed))
            return RejectReason.ImpossibleDate;
        var quarters = s.Start.IsEmpty ? FiscalPeriod.Instant : FiscalPeriod.QuartersBetween(start, end);
        if (quarters is not { } length)
        {
            _tally.OtherLengths++;
            return null;
        }
        if (_facts.Count >= MaxFacts)
            throw new ImportException(_file, null, $"it states over {MaxFacts:N0} facts of mapped tags; a company has some thousands.");
        _facts.Add(new StatedFact(_cik, tag, unit, new FiscalPeriod(end, length), accession, form, filed, value, ExactDates: true));
        return null;
    }

    private void HandOn(string? name)
    {
        var newest = _facts.Count == 0 ? sink.Today : DateOnly.MinValue;
        var facts = CollectionsMarshal.AsSpan(_facts);
        facts.Sort(KeyOrder);
        var kept = 0;
        for (var i = 0; i < facts.Length; i++)
        {
            if (facts[i].Filed > newest)
                newest = facts[i].Filed;
            if (kept > 0 && SameKey(facts[i], facts[kept - 1]))
            {
                // The greater of equal keys comes first.
                if (facts[i].Value.Equals(facts[kept - 1].Value))
                    sink.Counts.AddDuplicates(1);
                else
                    sink.Rejects.Add(RejectReason.CollidingValue, _file, null, Sample(facts[i], facts[kept - 1].Value));
                continue;
            }
            facts[kept++] = facts[i];
        }
        // The cik may follow the facts in the file.
        var own = facts[..kept].ToArray();
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i].Cik != _cik)
                own[i] = own[i] with { Cik = _cik };
        }
        if (name is not null)
        {
            sink.Company(new CompanyStatement { Cik = _cik, Source = CompanySource.CompanyFacts, StatedOn = newest, Name = name });
            sink.Counts.AddCompany();
        }
        if (own.Length > 0)
        {
            sink.Facts(new CompanyFacts(_cik, own));
            sink.Counts.AddFacts(own.Length);
        }
    }

    private static string Sample(short tag, string unit, Statement s) =>
        $"{MappedTags.Default.NameOf(tag)} {unit} {Show(s.Start)}..{Show(s.End)} {Show(s.Value)} {Show(s.Accession)} {Show(s.Form)} {Show(s.Filed)}";

    private static string Sample(in StatedFact lesser, double kept)
    {
        var of = lesser.Period;
        return FormattableString.Invariant(
            $"{MappedTags.Default.NameOf(lesser.Tag)} {lesser.Unit} {of.End:yyyy-MM-dd} of {of.Quarters} quarters, {lesser.Accession}: {lesser.Value}, kept {kept}");
    }

    private static string Show(ReadOnlySpan<byte> text) => PlainText.Of(text) ?? "-";

    private static bool SameKey(in StatedFact a, in StatedFact b) =>
        a.Tag == b.Tag && a.Period == b.Period && a.Accession == b.Accession && a.Unit == b.Unit;

    private static int KeyOrder(StatedFact a, StatedFact b)
    {
        var by = a.Tag.CompareTo(b.Tag);
        if (by == 0 && !ReferenceEquals(a.Unit, b.Unit))
            by = string.CompareOrdinal(a.Unit, b.Unit);
        if (by == 0)
            by = a.Period.CompareTo(b.Period);
        if (by == 0)
            by = a.Accession.CompareTo(b.Accession);
        return by != 0 ? by : b.Value.CompareTo(a.Value);
    }
}
