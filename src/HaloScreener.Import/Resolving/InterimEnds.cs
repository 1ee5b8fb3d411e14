using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

/// <summary>
/// The stretches within one company's fiscal years: one, two or three quarters from the end of the year before. Each has a slot, three to a year
/// end. A stretch begins where an annual report had a year end; the year before the first known one begins where that year did, so that the
/// comparative column of a first quarterly report has a place too.
/// </summary>
internal sealed class InterimEnds
{
    private const int PerYear = 3;
    private const int ShortestYear = 350;
    private const int LongestYear = 380;
    private const int CommonYear = 365;

    /// <summary>Length in days of one, two and three quarters (see <see cref="FiscalPeriod.QuartersBetween"/>), with room for rounded dates at either end.</summary>
    private static readonly (int Least, int Most)[] Lengths = [(80, 120), (165, 205), (250, 290)];

    private readonly SortedList<int, int> _years = [];
    private readonly List<(int Day, int KnownFrom)> _origins = [];
    private readonly List<(int Day, int Slot)> _ends = [];
    private (int Rounded, int Filing, int Day)[] _marks = [];

    public static byte QuartersOf(int slot) => (byte)(slot % PerYear + 1);

    public void Clear()
    {
        _years.Clear();
        _origins.Clear();
        _ends.Clear();
    }

    /// <summary>Notes a fiscal year (by its last day) with the first annual filing that has it; may be told again.</summary>
    public void AddYear(int day, int knownFrom) => _years.TryAdd(day, knownFrom);

    /// <summary>To be called after the last <see cref="AddYear"/>; false when there is none.</summary>
    public bool Begin()
    {
        if (_years.Count == 0)
            return false;
        for (var i = 0; i < _years.Count; i++)
        {
            var (day, known) = (_years.GetKeyAtIndex(i), _years.GetValueAtIndex(i));
            if (i == 0 || day - _years.GetKeyAtIndex(i - 1) is < ShortestYear or > LongestYear)
                _origins.Add((day - CommonYear, known));
            // A year's filing has the end of the year before as well, whether or not anyone stated that year.
            else
                _origins[^1] = (_origins[^1].Day, Math.Min(_origins[^1].KnownFrom, known));
            _origins.Add((day, known));
        }
        _origins.Sort();
        if (_marks.Length < PerYear * _origins.Count)
            _marks = new (int, int, int)[2 * PerYear * _origins.Count];
        Array.Fill(_marks, (int.MaxValue, int.MaxValue, 0), 0, PerYear * _origins.Count);
        return true;
    }

    /// <summary>The slot of a flow of so many quarters that ends on a day; -1 when it does not begin with a fiscal year.</summary>
    public int Find(int day, int quarters)
    {
        if (quarters is < 1 or > PerYear)
            return -1;
        var (least, most) = Lengths[quarters - 1];
        for (var i = _origins.Count - 1; i >= 0; i--)
        {
            var length = day - _origins[i].Day;
            if (length > most + FiscalPeriod.RoundingToleranceDays)
                return -1;
            if (length >= least - FiscalPeriod.RoundingToleranceDays)
                return PerYear * i + quarters - 1;
        }
        return -1;
    }

    /// <summary>Notes that a filing (by its order) has flows of a slot that end on a day.</summary>
    public void Mark(int slot, int day, bool exact, int filing)
    {
        var mark = (exact ? 0 : 1, filing, day);
        if (mark.CompareTo(_marks[slot]) < 0)
            _marks[slot] = mark;
    }

    /// <summary>To be called after the last <see cref="Mark"/>.</summary>
    public void Settle()
    {
        for (var slot = 0; slot < PerYear * _origins.Count; slot++)
        {
            if (IsMarked(slot))
                _ends.Add((_marks[slot].Day, slot));
        }
        _ends.Sort();
    }

    public bool IsMarked(int slot) => _marks[slot].Filing != int.MaxValue;

    /// <summary>The last day of a marked slot: the exact one of the filing that knew it first, so that a later filing does not move it.</summary>
    public int DayOf(int slot) => _marks[slot].Day;

    /// <summary>The first annual filing (by its order) that has the year end at which the slot begins; nothing is known of it before.</summary>
    public int KnownFrom(int slot) => _origins[slot / PerYear].KnownFrom;

    /// <summary>The slot whose end is nearest to a day and within the tolerance; -1 when there is none.</summary>
    public int FindBalance(int day)
    {
        var best = -1;
        var nearest = FiscalPeriod.RoundingToleranceDays + 1;
        foreach (var (end, slot) in _ends)
        {
            if (Math.Abs(end - day) >= nearest)
                continue;
            nearest = Math.Abs(end - day);
            best = slot;
        }
        return best;
    }
}
