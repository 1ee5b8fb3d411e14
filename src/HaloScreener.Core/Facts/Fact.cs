namespace HaloScreener.Core.Facts;

/// <summary>
/// What one filing states of one mapped tag at company level, as stated: never changed, never resolved, never cleaned.
/// </summary>
/// <param name="Cik">The filer.</param>
/// <param name="Tag">Id of the tag in <see cref="Concepts.MappedTags"/>.</param>
/// <param name="Unit">Currency code, <c>shares</c> or <c>pure</c>, as the filing says it.</param>
/// <param name="Period">Last day and length.</param>
/// <param name="Accession">The filing.</param>
/// <param name="Form">Its form, such as <c>10-K</c> or <c>10-Q/A</c>.</param>
/// <param name="Filed">The day it was filed.</param>
/// <param name="Value">The value in <paramref name="Unit"/>; a double holds every whole number of dollars below 9 quadrillion exactly.</param>
/// <param name="ExactDates">True from company facts, whose dates are exact; false from the data sets, which round to the month end.</param>
public readonly record struct Fact(
    int Cik,
    short Tag,
    string Unit,
    FiscalPeriod Period,
    Accession Accession,
    string Form,
    DateOnly Filed,
    double Value,
    bool ExactDates);

/// <summary>The forms whose figures are those of a fiscal year.</summary>
public static class Forms
{
    private static readonly HashSet<string> AnnualForms =
        new(["10-K", "10-K405", "10-KT", "20-F", "40-F", "10-K/A", "10-K405/A", "10-KT/A", "20-F/A", "40-F/A"], StringComparer.Ordinal);

    /// <summary>10-K, 10-K405, 10-KT, 20-F, 40-F and their amendments.</summary>
    public static bool IsAnnual(string form) => AnnualForms.Contains(form);

    /// <summary>Whether the filing amends another.</summary>
    public static bool IsAmendment(string form) => form.EndsWith("/A", StringComparison.Ordinal);
}
