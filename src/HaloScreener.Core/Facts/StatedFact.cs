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
public readonly record struct StatedFact(
    int Cik,
    short Tag,
    string Unit,
    FiscalPeriod Period,
    Accession Accession,
    string Form,
    DateOnly Filed,
    double Value,
    bool ExactDates);
