using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data.Resolved;
using HaloScreener.Import.Auditing;

namespace HaloScreener.Import.Resolving;

/// <summary>Counts, company after company, what another resolution of the same facts moved in the values in force.</summary>
internal sealed class Moves
{
    /// <summary>Examples kept of each concept.</summary>
    private const int ExamplesPerConcept = 5;

    private readonly SortedDictionary<Concept, Tally> _byConcept = [];

    /// <summary>Values in force after, over all companies.</summary>
    public long Figures { get; private set; }

    /// <summary>Adds one company.</summary>
    /// <param name="before">All its vintages as they were, in the resolver's order.</param>
    /// <param name="after">All its vintages now.</param>
    public void Add(IReadOnlyList<ResolvedValue> before, IReadOnlyList<ResolvedValue> after)
    {
        var old = InForce(before);
        var now = InForce(after);
        Figures += now.Count;
        foreach (var (figure, value) in now)
        {
            if (!old.TryGetValue(figure, out var earlier))
                TallyOf(figure.Concept).Add(null, value);
            else if (earlier.Unit != value.Unit || !AuditedFigure.IsNear(value.Value, earlier.Value))
                TallyOf(figure.Concept).Add(earlier, value);
        }
        foreach (var (figure, earlier) in old)
        {
            if (!now.ContainsKey(figure))
                TallyOf(figure.Concept).Add(earlier, null);
        }
        foreach (var tally in _byConcept.Values)
            tally.EndCompany();
    }

    /// <summary>The concepts in which something moved.</summary>
    /// <param name="nameOf">A company's name by CIK.</param>
    public IReadOnlyList<ConceptMoves> ByConcept(Func<int, string> nameOf) =>
        [.. _byConcept.Select(t => new ConceptMoves(t.Key, t.Value.Gained, t.Value.Lost, t.Value.Changed, [.. t.Value.Largest.Select(m => m.Told(nameOf))]))];

    private Tally TallyOf(Concept concept) => _byConcept.TryGetValue(concept, out var tally) ? tally : _byConcept[concept] = new Tally();

    private static Dictionary<(Concept Concept, FiscalPeriod Period), ResolvedValue> InForce(IReadOnlyList<ResolvedValue> vintages) =>
        AsOf.Select(vintages, DateOnly.MaxValue).InForce.ToDictionary(v => (v.Concept, v.Period));

    private sealed class Tally
    {
        private Move? _latest;

        public int Gained { get; private set; }
        public int Lost { get; private set; }
        public int Changed { get; private set; }
        public List<Move> Largest { get; } = [];

        public void Add(ResolvedValue? before, ResolvedValue? after)
        {
            var move = new Move(before, after);
            if (before is null)
                Gained++;
            else if (after is null)
                Lost++;
            else
                Changed++;
            if (_latest is null || move.Any.Period.End > _latest.Any.Period.End)
                _latest = move;
        }

        /// <summary>Of each company the latest year stands for the others, or one company would be all the examples.</summary>
        public void EndCompany()
        {
            if (_latest is null)
                return;
            Largest.Add(_latest);
            _latest = null;
            Largest.Sort(static (left, right) => right.Weight.CompareTo(left.Weight));
            if (Largest.Count > ExamplesPerConcept)
                Largest.RemoveAt(ExamplesPerConcept);
        }
    }

    private sealed record Move(ResolvedValue? Before, ResolvedValue? After)
    {
        public ResolvedValue Any => After ?? Before!.Value;

        /// <summary>The size of the move; amounts of other currencies are not comparable with dollars and stand behind them.</summary>
        public (bool IsDollars, double Size) Weight => (Any.Unit is "USD" or "shares", Math.Abs((After?.Value ?? 0) - (Before?.Value ?? 0)));

        public MovedFigure Told(Func<int, string> nameOf) =>
            new(Any.Cik, nameOf(Any.Cik), Any.Period.End, Any.Unit, Before?.Value, After?.Value, By(Before), By(After));

        private static string? By(ResolvedValue? value) =>
            value is { } of ? of.Arithmetic ?? (of.Tag == 0 ? null : MappedTags.Default.NameOf(of.Tag)) : null;
    }
}
