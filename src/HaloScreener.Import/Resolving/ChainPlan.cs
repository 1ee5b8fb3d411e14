using System.Runtime.CompilerServices;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Resolving;

/// <summary>A chain file laid out for the resolver: each concept after those it reads, with the set of tags that can give it a value.</summary>
internal sealed class ChainPlan
{
    private static readonly ConditionalWeakTable<ChainFile, ChainPlan> Plans = [];

    /// <summary>Chains of balances and of flows, each in an order in which a concept comes after those that it reads.</summary>
    public PlannedChain[] Balances { get; }
    public PlannedChain[] Flows { get; }

    /// <summary>One more than the greatest id of a tag.</summary>
    public int TagCount { get; }
    public int TagWords => (TagCount + 63) / 64;
    public TagKind[] Kinds { get; }

    /// <summary>The plan of a chain file; made once per file.</summary>
    public static ChainPlan Of(ChainFile file) => Plans.GetValue(file, static f => new ChainPlan(f));

    private ChainPlan(ChainFile file)
    {
        TagCount = MappedTags.Default.Ids.Max() + 1;
        Kinds = new TagKind[TagCount];
        foreach (var chain in file.Chains)
        {
            foreach (var tag in Sources(chain).Where(s => s.Concept is null))
                Kinds[tag.Tag] |= KindOf(chain, tag.Tag);
            foreach (var tag in Witnesses(chain).Where(s => s.Concept is null))
                Kinds[tag.Tag] |= TagKind.Money;
        }
        var planned = new Dictionary<Concept, PlannedChain>();
        foreach (var chain in file.Chains)
            Plan(chain, file, planned, []);
        Balances = [.. planned.Values.Where(p => ConceptInfo.Of(p.Chain.Concept).Period == ConceptPeriod.Instant)];
        Flows = [.. planned.Values.Where(p => ConceptInfo.Of(p.Chain.Concept).Period == ConceptPeriod.Flow)];
    }

    private PlannedChain Plan(Chain chain, ChainFile file, Dictionary<Concept, PlannedChain> planned, HashSet<Concept> path)
    {
        if (planned.TryGetValue(chain.Concept, out var known))
            return known;
        if (!path.Add(chain.Concept))
            throw new InvalidDataException($"The chain of {ConceptInfo.Of(chain.Concept).Id} reads itself.");
        var tags = new ulong[TagWords];
        foreach (var source in Sources(chain))
        {
            if (source.Concept is { } concept)
            {
                var other = file.Of(concept) ?? throw new InvalidDataException($"The chain of {ConceptInfo.Of(chain.Concept).Id} reads {source}, which has no chain.");
                if (ConceptInfo.Of(concept).Period != ConceptInfo.Of(chain.Concept).Period)
                    throw new InvalidDataException($"The chain of {ConceptInfo.Of(chain.Concept).Id} mixes balances and flows in {source}.");
                var read = Plan(other, file, planned, path);
                for (var i = 0; i < tags.Length; i++)
                    tags[i] |= read.Tags[i];
            }
            else
            {
                tags[source.Tag >> 6] |= 1UL << (source.Tag & 63);
            }
        }
        if (chain.Steps.Any(s => s.Guard == ChainGuard.AtMostAssets) && file.Of(Concept.Assets) is { } assets)
            Plan(assets, file, planned, path);
        if (chain.Steps.Any(s => s.Guard == ChainGuard.Material) && file.Of(Concept.Revenue) is { } revenue)
            Plan(revenue, file, planned, path);
        path.Remove(chain.Concept);
        return planned[chain.Concept] = new PlannedChain(chain, [.. chain.Steps.Select(s => new PlannedStep(s))], tags);
    }

    private static IEnumerable<ChainSource> Sources(Chain chain) =>
        chain.Steps.SelectMany(s => s.Tags.Concat(s.Optional).Concat(s.Minus)).SelectMany(t => t.Alternatives);

    /// <summary>Tags that decide between candidates or leave a step out, without ever being a value.</summary>
    private static IEnumerable<ChainSource> Witnesses(Chain chain) =>
        chain.Steps.SelectMany(s => s.Unless.Concat(s.Dwarfs).Concat(s.Covers).Concat(s.Differs).Concat(s.Confirm.SelectMany(p => new[] { p.Cost, p.Result }))).SelectMany(t => t.Alternatives);

    private static TagKind KindOf(Chain chain, short tag)
    {
        var kind = ConceptInfo.Of(chain.Concept).Unit == ConceptUnit.Shares ? TagKind.Shares : TagKind.Money;
        if (chain.Cover && MappedTags.Default.TaxonomyOf(tag) == "dei")
            kind |= TagKind.Cover;
        // What a fiscal year is recognised by: a balance sheet, or the lines that every set of annual statements has.
        return kind | chain.Concept switch
        {
            Concept.Assets => TagKind.BalanceSheet,
            Concept.NetIncome => TagKind.Annual | TagKind.Profit,
            Concept.Revenue or Concept.OperatingCashFlow or Concept.PretaxIncome => TagKind.Annual,
            _ => TagKind.None,
        };
    }
}

/// <summary>What the resolver needs to know of a tag before it looks at a chain.</summary>
[Flags]
internal enum TagKind : byte
{
    None = 0,
    Money = 1,
    Shares = 2,
    /// <summary>Of the cover page.</summary>
    Cover = 4,
    /// <summary>Total assets: where it stands, there is a balance sheet.</summary>
    BalanceSheet = 8,
    /// <summary>A line that annual statements have: where it stands for a year, there is a fiscal year.</summary>
    Annual = 16,
    /// <summary>Net income.</summary>
    Profit = 32,
}

/// <param name="Chain">As in the file.</param>
/// <param name="Steps">Its steps with arrays in place of lists.</param>
/// <param name="Tags">A bit per tag that can give the concept a value, those of the concepts that it reads included.</param>
internal sealed record PlannedChain(Chain Chain, PlannedStep[] Steps, ulong[] Tags)
{
    public int Index { get; } = (int)Chain.Concept;
}

internal sealed class PlannedStep(ChainStep step)
{
    public ChainRule Rule { get; } = step.Rule;
    public ChainSource[][] Tags { get; } = Arrays(step.Tags);
    public ChainSource[][] Optional { get; } = Arrays(step.Optional);
    public ChainSource[][] Minus { get; } = Arrays(step.Minus);
    public ChainSource[][] Unless { get; } = Arrays(step.Unless);
    public ChainSource[][] Dwarfs { get; } = Arrays(step.Dwarfs);
    public ChainSource[][] Covers { get; } = Arrays(step.Covers);
    public ChainSource[][] Differs { get; } = Arrays(step.Differs);
    public (ChainSource[] Cost, ChainSource[] Result)[] Confirm { get; } = [.. step.Confirm.Select(p => (p.Cost.Alternatives.ToArray(), p.Result.Alternatives.ToArray()))];
    public ChainGuard Guard { get; } = step.Guard;
    public ValueFlags Flag { get; } = step.Flag;
    /// <summary>A step whose values are flagged stands in for the real thing.</summary>
    public bool IsStandIn => Flag is not (ValueFlags.None or ValueFlags.FromParts);

    private static ChainSource[][] Arrays(IReadOnlyList<ChainTerm> terms) => [.. terms.Select(t => t.Alternatives.ToArray())];
}
