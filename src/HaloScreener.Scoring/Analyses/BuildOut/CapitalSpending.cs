using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Analyses.BuildOut;

/// <summary>One fiscal year of a builder's spending, in the currency of its figures; every ratio is NaN where a figure is missing.</summary>
public sealed record SpendingYear
{
    /// <summary>The year in which the fiscal year ends, as these companies count: Microsoft's 2025 ended in June 2025, Oracle's in May.</summary>
    public required int Year { get; init; }
    public required DateOnly End { get; init; }
    public required double Capex { get; init; }
    public required double Revenue { get; init; }
    public required double DepreciationAmortization { get; init; }
    /// <summary>Capex ÷ revenue, a share.</summary>
    public required double CapexToRevenue { get; init; }
    /// <summary>Capex ÷ D&amp;A, a multiple.</summary>
    public required double CapexToDa { get; init; }
    /// <summary>
    /// Mean of opening and closing (gross PP&amp;E − construction in progress) ÷ depreciation, years: the life over which the plant is written off. Filings
    /// do not tag servers apart, so that buildings make it longer than that of servers.
    /// </summary>
    public required double ImpliedLife { get; init; }

    /// <summary>The years of a company, oldest first.</summary>
    public static IReadOnlyList<SpendingYear> Of(IReadOnlyList<FiscalYearFigures> years) => [.. years.Select((y, i) => new SpendingYear
    {
        Year = LabelOf(y.End),
        End = y.End,
        Capex = y[Concept.Capex],
        Revenue = y[Concept.Revenue],
        DepreciationAmortization = y[Concept.DepreciationAmortization],
        CapexToRevenue = Ratio.Of(y[Concept.Capex], y[Concept.Revenue]),
        CapexToDa = Ratio.Of(y[Concept.Capex], y[Concept.DepreciationAmortization]),
        ImpliedLife = Ratio.Of(MeanOf(GrossInUse(y), i > 0 ? GrossInUse(years[i - 1]) : double.NaN), y[Concept.Depreciation]),
    })];

    /// <summary>The year of the nearest month end: a fiscal year that ends on 3 January belongs to the year before.</summary>
    internal static int LabelOf(DateOnly end) => FiscalYear.NearestMonthEnd(end).Year;

    private static double GrossInUse(FiscalYearFigures year)
    {
        var gross = year[Concept.PpeGross];
        if (double.IsNaN(gross))
            gross = year[Concept.PpeNet] + year[Concept.AccumulatedDepreciation];
        return gross - Ratio.WhereTagged(year[Concept.ConstructionInProgress]);
    }

    private static double MeanOf(double closing, double opening) => double.IsNaN(opening) ? closing : (closing + opening) / 2;
}

/// <summary>Capex of a calendar year, put together from the fiscal years that hold its months.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Capex">Sum of the months that a fiscal year holds.</param>
/// <param name="Months">How many of its 12 months a fiscal year holds; with fewer the sum is only a part.</param>
public readonly record struct CalendarCapex(int Year, double Capex, int Months)
{
    private const int MonthsInYear = 12;

    public bool IsWhole => Months == MonthsInYear;

    /// <summary>
    /// Calendar years by month weights: each month of a fiscal year has a twelfth of it. Of a year that ended in June 2025 six twelfths go to 2024 and six
    /// to 2025. Where two fiscal years hold one month, after a change of the year's end, the later one counts.
    /// </summary>
    /// <param name="years">End and capex of each fiscal year; those without capex (NaN) are left out.</param>
    public static IReadOnlyList<CalendarCapex> Of(IEnumerable<(DateOnly End, double Capex)> years)
    {
        var months = new SortedDictionary<int, double>();
        foreach (var (end, capex) in years.Where(y => !double.IsNaN(y.Capex)).OrderBy(y => y.End))
        {
            var last = FiscalYear.NearestMonthEnd(end);
            var number = last.Year * MonthsInYear + last.Month - 1;
            for (var month = number - MonthsInYear + 1; month <= number; month++)
                months[month] = capex;
        }
        return [.. months.GroupBy(m => m.Key / MonthsInYear).Select(y => new CalendarCapex(y.Key, y.Sum(m => m.Value) / MonthsInYear, y.Count()))];
    }
}
