using System.Runtime.InteropServices;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

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
    public InterimEnds Interims { get; } = new();
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
        FindInterims(facts);
        Place(facts);
    }

    /// <summary>Whether a period (see <see cref="StatementKey"/>) lies within a fiscal year.</summary>
    public bool IsInterim(int period) => period >> 1 >= Years.Count;

    /// <summary>The interim slot of a period within a fiscal year.</summary>
    public int SlotOf(int period) => (period >> 1) - Years.Count;

    /// <summary>The period of an interim slot's flows.</summary>
    public int FlowsOf(int slot) => 2 * (Years.Count + slot) + 1;

    /// <summary>Last day and length of a period.</summary>
    public FiscalPeriod PeriodOf(int period)
    {
        var isFlow = (period & 1) == 1;
        if (!IsInterim(period))
            return new FiscalPeriod(DateOnly.FromDayNumber(Years.DayOf(period >> 1)), isFlow ? FiscalPeriod.Year : FiscalPeriod.Instant);
        var slot = SlotOf(period);
        return new FiscalPeriod(DateOnly.FromDayNumber(Interims.DayOf(slot)), isFlow ? InterimEnds.QuartersOf(slot) : FiscalPeriod.Instant);
    }

    private void Reserve(int count)
    {
        _filingOf.Clear();
        _filings.Clear();
        _units.Clear();
        Years.Clear();
        Interims.Clear();
        Count = 0;
        if (_filingOfFact.Length >= count)
            return;
        var size = Math.Max(count, 2 * _filingOfFact.Length);
        _filingOfFact = new int[size];
        _unitOfFact = new byte[size];
        // A balance of a transition report stands in two places.
        _keys = new ulong[2 * size];
        _items = new int[2 * size];
        _values = new double[2 * size];
        _days = new int[2 * size];
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
                        InterimSlot = -1,
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

    /// <summary>The stretches of fiscal years that quarterly reports state, after years that annual reports state.</summary>
    private void FindInterims(ReadOnlySpan<StatedFact> facts)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            if (fact.Period.IsYear && (plan.Kinds[fact.Tag] & TagKind.Annual) != 0 && Filings[_filingOfFact[i]].Kind == FilingForm.Annual
                && Years.Find(fact.Period.End.DayNumber) is >= 0 and var year)
                Interims.AddYear(Years.DayOf(year), Years.KnownFrom(year));
        }
        if (!Interims.Begin())
            return;
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            ref var filing = ref Filings[_filingOfFact[i]];
            if (fact.Period.IsInstant || fact.Period.IsYear || !filing.HasYearToDate || (plan.Kinds[fact.Tag] & TagKind.Annual) == 0)
                continue;
            var day = fact.Period.End.DayNumber;
            if (Interims.Find(day, fact.Period.Quarters) is not (>= 0 and var slot) || _filingOfFact[i] < Interims.KnownFrom(slot))
                continue;
            Interims.Mark(slot, day, fact.ExactDates, _filingOfFact[i]);
            filing.InterimSlot = Math.Max(filing.InterimSlot, slot);
        }
        Interims.Settle();
    }

    private void Place(ReadOnlySpan<StatedFact> facts)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref facts[i];
            var kind = plan.Kinds[fact.Tag];
            ref readonly var filing = ref Filings[_filingOfFact[i]];
            if (kind == TagKind.None || filing.Kind == FilingForm.Ignored)
                continue;
            if ((kind & TagKind.Shares) != 0 ? fact.Unit != "shares" : _unitOfFact[i] != filing.Currency)
                continue;
            if (PeriodFor(fact, kind, filing, _filingOfFact[i], out var offset) is not (>= 0 and var period))
                continue;
            Place(period, i, fact, offset);
            // The end of a transition period is a fiscal year end and the end of months to date as well.
            if (filing.IsTransition && fact.Period.IsInstant && !IsInterim(period) && WithinYear(fact, _filingOfFact[i], out offset) is >= 0 and var within)
                Place(within, i, fact, offset);
        }
        _keys.AsSpan(0, Count).Sort(_items.AsSpan(0, Count));
        for (var i = 0; i < Count; i++)
        {
            _values[i] = facts[_items[i]].Value;
            _days[i] = facts[_items[i]].Period.End.DayNumber;
        }
    }

    private void Place(int period, int item, in StatedFact fact, int offset)
    {
        _keys[Count] = StatementKey.Of(period, _filingOfFact[item], fact.Tag, fact.ExactDates, offset);
        _items[Count++] = item;
    }

    /// <summary>The period that a fact belongs to, and its distance in days from the period's end; -1 when it belongs to none that is resolved.</summary>
    private int PeriodFor(in StatedFact fact, TagKind kind, in Filing filing, int filingIndex, out int offset)
    {
        offset = 0;
        var day = fact.Period.End.DayNumber;
        var isFlow = !fact.Period.IsInstant;
        if ((kind & TagKind.Cover) != 0)
        {
            if (filing.Kind != FilingForm.Annual)
                return fact.Period.IsInstant && filing.InterimSlot >= 0 ? FlowsOf(filing.InterimSlot) - 1 : -1;
            var reported = Math.Max(filing.BalanceYear, filing.FlowYear);
            return reported >= 0 && filingIndex >= Years.KnownFrom(reported) ? 2 * reported + (isFlow ? 1 : 0) : -1;
        }
        if ((fact.Period.IsInstant || fact.Period.IsYear) && Years.Find(day) is >= 0 and var year)
        {
            offset = day - Years.DayOf(year);
            return filingIndex >= Years.KnownFrom(year) ? 2 * year + (isFlow ? 1 : 0) : -1;
        }
        return fact.Period.IsYear || !filing.HasYearToDate ? -1 : WithinYear(fact, filingIndex, out offset);
    }

    /// <summary>The stretch of a fiscal year, or its end, that a fact belongs to; -1 for none.</summary>
    private int WithinYear(in StatedFact fact, int filingIndex, out int offset)
    {
        offset = 0;
        var day = fact.Period.End.DayNumber;
        var isFlow = !fact.Period.IsInstant;
        var slot = isFlow ? Interims.Find(day, fact.Period.Quarters) : Interims.FindBalance(day);
        if (slot < 0 || !Interims.IsMarked(slot) || filingIndex < Interims.KnownFrom(slot))
            return -1;
        offset = day - Interims.DayOf(slot);
        return Math.Abs(offset) <= FiscalPeriod.RoundingToleranceDays ? FlowsOf(slot) - (isFlow ? 0 : 1) : -1;
    }
}
