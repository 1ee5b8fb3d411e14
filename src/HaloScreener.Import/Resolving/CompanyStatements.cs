using System.Runtime.InteropServices;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

/// <summary>One filing of the company.</summary>
internal struct Filing
{
    public Accession Accession;
    public string Form;
    public DateOnly Filed;
    public FilingForm Kind;
    /// <summary>Index of the main currency in <see cref="CompanyStatements.Units"/>; -1 when no money is stated.</summary>
    public int Currency;
    /// <summary>The newest fiscal year for which the filing states an annual line; -1 for none.</summary>
    public int FlowYear;
    /// <summary>The newest fiscal year end of which the filing has a balance sheet; -1 for none.</summary>
    public int BalanceYear;
    /// <summary>The newest fiscal year for which the filing states net income; -1 for none.</summary>
    public int ProfitYear;

    /// <summary>
    /// Annual statements, filed first or recast, with a balance sheet and net income of the year they are about: what they leave out, they leave out on purpose.
    /// </summary>
    public readonly bool IsComplete => Kind >= FilingForm.Recast && BalanceYear >= 0 && BalanceYear == ProfitYear;
}

/// <summary>
/// One company's facts laid out for resolving: filings in the order in which they were filed, fiscal year ends, and the statements of each
/// year end (balances) and year (flows) sorted by filing and tag. Reused from company to company.
/// </summary>
internal sealed class CompanyStatements(ChainPlan plan)
{
    private readonly Dictionary<long, int> _filingOf = [];
    private readonly List<Filing> _filings = [];
    private readonly List<string> _units = [];
    private int[] _filingOfFact = [];
    private byte[] _unitOfFact = [];
    private int[] _order = [];
    private int[] _rank = [];
    private int[] _currencyVotes = [];
    private ulong[] _keys = [];
    private int[] _items = [];
    private double[] _values = [];
    private int[] _days = [];

    public FiscalYearEnds Years { get; } = new();
    public Filing[] Filings { get; private set; } = [];
    public int FilingCount { get; private set; }
    public IReadOnlyList<string> Units => _units;

    /// <summary>Sorted keys of the placed facts; see <see cref="StatementKey"/>.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    /// <summary>The value and the stated day number behind each key.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);
    public ReadOnlySpan<int> Days => _days.AsSpan(0, Count);
    public int Count { get; private set; }

    public void Load(ReadOnlySpan<StatedFact> facts)
    {
        Reserve(facts.Length);
        ReadFilings(facts);
        OrderFilings();
        ChooseCurrencies(facts);
        FindYears(facts);
        Place(facts);
    }

    private void Reserve(int count)
    {
        _filingOf.Clear();
        _filings.Clear();
        _units.Clear();
        Years.Clear();
        Count = 0;
        if (_filingOfFact.Length >= count)
            return;
        var size = Math.Max(count, 2 * _filingOfFact.Length);
        _filingOfFact = new int[size];
        _unitOfFact = new byte[size];
        _keys = new ulong[size];
        _items = new int[size];
        _values = new double[size];
        _days = new int[size];
    }

    private void ReadFilings(ReadOnlySpan<StatedFact> facts)
    {
        var last = new Accession(-1);
        var filing = -1;
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            if (fact.Accession != last)
            {
                last = fact.Accession;
                ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_filingOf, last.Value, out var known);
                if (!known)
                {
                    slot = _filings.Count;
                    _filings.Add(new Filing
                    {
                        Accession = last,
                        Form = fact.Form,
                        Filed = fact.Filed,
                        Kind = FilingForms.Of(fact.Form),
                        Currency = -1,
                        FlowYear = -1,
                        BalanceYear = -1,
                        ProfitYear = -1,
                    });
                }
                filing = slot;
            }
            _filingOfFact[i] = filing;
            _unitOfFact[i] = UnitOf(fact.Unit);
        }
    }

    private byte UnitOf(string unit)
    {
        for (var i = 0; i < _units.Count; i++)
        {
            if (ReferenceEquals(_units[i], unit) || _units[i] == unit)
                return (byte)i;
        }
        if (_units.Count == byte.MaxValue)
            return byte.MaxValue;
        _units.Add(unit);
        return (byte)(_units.Count - 1);
    }

    private void OrderFilings()
    {
        FilingCount = _filings.Count;
        if (Filings.Length < FilingCount)
        {
            Filings = new Filing[2 * FilingCount];
            _order = new int[2 * FilingCount];
            _rank = new int[2 * FilingCount];
        }
        for (var i = 0; i < FilingCount; i++)
            _order[i] = i;
        var filings = CollectionsMarshal.AsSpan(_filings);
        _order.AsSpan(0, FilingCount).Sort(new ByFiled(_filings));
        for (var rank = 0; rank < FilingCount; rank++)
        {
            _rank[_order[rank]] = rank;
            Filings[rank] = filings[_order[rank]];
        }
    }

    private readonly struct ByFiled(List<Filing> filings) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            var (a, b) = (filings[x], filings[y]);
            var byDay = a.Filed.CompareTo(b.Filed);
            return byDay != 0 ? byDay : a.Accession.CompareTo(b.Accession);
        }
    }

    /// <summary>
    /// A filing's currency is the one that most of its balance sheet totals and annual lines are in; a convenience translation beside it is left out.
    /// </summary>
    private void ChooseCurrencies(ReadOnlySpan<StatedFact> facts)
    {
        const int WeightOfTotals = 1000;
        var width = Math.Max(1, _units.Count);
        var size = FilingCount * width;
        if (_currencyVotes.Length < size)
            _currencyVotes = new int[2 * size];
        Array.Clear(_currencyVotes, 0, size);
        for (var i = 0; i < facts.Length; i++)
        {
            _filingOfFact[i] = _rank[_filingOfFact[i]];
            var kind = plan.Kinds[facts[i].Tag];
            if ((kind & TagKind.Money) != 0 && _unitOfFact[i] < width && IsCurrency(facts[i].Unit))
                _currencyVotes[_filingOfFact[i] * width + _unitOfFact[i]] += (kind & (TagKind.BalanceSheet | TagKind.Annual)) != 0 ? WeightOfTotals : 1;
        }
        for (var f = 0; f < FilingCount; f++)
        {
            var best = 0;
            for (var u = 0; u < _units.Count; u++)
            {
                var votes = _currencyVotes[f * width + u];
                if (votes > best || (votes == best && votes > 0 && string.CompareOrdinal(_units[u], _units[Filings[f].Currency]) < 0))
                {
                    best = votes;
                    Filings[f].Currency = u;
                }
            }
        }
    }

    private static bool IsCurrency(string unit) =>
        unit.Length == 3 && char.IsAsciiLetterUpper(unit[0]) && char.IsAsciiLetterUpper(unit[1]) && char.IsAsciiLetterUpper(unit[2]);

    /// <summary>Fiscal years end where annual reports have a balance sheet or the lines of a year.</summary>
    private void FindYears(ReadOnlySpan<StatedFact> facts)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            if (IsYearMark(fact, plan.Kinds[fact.Tag]) && Filings[_filingOfFact[i]].Kind == FilingForm.Annual)
                Years.Add(fact.Period.End.DayNumber, fact.ExactDates, _filingOfFact[i]);
        }
        Years.Settle();
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            var kind = plan.Kinds[fact.Tag];
            if (!IsYearMark(fact, kind) || Years.Find(fact.Period.End.DayNumber) is not (>= 0 and var year))
                continue;
            ref var filing = ref Filings[_filingOfFact[i]];
            if (fact.Period.IsInstant)
                filing.BalanceYear = Math.Max(filing.BalanceYear, year);
            else
                filing.FlowYear = Math.Max(filing.FlowYear, year);
            if ((kind & TagKind.Profit) != 0)
                filing.ProfitYear = Math.Max(filing.ProfitYear, year);
        }
    }

    private static bool IsYearMark(in StatedFact fact, TagKind kind) =>
        fact.Period.IsInstant ? (kind & TagKind.BalanceSheet) != 0 : fact.Period.IsYear && (kind & TagKind.Annual) != 0;

    private void Place(ReadOnlySpan<StatedFact> facts)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            var kind = plan.Kinds[fact.Tag];
            ref readonly var filing = ref Filings[_filingOfFact[i]];
            if (kind == TagKind.None || filing.Kind == FilingForm.Ignored || !(fact.Period.IsInstant || fact.Period.IsYear))
                continue;
            if ((kind & TagKind.Shares) != 0 ? fact.Unit != "shares" : _unitOfFact[i] != filing.Currency)
                continue;
            int year;
            var offset = 0;
            if ((kind & TagKind.Cover) != 0)
            {
                year = filing.Kind == FilingForm.Annual ? Math.Max(filing.BalanceYear, filing.FlowYear) : -1;
            }
            else
            {
                year = Years.Find(fact.Period.End.DayNumber);
                if (year >= 0)
                    offset = fact.Period.End.DayNumber - Years.DayOf(year);
            }
            if (year < 0 || _filingOfFact[i] < Years.KnownFrom(year))
                continue;
            _keys[Count] = StatementKey.Of(2 * year + (fact.Period.IsInstant ? 0 : 1), _filingOfFact[i], fact.Tag, fact.ExactDates, offset);
            _items[Count++] = i;
        }
        _keys.AsSpan(0, Count).Sort(_items.AsSpan(0, Count));
        for (var i = 0; i < Count; i++)
        {
            _values[i] = facts[_items[i]].Value;
            _days[i] = facts[_items[i]].Period.End.DayNumber;
        }
    }
}

/// <summary>
/// The sort key of a fact: period (twice the fiscal year's index, plus one for flows), filing, tag, exact dates before rounded ones, distance
/// from the fiscal year end.
/// </summary>
internal static class StatementKey
{
    private const int OffsetBias = 64;

    public static ulong Of(int period, int filing, short tag, bool exact, int offset) =>
        ((ulong)period << 40) | ((ulong)filing << 24) | ((ulong)(ushort)tag << 8) | (exact ? 0UL : 128UL) | (uint)(offset + OffsetBias);

    public static ulong BlockOf(ulong key) => key >> 24;
    public static ulong Block(int period, int filing) => ((ulong)period << 16) | (uint)filing;
    public static int PeriodOf(ulong key) => (int)(key >> 40);
    public static int FilingOf(ulong key) => (int)(key >> 24) & 0xFFFF;
    public static short TagOf(ulong key) => (short)((key >> 8) & 0xFFFF);
    public static bool IsExact(ulong key) => (key & 128UL) == 0;
    public static int OffsetOf(ulong key) => (int)(key & 127UL) - OffsetBias;
}
