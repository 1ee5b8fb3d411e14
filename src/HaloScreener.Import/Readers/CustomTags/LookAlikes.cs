using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Readers.CustomTags;

/// <summary>
/// Which concept a made-up tag looks like, by the words that its name shares with the tags that state a concept by themselves. A name that shares
/// too little looks like none.
/// </summary>
/// <remarks>
/// Likeness is the share of words that both names have among those that either has (Jaccard). From 0.6 on, with two shared words or no other, names of
/// the sample of 2010 mean the concept or a part of it in about three cases of four; it is for people to look at, no figure rests on it.
/// </remarks>
internal sealed class LookAlikes
{
    private const double EnoughAlike = 0.6;

    /// <summary>What companies call a concept although no standard tag does.</summary>
    private static readonly (Concept Concept, string Name)[] CommonNames =
    [
        (Concept.Capex, "CapitalExpenditures"),
        (Concept.Capex, "PurchasesOfPropertyAndEquipmentAndIntangibleAssets"), // NVIDIA's name of it until 2021
        (Concept.Capex, "PurchasesOfPropertyImprovementsAndEquipment"),
    ];

    private readonly List<(Concept Concept, int Words)> _names = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);

    public static LookAlikes Default { get; } = new(ChainFile.Default);

    public LookAlikes(ChainFile chains)
    {
        foreach (var (concept, name) in chains.Chains.SelectMany(StatedBy).Concat(CommonNames).Distinct())
        {
            var words = TagWords.Of(name);
            foreach (var word in words)
            {
                if (!_byWord.TryGetValue(word, out var names))
                    _byWord.Add(word, names = []);
                names.Add(_names.Count);
            }
            _names.Add((concept, words.Count));
        }
    }

    /// <summary>The balance and the flow that a name looks most like; null where there is none.</summary>
    public (Concept? Balance, Concept? Flow) Of(string name)
    {
        var words = TagWords.Of(name);
        var shared = new Dictionary<int, int>();
        foreach (var word in words)
        {
            foreach (var known in _byWord.GetValueOrDefault(word) ?? [])
                shared[known] = shared.GetValueOrDefault(known) + 1;
        }
        return (Best(ConceptPeriod.Instant), Best(ConceptPeriod.Flow));

        Concept? Best(ConceptPeriod period)
        {
            Concept? best = null;
            var likeness = 0.0;
            foreach (var (known, both) in shared)
            {
                var (concept, count) = _names[known];
                var alike = (double)both / (words.Count + count - both);
                if (ConceptInfo.Of(concept).Period != period || alike < EnoughAlike || (both < 2 && alike < 1))
                    continue;
                // Of two as much alike the concept that comes first, so that the answer is one.
                if (alike > likeness || (alike == likeness && concept < best))
                    (best, likeness) = (concept, alike);
            }
            return best;
        }
    }

    /// <summary>The us-gaap tags that state a concept without arithmetic.</summary>
    private static IEnumerable<(Concept, string)> StatedBy(Chain chain) =>
        from step in chain.Steps
        where step.Rule != ChainRule.Sum || (step.Tags.Count == 1 && step.Minus.Count == 0)
        from term in step.Tags
        from source in term.Alternatives
        where source.Tag > 0 && MappedTags.Default.TaxonomyOf(source.Tag) == "us-gaap"
        select (chain.Concept, MappedTags.Default.NameOf(source.Tag));
}
