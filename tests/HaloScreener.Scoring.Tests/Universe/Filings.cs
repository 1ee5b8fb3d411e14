using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Scoring.Tests.Universe;

/// <summary>Resolved values of one company written down by hand.</summary>
internal sealed class Filings(int cik)
{
    private readonly List<ResolvedValue> _values = [];
    private long _accession = cik * 1_000_000L;

    public IReadOnlyList<ResolvedValue> Values => _values;

    /// <summary>One filing: figures of the fiscal year that ended on a day.</summary>
    public Filings File(string filed, string end, string form = "10-K", string unit = "USD", params (Concept Concept, double Value)[] figures)
    {
        _accession++;
        foreach (var (concept, value) in figures)
        {
            var quarters = ConceptInfo.Of(concept).Period == ConceptPeriod.Flow ? FiscalPeriod.Year : FiscalPeriod.Instant;
            _values.Add(new ResolvedValue(
                cik, concept, new FiscalPeriod(Day(end), quarters), Day(filed), new Accession(_accession), form, unit, value, 1, 1, false, ValueFlags.None, null));
        }
        return this;
    }

    /// <summary>A whole annual report of a plausible industrial of some size (revenue in millions), a year of it.</summary>
    public Filings Report(string filed, string end, double revenue, string form = "10-K", double plant = 0.5) => File(filed, end, form, "USD",
        (Concept.Revenue, revenue * 1e6), (Concept.NetIncome, revenue * 1e5), (Concept.OperatingIncome, revenue * 1.5e5),
        (Concept.GrossProfit, revenue * 4e5), (Concept.Sga, revenue * 2e5), (Concept.Rd, revenue * 1e4), (Concept.Capex, revenue * plant * 1e5),
        (Concept.Depreciation, revenue * plant * 0.8e5), (Concept.Assets, revenue * 1.5e6), (Concept.Cash, revenue * 1e5), (Concept.Goodwill, 0),
        (Concept.Intangibles, revenue * 0.5e5), (Concept.FiniteIntangibles, revenue * 0.4e5), (Concept.PpeNet, revenue * plant * 1e6),
        (Concept.PpeGross, revenue * plant * 1.8e6), (Concept.AccumulatedDepreciation, revenue * plant * 0.8e6));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
