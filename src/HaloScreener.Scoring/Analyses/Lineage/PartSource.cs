using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>What stands behind a company's part of a number: a concept, a score or factor with all its inputs, or what was told of a year to come.</summary>
public sealed record PartSource
{
    private PartSource()
    {
    }

    /// <summary>A concept of the latest year, or of the year that ends on <see cref="YearEnd"/>.</summary>
    public Concept? Concept { get; private init; }
    /// <summary>End of the fiscal year that is meant; null for the book's latest.</summary>
    public DateOnly? YearEnd { get; private init; }
    /// <summary>A number that a company's page opens the sources of: <c>halo</c>, <c>h</c>, <c>r</c>, a factor, or a column of the market; or a sign of overcapacity.</summary>
    public string? Number { get; private init; }
    public CapexGuidance? Guidance { get; private init; }

    public static PartSource Of(Concept concept, DateOnly? yearEnd = null) => new() { Concept = concept, YearEnd = yearEnd };

    public static PartSource Of(string number) => new() { Number = number };

    public static PartSource Of(CapexGuidance guidance) => new() { Guidance = guidance };

    /// <summary>What <c>?show=</c> of a company's page opens; null where no page of ours has it.</summary>
    public string? Show => Concept is { } concept ? ConceptInfo.Of(concept).Id : Number is { } number && OvercapacityFigures.Has(number) ? null : Number;
}
