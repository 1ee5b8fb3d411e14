using System.Text.Json.Serialization;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Data.Resolved;

/// <summary>One time that every company was resolved anew from its stored facts, since the chains or the resolver had changed, and what that moved.</summary>
public sealed record ResolutionRun
{
    /// <summary>Given by the store; 0 before.</summary>
    public long Id { get; init; }
    /// <summary>What the figures were made with before: the resolver's version and the chain file's hash; empty when that is not known.</summary>
    public required string MadeBefore { get; init; }
    /// <summary>What they are made with now.</summary>
    public required string MadeWith { get; init; }
    public required DateTime StartedAtUtc { get; init; }
    public required DateTime FinishedAtUtc { get; init; }
    public required int Companies { get; init; }
    /// <summary>Annual figures in force afterwards.</summary>
    public required long Figures { get; init; }
    /// <summary>Concepts in which anything moved, in the order of the concepts.</summary>
    public required IReadOnlyList<ConceptMoves> Moves { get; init; }
    public required double Seconds { get; init; }
    /// <summary>The data version that it committed.</summary>
    public required long DataVersion { get; init; }
}

/// <summary>What moved in one concept, over all companies and fiscal years, in the values in force.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Gained">Years that had no value.</param>
/// <param name="Lost">Years that have no value any more.</param>
/// <param name="Changed">Years whose value differs by more than 1%.</param>
/// <param name="Examples">The largest moves, one a company at its latest moved year, the largest first.</param>
public sealed record ConceptMoves(Concept Concept, int Gained, int Lost, int Changed, IReadOnlyList<MovedFigure> Examples)
{
    [JsonIgnore]
    public int Total => Gained + Lost + Changed;
}

/// <summary>One value in force before and after.</summary>
/// <param name="Cik">The company.</param>
/// <param name="Company">Its name then.</param>
/// <param name="PeriodEnd">The fiscal year's end.</param>
/// <param name="Unit">Currency code or <c>shares</c>.</param>
/// <param name="Before">Null when gained.</param>
/// <param name="After">Null when lost.</param>
/// <param name="BeforeBy">The tag, or the arithmetic, that gave the value before.</param>
/// <param name="AfterBy">The one that gives it now.</param>
public sealed record MovedFigure(
    int Cik, string Company, DateOnly PeriodEnd, string Unit, double? Before, double? After, string? BeforeBy, string? AfterBy);
