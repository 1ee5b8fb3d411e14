namespace HaloScreener.Core.Concepts;

/// <summary>How one step of a chain makes a value of the tags of one filing and period.</summary>
public enum ChainRule
{
    /// <summary>The first source that has a value.</summary>
    First,
    /// <summary>The greatest of those that have a value; of those within 5% of it, the first.</summary>
    Largest,
    /// <summary>The greatest of those that have a value, however near another one is.</summary>
    Greatest,
    /// <summary>All <see cref="ChainStep.Tags"/> added, the <see cref="ChainStep.Optional"/> ones that have a value too, all <see cref="ChainStep.Minus"/> taken off.</summary>
    Sum,
}

/// <summary>The way from tags to one concept: steps in order, the first that has a value wins.</summary>
/// <param name="Concept">What the chain resolves.</param>
/// <param name="Outflow">Cash paid: a negative statement is taken absolute and flagged.</param>
/// <param name="Cover">Read from a filing's cover page; the value belongs to the balance sheet date of that filing, whatever day the cover names.</param>
/// <param name="ImpliedZero">Absent from an annual report's balance sheet with assets and equity means zero.</param>
/// <param name="Steps">In order.</param>
public sealed record Chain(Concept Concept, bool Outflow, bool Cover, bool ImpliedZero, IReadOnlyList<ChainStep> Steps);

/// <summary>One step of a chain.</summary>
public sealed record ChainStep
{
    public required ChainRule Rule { get; init; }
    public required IReadOnlyList<ChainTerm> Tags { get; init; }
    /// <summary>Terms of a sum that count when they have a value.</summary>
    public IReadOnlyList<ChainTerm> Optional { get; init; } = [];
    /// <summary>Terms of a sum that are taken off; the step has no value without each of them.</summary>
    public IReadOnlyList<ChainTerm> Minus { get; init; } = [];
    /// <summary>The step is left out in a filing that states one of these for the period.</summary>
    public IReadOnlyList<ChainTerm> Unless { get; init; } = [];
    /// <summary>The value counts only if it is at least <see cref="DwarfingRatio"/> times each of these that is stated.</summary>
    public IReadOnlyList<ChainTerm> Dwarfs { get; init; } = [];
    /// <summary>The value counts only if it is no less than each of these that is stated, but for <see cref="RoundingShare"/>: a total holds its parts.</summary>
    public IReadOnlyList<ChainTerm> Covers { get; init; } = [];
    /// <summary>The value counts only where it is further than <see cref="NearShare"/> from each of these that is stated: nearer, the other is as good.</summary>
    public IReadOnlyList<ChainTerm> Differs { get; init; } = [];
    /// <summary>Of several candidates in conflict, one that a pair confirms wins: candidate less cost is the result.</summary>
    public IReadOnlyList<ChainProof> Confirm { get; init; } = [];
    /// <summary>What a value must be to count.</summary>
    public ChainGuard Guard { get; init; }
    /// <summary>What a value of this step is flagged with.</summary>
    public ValueFlags Flag { get; init; }
    /// <summary>Why the step is there, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// From this ratio on, one figure is the company's main plant and the other a side line: fleets of rental companies are 10 to 19 times their
    /// other plant, vehicles that car makers lease out about as much as theirs.
    /// </summary>
    public const double DwarfingRatio = 5;

    /// <summary>Two measures of one figure nearer than this differ in their definition only (profit before and after what other classes of shares take part in).</summary>
    public const double NearShare = 0.01;

    /// <summary>By how much a part may stand above its total: notes round to billions what the statement has in millions (Target's 3.0 bn beside 2,981 m).</summary>
    public const double RoundingShare = 0.03;
}

/// <summary>What a value of a step must be to count; else it is set aside.</summary>
public enum ChainGuard
{
    None,
    /// <summary>Not above the total assets of the same balance sheet.</summary>
    AtMostAssets,
    /// <summary>Above zero.</summary>
    AboveZero,
    /// <summary>Not zero.</summary>
    NotZero,
    /// <summary>At least 1% of the revenue of the same filing and period.</summary>
    Material,
}

/// <summary>A total is confirmed by a filing when the total less the cost is the result.</summary>
public sealed record ChainProof(ChainTerm Cost, ChainTerm Result)
{
    /// <summary>As the chain file writes it: <c>CostsAndExpenses + OperatingIncomeLoss</c>.</summary>
    public override string ToString() => $"{Cost} + {Result}";
}

/// <summary>One term of a step: the first of its sources that has a value.</summary>
public sealed record ChainTerm(IReadOnlyList<ChainSource> Alternatives)
{
    /// <summary>As the chain file writes it: <c>A | B</c>.</summary>
    public override string ToString() => string.Join(" | ", Alternatives);
}

/// <summary>A mapped tag, or another concept as resolved in the same filing and period (written <c>@ppe_net</c>).</summary>
/// <param name="Tag">Id in <see cref="MappedTags"/>; 0 for a concept.</param>
/// <param name="Concept">Null for a tag.</param>
public readonly record struct ChainSource(short Tag, Concept? Concept)
{
    public override string ToString() => Concept is { } concept
        ? "@" + ConceptInfo.Of(concept).Id
        : MappedTags.Default.TaxonomyOf(Tag) == MappedTags.Ifrs ? $"{MappedTags.Ifrs}:{MappedTags.Default.NameOf(Tag)}" : MappedTags.Default.NameOf(Tag);
}
