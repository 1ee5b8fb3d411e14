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

    /// <summary>By concept: what an income or cash-flow statement always has. A year with one of these is a fiscal year that was reported.</summary>
    internal static readonly bool[] MarksYear = Mark(Concept.Revenue, Concept.NetIncome, Concept.OperatingCashFlow);
    private static readonly bool[] IsMoney = [false, .. ConceptInfo.All.Select(c => c.Unit == ConceptUnit.Money)];

    private readonly FundamentalsColumns _set;
    private readonly bool[] _annual;
    private readonly int[] _yearAt = new int[CompanyYears.Span];

    public YearReader(FundamentalsSet set)
    {
        _set = set.Columns;
        _annual = [.. _set.FormNames.Select(Forms.IsAnnual)];
    }

    /// <summary>Whether anything of the company was filed by the day.</summary>
    public bool IsKnown(int company, DateOnly asOf)
    {
        for (var end = _set.EndStart[company]; end < _set.EndStart[company + 1]; end++)
        {
            if (_set.FirstFiled[end] <= asOf.DayNumber)
                return true;
        }
        return false;
    }

    /// <summary>Fills <paramref name="years"/>; nothing but the form in it when no annual statement of the company was filed by the day.</summary>
    public void Read(int company, DateOnly asOf, CompanyYears years)
    {
        years.Clear();
        var day = asOf.DayNumber;
        var mark = FindYears(company, day, years);
        if (mark < 0)
        {
            years.Form = NewestForm(company, day);
            return;
        }
        var currency = _set.Units[mark];
        years.Currency = _set.UnitNames[currency];
        years.Form = _set.FormNames[_set.Forms[mark]];
        var newest = 0;
        for (var back = 0; back < CompanyYears.Span; back++)
        {
            if (_yearAt[back] >= 0)
                newest = Math.Max(newest, ReadYear(_yearAt[back], back, day, currency, years));
        }
        years.NewestFiled = DateOnly.FromDayNumber(newest);
        FigureGuards.Apply(years);
    }

    /// <summary>Takes the vintage in force of each concept of a year; returns the newest filed date among them.</summary>
    private int ReadYear(int end, int back, int day, int currency, CompanyYears years)
    {
        var newest = 0;
        var (row, last) = (_set.RowStart[end], _set.RowStart[end + 1]);
        while (row < last)
        {
            var concept = _set.Concepts[row];
            var first = row;
            var chosen = -1;
            for (; row < last && _set.Concepts[row] == concept; row++)
            {
                if (_set.Filed[row] <= day)
                    chosen = row;
            }
            if (chosen < 0 || (IsMoney[concept] && _set.Units[chosen] != currency))
                continue;
            years[(Concept)concept, back] = _set.Values[chosen];
            years.SetFlags((Concept)concept, back, (ValueFlags)_set.Flags[chosen]);
            years.SetFiled((Concept)concept, back, DateOnly.FromDayNumber(_set.Filed[chosen]), chosen > first);
            newest = Math.Max(newest, _set.Filed[chosen]);
            if (concept == (byte)Concept.Assets)
                years.SetFirstFiled(back, DateOnly.FromDayNumber(_set.Filed[first]));
        }
        return newest;
    }

    /// <summary>
    /// Finds the fiscal years reported by the day and gives each its place; of two that round to one place the nearer has it. Returns the row
    /// that marks the latest, or -1.
    /// </summary>
    private int FindYears(int company, int day, CompanyYears years)
    {
        Array.Fill(_yearAt, -1);
        var latest = -1;
        var latestMark = -1;
        for (var end = _set.EndStart[company + 1] - 1; end >= _set.EndStart[company]; end--)
        {
            if (_set.FirstFiled[end] > day || MarkOf(end, day) is not (>= 0 and var mark))
                continue;
            if (latest < 0)
                (latest, latestMark) = (end, mark);
            var slot = (int)Math.Round(YearsApart(end, latest));
            if (slot >= CompanyYears.Span)
                break;
            if (_yearAt[slot] >= 0 && Math.Abs(YearsApart(_yearAt[slot], latest) - slot) <= Math.Abs(YearsApart(end, latest) - slot))
                continue;
            _yearAt[slot] = end;
            years.SetEnd(slot, DateOnly.FromDayNumber(_set.Ends[end]));
        }
        return latestMark;
    }

    private double YearsApart(int end, int latest) => (_set.Ends[latest] - _set.Ends[end]) / DaysPerYear;

    /// <summary>A row of an annual statement of the year filed by the day, or -1. A statement of a year that is not over yet is a slip of the pen.</summary>
    private int MarkOf(int end, int day)
    {
        for (var row = _set.RowStart[end]; row < _set.RowStart[end + 1]; row++)
        {
            if (MarksYear[_set.Concepts[row]] && _set.Filed[row] <= day && _set.Ends[end] <= _set.Filed[row])
                return row;
        }
        return -1;
    }

    /// <summary>Form of the newest annual report filed by the day; null when there is none.</summary>
    private string? NewestForm(int company, int day)
    {
        var newest = -1;
        for (var row = _set.RowStart[_set.EndStart[company]]; row < _set.RowStart[_set.EndStart[company + 1]]; row++)
        {
            if (_set.Filed[row] <= day && _annual[_set.Forms[row]] && (newest < 0 || _set.Filed[row] > _set.Filed[newest]))
                newest = row;
        }
        return newest < 0 ? null : _set.FormNames[_set.Forms[newest]];
    }

    private static bool[] Mark(params ReadOnlySpan<Concept> concepts)
    {
        var marks = new bool[ConceptInfo.All.Count + 1];
        foreach (var concept in concepts)
            marks[(int)concept] = true;
        return marks;
    }
}
