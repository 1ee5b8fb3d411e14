using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Universe;

/// <summary>What one company's quarterly reports state, written down by hand.</summary>
internal sealed class Quarters(int cik)
{
    private readonly List<ResolvedValue> _values = [];
    private long _accession = cik * 1_000_000L + 500_000;

    /// <summary>In the order of the store.</summary>
    public IReadOnlyList<ResolvedValue> Values => [.. _values.OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)];

    /// <summary>One report: figures of the quarters since the fiscal year and balances at their end.</summary>
    public Quarters File(string filed, string end, byte quarters, params (Concept Concept, double Value)[] figures)
    {
        _accession++;
        foreach (var (concept, value) in figures)
        {
            var length = ConceptInfo.Of(concept).Period == ConceptPeriod.Flow ? quarters : FiscalPeriod.Instant;
            _values.Add(new ResolvedValue(
                cik, concept, new FiscalPeriod(Day(end), length), Day(filed), new Accession(_accession), "10-Q", "USD", value, 1, 1, false, ValueFlags.None, null));
        }
        return this;
    }

    /// <summary>A whole report of the industrial of <see cref="Filings.Report"/>: revenue to date in millions, balances as of revenue of 500 m.</summary>
    public Quarters Report(string filed, string end, byte quarters, double revenue) => File(filed, end, quarters,
        (Concept.Revenue, revenue * 1e6), (Concept.NetIncome, revenue * 1e5), (Concept.OperatingIncome, revenue * 1.5e5), (Concept.GrossProfit, revenue * 4e5),
        (Concept.Sga, revenue * 2e5), (Concept.Rd, revenue * 1e4), (Concept.Capex, revenue * 0.5e5), (Concept.Depreciation, revenue * 0.4e5),
        (Concept.Assets, 760e6), (Concept.Cash, 52e6), (Concept.PpeNet, 255e6));
}
