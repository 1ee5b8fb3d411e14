using HaloScreener.Core.Concepts;

namespace HaloScreener.Core.Facts;

/// <summary>
/// What an annual report states for its own year under a tag that the filer made up and whose name looks like that of a mapped one. No chain reads
/// it; it shows what could be meant where a concept is missing.
/// </summary>
/// <param name="Cik">The filer.</param>
/// <param name="Concept">The concept that the name looks like.</param>
/// <param name="Tag">The name, without the filer's prefix.</param>
/// <param name="Period">The report's own year, or its last day; rounded to the month end as in the data sets.</param>
/// <param name="Unit">Currency code or <c>shares</c>.</param>
/// <param name="Value">As stated.</param>
/// <param name="Accession">The filing.</param>
/// <param name="Form">Its form.</param>
/// <param name="Filed">Its day.</param>
public sealed record CustomStatement(
    int Cik, Concept Concept, string Tag, FiscalPeriod Period, string Unit, double Value, Accession Accession, string Form, DateOnly Filed);
