namespace HaloScreener.Core.Concepts;

/// <summary>How one step of a chain makes a value of the tags of one filing and period.</summary>
public enum ChainRule
{
    /// <summary>The first source that has a value.</summary>
    First,
    /// <summary>The greatest of those that have a value.</summary>
    Largest,
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
    /// <summary>A candidate above the total assets of the same balance sheet is set aside.</summary>
    public bool AtMostAssets { get; init; }
    /// <summary>What a value of this step is flagged with.</summary>
    public ValueFlags Flag { get; init; }
    /// <summary>Why the step is there, for people.</summary>
    public required string Reason { get; init; }
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
