using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Resolving;

namespace HaloScreener.Import.Tests.Resolving;

/// <summary>Facts of one company written down filing by filing, and what the resolver makes of them.</summary>
internal sealed class Filings
{
    public const int Cik = 1;
    private readonly List<StatedFact> _facts = [];
    private int _filed;

    public IReadOnlyList<StatedFact> Facts => _facts;

    /// <summary>A filing with exact dates in which the given statements stand.</summary>
    public Filings File(string form, string filed, params (string Tag, string End, double Value)[] statements) => File(form, filed, "USD", true, statements);

    /// <summary>A filing whose flows are of so many quarters.</summary>
    public Filings Quarter(string form, string filed, byte quarters, params (string Tag, string End, double Value)[] statements) =>
        File(form, filed, "USD", true, quarters, statements);

    public Filings File(string form, string filed, string unit, bool exact, params (string Tag, string End, double Value)[] statements) =>
        File(form, filed, unit, exact, FiscalPeriod.Year, statements);

    private Filings File(string form, string filed, string unit, bool exact, byte quarters, (string Tag, string End, double Value)[] statements)
    {
        var accession = new Accession(1_000_000_000_000 + ++_filed);
        foreach (var (tag, end, value) in statements)
        {
            var id = tag.Split(':') is [var taxonomy, var name] ? MappedTags.Default.IdOf(taxonomy, name) : MappedTags.Default.IdOf(tag);
            Assert.True(id is not null, $"{tag} is not mapped");
            var isFlow = ConceptOf(id.Value) == ConceptPeriod.Flow;
            var tagUnit = tag.Contains("Shares", StringComparison.Ordinal) ? "shares" : unit;
            _facts.Add(new StatedFact(Cik, id.Value, tagUnit, new FiscalPeriod(Day(end), isFlow ? quarters : FiscalPeriod.Instant), accession, form, Day(filed), value, exact));
        }
        return this;
    }

    /// <summary>The statements of a filing in force from its date again, as the other source of the same filing gives them.</summary>
    public Filings Again(string form, string filed, params (string Tag, string End, double Value)[] statements)
    {
        _filed--;
        return File(form, filed, "USD", false, statements);
    }

    public IReadOnlyList<ResolvedValue> Resolve() => Resolver.Resolve(Cik, _facts, ChainFile.Default);

    /// <summary>What quarterly reports state, in the order of the store.</summary>
    public ResolvedValue[] Interim() =>
        [.. Resolver.ResolveAll(Cik, _facts, ChainFile.Default).Interim.OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)];

    /// <summary>The newest trailing year as of a day.</summary>
    public TrailingStatement? Trailing(string asOf) => TrailingStatement.Of(Resolve(), Interim(), Day(asOf));

    /// <summary>The vintages of one concept at one fiscal year end, oldest first.</summary>
    public ResolvedValue[] Of(Concept concept, string end) => [.. Resolve().Where(v => v.Concept == concept && v.Period.End == Day(end))];

    /// <summary>The one value of a concept at one fiscal year end.</summary>
    public ResolvedValue The(Concept concept, string end) => Assert.Single(Of(concept, end));

    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static readonly Dictionary<short, ConceptPeriod> Periods = PeriodsOfTags();

    private static ConceptPeriod ConceptOf(short tag) => Periods[tag];

    private static Dictionary<short, ConceptPeriod> PeriodsOfTags()
    {
        var periods = new Dictionary<short, ConceptPeriod>();
        foreach (var chain in ChainFile.Default.Chains)
        {
            var period = ConceptInfo.Of(chain.Concept).Period;
            foreach (var step in chain.Steps)
            {
                var witnesses = step.Confirm.SelectMany(p => new[] { p.Cost, p.Result });
                foreach (var source in step.Tags.Concat(step.Optional).Concat(step.Minus).Concat(step.Unless).Concat(step.Dwarfs).Concat(step.Covers).Concat(step.Differs).Concat(witnesses).SelectMany(t => t.Alternatives))
                    periods.TryAdd(source.Tag, period);
            }
        }
        return periods;
    }
}
