using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

/// <summary>
/// The fiscal year ends of one company. Marks within <see cref="FiscalPeriod.RoundingToleranceDays"/> of each other are one end; its day is the
/// exact one of the filing that knew it first, so that a later filing does not move it.
/// </summary>
internal sealed class FiscalYearEnds
{
    private readonly List<(int Day, int Rounded, int Filing)> _marks = [];
    private readonly List<(int Day, int KnownFrom)> _ends = [];

    public int Count => _ends.Count;

    public void Clear()
    {
        _marks.Clear();
        _ends.Clear();
    }

    /// <summary>Notes that a filing (by its order) has annual statements that end on a day.</summary>
    public void Add(int day, bool exact, int filing)
    {
        _marks.Add((day, exact ? 0 : 1, filing));
    }

    /// <summary>Groups the marks; to be called once after the last <see cref="Add"/>.</summary>
    public void Settle()
    {
        _marks.Sort();
        for (var i = 0; i < _marks.Count;)
        {
            var best = (Rounded: int.MaxValue, Filing: int.MaxValue, Count: 0, Day: 0);
            var known = int.MaxValue;
            var last = _marks[i].Day;
            for (; i < _marks.Count && _marks[i].Day - last <= FiscalPeriod.RoundingToleranceDays;)
            {
                last = _marks[i].Day;
                var (_, rounded, filing) = _marks[i];
                var count = 0;
                for (; i < _marks.Count && _marks[i].Day == last; i++)
                {
                    known = Math.Min(known, _marks[i].Filing);
                    if (_marks[i].Rounded == rounded && _marks[i].Filing == filing)
                        count++;
                }
                // Among the days of one filing the one with more statements: its balance sheet, not the opening balances of the day after.
                var mark = (Rounded: rounded, Filing: filing, Count: -count, Day: last);
                if (mark.CompareTo(best) < 0)
                    best = mark;
            }
            _ends.Add((best.Day, known));
        }
    }

    public int DayOf(int year) => _ends[year].Day;

    /// <summary>The first annual filing (by its order) that has the year; nothing is known of it before.</summary>
    public int KnownFrom(int year) => _ends[year].KnownFrom;

    /// <summary>The index of the fiscal year end within the tolerance of a day, or -1.</summary>
    public int Find(int day)
    {
        var low = 0;
        var high = _ends.Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_ends[middle].Day < day)
                low = middle + 1;
            else
                high = middle;
        }
        var after = low < _ends.Count ? _ends[low].Day - day : int.MaxValue;
        var before = low > 0 ? day - _ends[low - 1].Day : int.MaxValue;
        if (Math.Min(after, before) > FiscalPeriod.RoundingToleranceDays)
            return -1;
        return after <= before ? low : low - 1;
    }
}
