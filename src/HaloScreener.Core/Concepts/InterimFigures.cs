using HaloScreener.Core.Facts;

namespace HaloScreener.Core.Concepts;

/// <summary>
/// What one company's quarterly reports had stated by the end of a day: flows from the beginning of a fiscal year and balances at their ends.
/// </summary>
public sealed class InterimFigures
{
    private readonly IReadOnlyList<ResolvedValue> _ordered;
    private readonly DateOnly _asOf;
    private readonly int[] _start = new int[ConceptInfo.All.Count + 2];

    /// <param name="ordered">One company's interim vintages ordered by concept, period end, length, filed date and accession.</param>
    /// <param name="asOf">The day, included; what was filed later does not exist.</param>
    public InterimFigures(IReadOnlyList<ResolvedValue> ordered, DateOnly asOf)
    {
        _ordered = ordered;
        _asOf = asOf;
        for (var i = 0; i < ordered.Count; i++)
            _start[(int)ordered[i].Concept + 1] = i + 1;
        for (var concept = 1; concept < _start.Length; concept++)
            _start[concept] = Math.Max(_start[concept], _start[concept - 1]);
    }

    public ResolvedValue this[int index] => _ordered[index];

    /// <summary>The newest stretch of a fiscal year of which revenue or net income was stated; null when there is none.</summary>
    public FiscalPeriod? Newest
    {
        get
        {
            FiscalPeriod? newest = null;
            foreach (var concept in (ReadOnlySpan<Concept>)[Concept.Revenue, Concept.NetIncome])
            {
                for (var i = _start[(int)concept]; i < _start[(int)concept + 1]; i++)
                {
                    // Of two lengths with one end, after a change of the fiscal year end, the longer one goes back to the older year.
                    if (_ordered[i].Filed <= _asOf && (newest is not { } known || _ordered[i].Period > known))
                        newest = _ordered[i].Period;
                }
            }
            return newest;
        }
    }

    /// <summary>The same stretch so many years before, as far as it was stated; null when it was not.</summary>
    public FiscalPeriod? Before(FiscalPeriod period, int years)
    {
        foreach (var concept in (ReadOnlySpan<Concept>)[Concept.Revenue, Concept.NetIncome])
        {
            for (var i = _start[(int)concept]; i < _start[(int)concept + 1]; i++)
            {
                var value = _ordered[i];
                if (value.Filed <= _asOf && value.Period.Quarters == period.Quarters
                    && Math.Abs(period.End.DayNumber - value.Period.End.DayNumber - years * 365.25) <= FiscalPeriod.RoundingToleranceDays)
                    return value.Period;
            }
        }
        return null;
    }

    /// <summary>Index of the value of a concept and period that was in force at the end of a day; -1 when there is none.</summary>
    public int InForce(Concept concept, FiscalPeriod period, DateOnly day)
    {
        var last = day < _asOf ? day : _asOf;
        var chosen = -1;
        for (var i = _start[(int)concept]; i < _start[(int)concept + 1]; i++)
        {
            if (_ordered[i].Period == period && _ordered[i].Filed <= last)
                chosen = i;
        }
        return chosen;
    }
}
