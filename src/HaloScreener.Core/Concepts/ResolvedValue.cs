using HaloScreener.Core.Facts;

namespace HaloScreener.Core.Concepts;

/// <summary>
/// One vintage of one concept in one period of one company: the value that filings stated from <paramref name="Filed"/> on,
/// until a later vintage of the same concept and period.
/// </summary>
/// <param name="Cik">The filer.</param>
/// <param name="Concept">What it is.</param>
/// <param name="Period">Last day and length; exact where an exact date is known.</param>
/// <param name="Filed">The day from which the value is in force, that day included.</param>
/// <param name="Accession">The filing that brought the value.</param>
/// <param name="Form">Its form.</param>
/// <param name="Unit">Currency code or <c>shares</c>.</param>
/// <param name="Value">The value in <paramref name="Unit"/>; capex and other outflows are positive.</param>
/// <param name="Tag">The (first) tag it was read from, an id of <see cref="MappedTags"/>; 0 when implied (goodwill zero).</param>
/// <param name="ChainPosition">1-based step of the concept's chain that gave the value.</param>
/// <param name="Derived">False when one tag states it; true when arithmetic over several does.</param>
/// <param name="Flags">What an analyst should know of the value.</param>
/// <param name="Arithmetic">For a derived value, tags and figures: <c>PropertyPlantAndEquipmentGross 100 − Accumulated… 40</c>; else null.</param>
public readonly record struct ResolvedValue(
    int Cik,
    Concept Concept,
    FiscalPeriod Period,
    DateOnly Filed,
    Accession Accession,
    string Form,
    string Unit,
    double Value,
    short Tag,
    byte ChainPosition,
    bool Derived,
    ValueFlags Flags,
    string? Arithmetic);

/// <summary>What an analyst should know of one resolved value.</summary>
[Flags]
public enum ValueFlags : short
{
    None = 0,
    /// <summary>Consolidated revenue tags of one filing differ by over 5%; the largest was taken.</summary>
    RevenueConflict = 1,
    /// <summary>Capex or another outflow was stated negative; its absolute value was taken.</summary>
    NegativeOutflow = 2,
    /// <summary>Taken from segment additions to long-lived assets, the last of the capex chain.</summary>
    SegmentCapex = 4,
    /// <summary>D&amp;A stands in for depreciation, amortisation included.</summary>
    DepreciationIncludesAmortisation = 8,
    /// <summary>Operating income built from pre-tax income and interest.</summary>
    OperatingIncomeFromPretax = 16,
    /// <summary>Not stated; implied zero by the rest of the balance sheet.</summary>
    ImpliedZero = 32,
    /// <summary>The tag differs from the one used the year before.</summary>
    TagChanged = 64,
    /// <summary>A value among the candidates was set aside because it exceeds total assets or contradicts itself.</summary>
    CandidateSetAside = 128,
    /// <summary>An accounting identity of the same filing and period does not hold.</summary>
    IdentityFailed = 256,
    /// <summary>A thousand times, or a thousandth of, the years around it: set aside as of that day (see <see cref="ScaleGuard"/>).</summary>
    ScaleError = 512,
    /// <summary>Of a trailing year: quarterly reports do not state it, so it is the fiscal year's (see <see cref="TrailingYear"/>).</summary>
    OfFiscalYear = 1024,
    /// <summary>No total is tagged: added up from parts that are, or one of them. What goes under a tag of the filer's own is not in it.</summary>
    FromParts = 2048,
}
