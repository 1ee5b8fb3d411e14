using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Universe;

/// <summary>Packs companies one after another into a <see cref="FundamentalsSet"/>.</summary>
public sealed class FundamentalsSetBuilder
{
    private static readonly bool[] IsFlow = [false, .. ConceptInfo.All.Select(c => c.Period == ConceptPeriod.Flow)];

    private readonly List<int> _ciks = [];
    private readonly List<int> _endStart = [0];
    private readonly List<int> _ends = [];
    private readonly List<int> _firstFiled = [];
    private readonly List<int> _rowStart = [];
    private readonly List<byte> _concepts = [];
    private readonly List<byte> _units = [];
    private readonly List<byte> _forms = [];
    private readonly List<short> _flags = [];
    private readonly List<int> _filed = [];
    private readonly List<double> _values = [];
    private readonly NameTable _unitNames = new();
    private readonly NameTable _formNames = new();
    private ResolvedValue[] _company = [];
    private (long Key, long Accession, int Index)[] _order = [];

    /// <summary>
    /// Adds one company: its yearly flows and balances at fiscal year ends; quarters are left out. The values may come in any order.
    /// </summary>
    /// <exception cref="ArgumentException">The company does not come after the one before by CIK.</exception>
    public void Add(IReadOnlyList<ResolvedValue> company)
    {
        var count = Take(company);
        if (count == 0)
            return;
        var cik = _company[0].Cik;
        if (_ciks.Count > 0 && _ciks[^1] >= cik)
            throw new ArgumentException($"Company {cik} comes after {_ciks[^1]}; companies are added by CIK, each once.", nameof(company));
        _ciks.Add(cik);
        foreach (var (_, _, index) in _order.AsSpan(0, count))
        {
            ref readonly var value = ref _company[index];
            var end = value.Period.End.DayNumber;
            var filed = value.Filed.DayNumber;
            if (_ends.Count == _endStart[^1] || _ends[^1] != end)
            {
                _ends.Add(end);
                _firstFiled.Add(filed);
                _rowStart.Add(_values.Count);
            }
            _firstFiled[^1] = Math.Min(_firstFiled[^1], filed);
            _concepts.Add((byte)value.Concept);
            _units.Add(_unitNames.IndexOf(value.Unit));
            _forms.Add(_formNames.IndexOf(value.Form));
            _flags.Add((short)value.Flags);
            _filed.Add(filed);
            _values.Add(value.Value);
        }
        _endStart.Add(_ends.Count);
    }

    public FundamentalsSet Build() => new(new FundamentalsColumns
    {
        Ciks = [.. _ciks],
        EndStart = [.. _endStart],
        Ends = [.. _ends],
        FirstFiled = [.. _firstFiled],
        RowStart = [.. _rowStart, _values.Count],
        Concepts = [.. _concepts],
        Units = [.. _units],
        Forms = [.. _forms],
        Flags = [.. _flags],
        Filed = [.. _filed],
        Values = [.. _values],
        UnitNames = [.. _unitNames.Names],
        FormNames = [.. _formNames.Names],
    });

    /// <summary>Keeps the yearly values and puts them in order: end, concept, filed date, accession.</summary>
    private int Take(IReadOnlyList<ResolvedValue> company)
    {
        if (_company.Length < company.Count)
        {
            _company = new ResolvedValue[company.Count];
            _order = new (long, long, int)[company.Count];
        }
        var count = 0;
        for (var i = 0; i < company.Count; i++)
        {
            var value = company[i];
            if (value.Period.IsYear != IsFlow[(int)value.Concept] || (!value.Period.IsYear && !value.Period.IsInstant))
                continue;
            _company[count] = value;
            // Days count from the year 1 and stay below 2²², concepts below 2⁸.
            _order[count] = ((((long)value.Period.End.DayNumber << 8) | (byte)value.Concept) << 22 | (uint)value.Filed.DayNumber, value.Accession.Value, count);
            count++;
        }
        _order.AsSpan(0, count).Sort();
        return count;
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
