using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Company;

/// <summary>
/// The number whose sources an address of a company's page asks to see open: <c>show=ppe_intensity</c>, a concept, a market column, or a score, which
/// opens all its factors.
/// </summary>
/// <param name="Id">As in the address; null opens nothing.</param>
/// <param name="Year">The fiscal year of a concept that is meant, by its label, as in the address; null for the latest.</param>
public sealed record ShownSource(string? Id, string? Year = null)
{
    public const string Parameter = "show";
    public const string YearParameter = "year";

    public static ShownSource None { get; } = new((string?)null);

    /// <summary>The source of a screen's column, or null where the column is no number with filings behind it.</summary>
    public static string? Of(ScreenColumn column) => column.Group switch
    {
        "heaviness" or "risk" => column.Id.Split('.')[0],
        "fundamentals" when ConceptInfo.Find(column.Id) is not null => column.Id,
        "valuation" when ScreenColumns.MarketIds.Contains(column.Id) => column.Id,
        "scores" when column.Id is "h" or "r" or "halo" => column.Id,
        // A rank, its change and its band follow from the score, and so does the confidence from its figures.
        _ when column.Id is "rank" or "rank_change" or "rank_low" or "rank_high" or "rank_band" or "confidence_value" => "halo",
        _ when column.Id is "h_points" => "h",
        _ when column.Id is "r_points" || column.Id.StartsWith("moderator", StringComparison.Ordinal) => "r",
        _ => null,
    };

    /// <summary>The fiscal year that is meant; null for the latest.</summary>
    public int? FiscalYear => int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    /// <summary>What is wrong with the address, or null.</summary>
    public ParameterError? ErrorUnder(ScoringMethod method) =>
        Year is not null && (FiscalYear is null || Concept is null)
            ? new ParameterError(YearParameter, Year.Length <= 40 ? Year : Year[..40] + "…", "names no year of a concept", "a fiscal year, beside show=CONCEPT")
            : Id is null or "h" or "r" or "halo" || ConceptInfo.Find(Id) is not null || ScreenColumns.MarketIds.Contains(Id) || method.IndexOf(Id) >= 0
                ? null
                : new ParameterError(Parameter, Id.Length <= 40 ? Id : Id[..40] + "…", "names no number", "the id of a factor, a concept or a market column, or h, r, halo");

    /// <summary>Whether a factor is to be open.</summary>
    public bool Opens(FactorDefinition factor) =>
        Id == factor.Id || Id == "halo" || Id == (factor.Axis == Axis.Heaviness ? "h" : "r");

    /// <summary>The concept that is to be open, or null.</summary>
    public Concept? Concept => Id is { } id ? ConceptInfo.Find(id)?.Concept : null;
}
