using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Scoring.Universe;

/// <summary>
/// Reads one company's years as they were known on a day: per concept and fiscal year the newest vintage filed by then. A year stands as many
/// years back as its end is from the latest, rounded, so that a changed fiscal year end leaves no hole.
/// </summary>
internal sealed class YearReader
{
    private const double DaysPerYear = 365.25;

    // What an income or cash-flow statement always has: a year with one of these is a fiscal year that was reported.
    private static readonly bool[] MarksYear = Mark(Concept.Revenue, Concept.NetIncome, Concept.OperatingCashFlow);
    private static readonly bool[] IsMoney = [false, .. ConceptInfo.All.Select(c => c.Unit == ConceptUnit.Money)];

    private readonly FundamentalsColumns _set;
    private readonly bool[] _annual;
    private readonly int[] _slots = new int[byte.MaxValue + 1];

    public YearReader(FundamentalsSet set)
    {
        _set = set.Columns;
        _annual = [.. _set.FormNames.Select(Forms.IsAnnual)];
    }

    /// <summary>Fills <paramref name="years"/>; nothing in it when no annual report of the company was filed by the day.</summary>
    public void Read(int company, DateOnly asOf, CompanyYears years)
    {
        years.Clear();
        var day = asOf.DayNumber;
        var (start, end) = (_set.CompanyStart[company], _set.CompanyStart[company + 1]);
        FindYears(start, end, day, company, years);
        if (years.PeriodEnd is null)
            return;
        var currency = CurrencyOf(start, end, day);
        years.Currency = currency < 0 ? null : _set.UnitNames[currency];
        var newest = 0;
        for (var row = start; row < end;)
        {
            var next = row + 1;
            while (next < end && _set.Concepts[next] == _set.Concepts[row] && _set.EndIndex[next] == _set.EndIndex[row])
                next++;
            var slot = _slots[_set.EndIndex[row]];
            if (slot >= 0 && InForce(row, next, day) is >= 0 and var chosen && (!IsMoney[_set.Concepts[row]] || _set.Units[chosen] == currency))
            {
                var concept = (Concept)_set.Concepts[row];
                years[concept, slot] = _set.Values[chosen];
                years.SetFlags(concept, slot, (ValueFlags)_set.Flags[chosen]);
                newest = Math.Max(newest, _set.Filed[chosen]);
                if (concept == Concept.Assets)
                    years.SetFirstFiled(slot, DateOnly.FromDayNumber(_set.Filed[row]));
            }
            row = next;
        }
        years.NewestFiled = newest == 0 ? null : DateOnly.FromDayNumber(newest);
        FigureGuards.Apply(years);
    }

    /// <summary>Finds the fiscal years reported by the day and gives each its place.</summary>
    private void FindYears(int start, int end, int day, int company, CompanyYears years)
    {
        var firstEnd = _set.EndStart[company];
        var endCount = _set.EndStart[company + 1] - firstEnd;
        Array.Fill(_slots, -1, 0, endCount);
        var latest = -1;
        var latestForm = -1;
        var latestFiled = 0;
        for (var row = start; row < end; row++)
        {
            if (_set.Filed[row] > day)
                continue;
            if (_set.Filed[row] >= latestFiled && _annual[_set.Forms[row]])
                (latestFiled, latestForm) = (_set.Filed[row], _set.Forms[row]);
            // A statement of a year that is not over yet is a slip of the pen.
            if (!MarksYear[_set.Concepts[row]] || _set.Ends[firstEnd + _set.EndIndex[row]] > _set.Filed[row])
                continue;
            _slots[_set.EndIndex[row]] = 0;
            latest = Math.Max(latest, _set.EndIndex[row]);
        }
        years.Form = latestForm < 0 ? null : _set.FormNames[latestForm];
        if (latest < 0)
            return;
        var newest = _set.Ends[firstEnd + latest];
        Span<int> taken = stackalloc int[CompanyYears.Span];
        taken.Fill(-1);
        for (var e = latest; e >= 0; e--)
        {
            if (_slots[e] < 0)
                continue;
            _slots[e] = -1;
            var back = (newest - _set.Ends[firstEnd + e]) / DaysPerYear;
            var slot = (int)Math.Round(back);
            if (slot >= CompanyYears.Span)
                break;
            if (taken[slot] >= 0 && Math.Abs((newest - _set.Ends[firstEnd + taken[slot]]) / DaysPerYear - slot) <= Math.Abs(back - slot))
                continue;
            if (taken[slot] >= 0)
                _slots[taken[slot]] = -1;
            taken[slot] = e;
            _slots[e] = slot;
            years.SetEnd(slot, DateOnly.FromDayNumber(_set.Ends[firstEnd + e]));
        }
        for (var e = latest + 1; e < endCount; e++)
            _slots[e] = -1;
    }

    /// <summary>Unit of the latest year's assets, else of any of its money figures; -1 when it has none.</summary>
    private int CurrencyOf(int start, int end, int day)
    {
        var currency = -1;
        for (var row = start; row < end; row++)
        {
            if (_set.Filed[row] > day || _slots[_set.EndIndex[row]] != 0 || !IsMoney[_set.Concepts[row]])
                continue;
            if (_set.Concepts[row] == (byte)Concept.Assets)
                return _set.Units[row];
            if (currency < 0)
                currency = _set.Units[row];
        }
        return currency;
    }

    /// <summary>The last vintage filed by the day, or -1.</summary>
    private int InForce(int first, int next, int day)
    {
        for (var row = next - 1; row >= first; row--)
        {
            if (_set.Filed[row] <= day)
                return row;
        }
        return -1;
    }

    private static bool[] Mark(params ReadOnlySpan<Concept> concepts)
    {
        var marks = new bool[ConceptInfo.All.Count + 1];
        foreach (var concept in concepts)
            marks[(int)concept] = true;
        return marks;
    }
}
