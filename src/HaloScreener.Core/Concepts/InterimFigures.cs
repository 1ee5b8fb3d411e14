using HaloScreener.Core.Facts;

namespace HaloScreener.Core.Concepts;

/// <summary>
/// What one company's quarterly reports had stated by the end of a day: flows from the beginning of a fiscal year and balances at their ends.
/// </summary>
public sealed class InterimFigures
{
    private readonly IReadOnlyList<ResolvedValue> _ordered;
    private readonly int _asOf;
    private readonly int[] _start = new int[ConceptInfo.All.Count + 2];
    private readonly (int End, int Quarters, int Filed)[] _rows;

    /// <param name="ordered">One company's interim vintages ordered by concept, period end, length, filed date and accession.</param>
    /// <param name="asOf">The day, included; what was filed later does not exist.</param>
    public InterimFigures(IReadOnlyList<ResolvedValue> ordered, DateOnly asOf)
    {
        _ordered = ordered;
        _asOf = asOf.DayNumber;
        _rows = new (int, int, int)[ordered.Count];
        for (var i = 0; i < _rows.Length; i++)
        {
            var value = ordered[i];
            _rows[i] = (value.Period.End.DayNumber, value.Period.Quarters, value.Filed.DayNumber);
            _start[(int)value.Concept + 1] = i + 1;
        }
        for (var concept = 1; concept < _start.Length; concept++)
            _start[concept] = Math.Max(_start[concept], _start[concept - 1]);
    }

    public ResolvedValue this[int index] => _ordered[index];

    /// <summary>The newest stretch of a fiscal year of which revenue or net income was stated; null when there is none.</summary>
    public FiscalPeriod? Newest
    {
        get
        {
            // Of two lengths with one end, after a change of the fiscal year end, the longer one goes back to the older year.
            var newest = (End: -1, Quarters: 0);
            foreach (var concept in (ReadOnlySpan<Concept>)[Concept.Revenue, Concept.NetIncome])
            {
                for (var i = _start[(int)concept]; i < _start[(int)concept + 1]; i++)
                {
                    var (end, quarters, filed) = _rows[i];
                    if (filed <= _asOf && (end, quarters).CompareTo(newest) > 0)
                        newest = (end, quarters);
                }
            }
            return newest.End < 0 ? null : new FiscalPeriod(DateOnly.FromDayNumber(newest.End), (byte)newest.Quarters);
        }
    }

    /// <summary>The same stretch so many years before; null when neither its revenue nor its net income was stated.</summary>
    public FiscalPeriod? Before(FiscalPeriod stretch, int years)
    {
        const double DaysPerYear = 365.25;
        foreach (var concept in (ReadOnlySpan<Concept>)[Concept.Revenue, Concept.NetIncome])
        {
            for (var i = _start[(int)concept]; i < _start[(int)concept + 1]; i++)
            {
                var (end, quarters, filed) = _rows[i];
                if (filed <= _asOf && quarters == stretch.Quarters
                    && Math.Abs(stretch.End.DayNumber - end - years * DaysPerYear) <= FiscalPeriod.RoundingToleranceDays)
                    return stretch with { End = DateOnly.FromDayNumber(end) };
            }
        }
        return null;
    }

    /// <summary>Index of the value of a concept and period that was in force at the end of a day; -1 when there is none.</summary>
    public int InForce(Concept concept, FiscalPeriod period, DateOnly day)
    {
        var last = Math.Min(day.DayNumber, _asOf);
        var wanted = (period.End.DayNumber, (int)period.Quarters);
        var chosen = -1;
        for (var i = _start[(int)concept]; i < _start[(int)concept + 1]; i++)
        {
            if ((_rows[i].End, _rows[i].Quarters) == wanted && _rows[i].Filed <= last)
                chosen = i;
        }
        return chosen;
    }
}
