using System.Runtime.InteropServices;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Universe;

/// <summary>Packs companies one after another into a <see cref="FundamentalsSet"/>.</summary>
public sealed class FundamentalsSetBuilder
{
    private static readonly bool[] IsFlow = [false, .. ConceptInfo.All.Select(c => c.Period == ConceptPeriod.Flow)];

    private readonly List<int> _ciks = [];
    private readonly List<int> _companyStart = [0];
    private readonly List<int> _firstFiled = [];
    private readonly List<int> _endStart = [0];
    private readonly List<int> _ends = [];
    private readonly List<byte> _concepts = [];
    private readonly List<byte> _endIndex = [];
    private readonly List<byte> _units = [];
    private readonly List<byte> _forms = [];
    private readonly List<short> _flags = [];
    private readonly List<int> _filed = [];
    private readonly List<double> _values = [];
    private readonly NameTable _unitNames = new();
    private readonly NameTable _formNames = new();
    private readonly List<ResolvedValue> _sorted = [];

    /// <summary>
    /// Adds one company: its yearly flows and balances at fiscal year ends; quarters are left out. The values may come in any order.
    /// </summary>
    /// <exception cref="ArgumentException">The company does not come after the one before by CIK.</exception>
    public void Add(IReadOnlyList<ResolvedValue> company)
    {
        _sorted.Clear();
        foreach (var value in company)
        {
            if (value.Period.IsYear == IsFlow[(int)value.Concept] && (value.Period.IsYear || value.Period.IsInstant))
                _sorted.Add(value);
        }
        if (_sorted.Count == 0)
            return;
        var cik = _sorted[0].Cik;
        if (_ciks.Count > 0 && _ciks[^1] >= cik)
            throw new ArgumentException($"Company {cik} comes after {_ciks[^1]}; companies are added by CIK, each once.", nameof(company));

        if (!IsSorted(_sorted))
            _sorted.Sort(Compare);
        AddEnds();
        var firstFiled = int.MaxValue;
        var ends = CollectionsMarshal.AsSpan(_ends)[_endStart[^2]..];
        foreach (var value in CollectionsMarshal.AsSpan(_sorted))
        {
            var end = ends.BinarySearch(value.Period.End.DayNumber);
            if (end is < 0 or > byte.MaxValue)
                continue;
            _concepts.Add((byte)value.Concept);
            _endIndex.Add((byte)end);
            _units.Add(_unitNames.IndexOf(value.Unit));
            _forms.Add(_formNames.IndexOf(value.Form));
            _flags.Add((short)value.Flags);
            _filed.Add(value.Filed.DayNumber);
            firstFiled = Math.Min(firstFiled, value.Filed.DayNumber);
            _values.Add(value.Value);
        }
        _ciks.Add(cik);
        _firstFiled.Add(firstFiled);
        _companyStart.Add(_values.Count);
    }

    public FundamentalsSet Build() => new(new FundamentalsColumns
    {
        Ciks = [.. _ciks],
        CompanyStart = [.. _companyStart],
        FirstFiled = [.. _firstFiled],
        EndStart = [.. _endStart],
        Ends = [.. _ends],
        Concepts = [.. _concepts],
        EndIndex = [.. _endIndex],
        Units = [.. _units],
        Forms = [.. _forms],
        Flags = [.. _flags],
        Filed = [.. _filed],
        Values = [.. _values],
        UnitNames = [.. _unitNames.Names],
        FormNames = [.. _formNames.Names],
    });

    private void AddEnds()
    {
        var first = _ends.Count;
        foreach (var value in _sorted)
            _ends.Add(value.Period.End.DayNumber);
        var added = CollectionsMarshal.AsSpan(_ends)[first..];
        added.Sort();
        var kept = 0;
        foreach (var day in added)
        {
            if (kept == 0 || added[kept - 1] != day)
                added[kept++] = day;
        }
        CollectionsMarshal.SetCount(_ends, first + kept);
        _endStart.Add(_ends.Count);
    }

    private static bool IsSorted(List<ResolvedValue> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (Compare(values[i - 1], values[i]) > 0)
                return false;
        }
        return true;
    }

    private static int Compare(ResolvedValue a, ResolvedValue b)
    {
        if (a.Concept != b.Concept)
            return a.Concept.CompareTo(b.Concept);
        if (a.Period.End != b.Period.End)
            return a.Period.End.CompareTo(b.Period.End);
        return a.Filed != b.Filed ? a.Filed.CompareTo(b.Filed) : a.Accession.CompareTo(b.Accession);
    }

    /// <summary>Texts as one byte. A 255th unit or form of the SEC's hardly exists; from there on they share the last number, without a name.</summary>
    private sealed class NameTable
    {
        private readonly Dictionary<string, byte> _indexes = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];

        public IReadOnlyList<string> Names => _names;

        public byte IndexOf(string name)
        {
            if (_indexes.TryGetValue(name, out var index))
                return index;
            if (_names.Count > byte.MaxValue)
                return byte.MaxValue;
            index = (byte)_names.Count;
            _names.Add(_names.Count == byte.MaxValue ? "?" : name);
            _indexes.Add(name, index);
            return index;
        }
    }
}
