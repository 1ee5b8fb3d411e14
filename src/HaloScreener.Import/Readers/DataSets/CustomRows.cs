using System.IO.Hashing;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.DataSets;

/// <summary>
/// The rows of <c>num.txt</c> under tags that filers made up, as far as they belong to an annual report's own year and their name looks like a mapped
/// one. Names are compared once each; both they and the rows are bounded.
/// </summary>
internal sealed class CustomRows(Filings filings)
{
    /// <summary>An annual quarter has about 60,000 such names.</summary>
    private const int MaxNames = 200_000;
    private const int MaxNameLength = 256;
    /// <summary>Many times what a real quarter has; what is beyond is left out, as it is only for people to look at.</summary>
    private const int MaxRows = 100_000;
    private const int AccessionLength = 20;

    private readonly Dictionary<ulong, Name> _names = [];
    private readonly WordPool _units = new();
    private readonly List<CustomStatement> _rows = [];
    private readonly byte[] _lastVersion = new byte[AccessionLength];
    private int _lastFiling = -1;

    public IReadOnlyList<CustomStatement> LookAlikes => _rows;

    /// <summary>Takes the row where it is one of those; what is wrong with it is nobody's loss.</summary>
    public void Add(ref Row row, NumFile.Columns columns)
    {
        var filing = AnnualOf(row[columns.Version]);
        if (filing < 0 || !row.HasColumns(columns.Count) || !row[columns.Segments].IsEmpty || !row[columns.Coreg].IsEmpty || row[columns.Value].IsEmpty)
            return;
        var quarters = row[columns.Quarters];
        if (quarters is not [(byte)'0'] and not [(byte)'4'])
            return;
        var of = filings[filing];
        if (!Utf8Date.TryParseCompact(row[columns.Date], out var end) || end != of.Period || row[columns.Tag].Length > MaxNameLength)
            return;
        var isFlow = quarters[0] == (byte)'4';
        var name = NameOf(row[columns.Tag]);
        if ((isFlow ? name.Flow : name.Balance) is not { } concept || _rows.Count >= MaxRows
            || _units.Find(row[columns.Unit]) is not { } unit || !IsUnitOf(concept, unit)
            || !Utf8Number.TryParse(row[columns.Value], out double value))
        {
            return;
        }
        var period = new FiscalPeriod(end, isFlow ? FiscalPeriod.Year : FiscalPeriod.Instant);
        _rows.Add(new CustomStatement(of.Cik, concept, name.Text, period, unit, value, of.Accession, of.Form, of.Filed));
    }

    /// <summary>The annual report that a version names, or -1. A filing's rows stand together in long stretches.</summary>
    private int AnnualOf(ReadOnlySpan<byte> version)
    {
        if (version.SequenceEqual(_lastVersion))
            return _lastFiling;
        version.CopyTo(_lastVersion);
        return _lastFiling = Accession.TryParse(version, out var accession) && filings.IndexOf(accession) is >= 0 and var filing && Forms.IsAnnual(filings[filing].Form)
            ? filing
            : -1;
    }

    private Name NameOf(ReadOnlySpan<byte> tag)
    {
        var hash = XxHash3.HashToUInt64(tag);
        if (_names.TryGetValue(hash, out var known))
            return known;
        if (_names.Count >= MaxNames || PlainText.Of(tag) is not { } text)
            return Name.None;
        var (balance, flow) = CustomTags.LookAlikes.Default.Of(text);
        var name = balance is null && flow is null ? Name.None : new Name(text, balance, flow);
        _names.Add(hash, name);
        return name;
    }

    private static bool IsUnitOf(Concept concept, string unit) =>
        ConceptInfo.Of(concept).Unit == ConceptUnit.Shares ? unit == "shares" : unit.Length == 3 && unit.All(char.IsAsciiLetterUpper);

    private sealed record Name(string Text, Concept? Balance, Concept? Flow)
    {
        public static readonly Name None = new("", null, null);
    }
}
