using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Analyses.BuildOut;

/// <summary>Capex of one builder in one year, US dollars.</summary>
/// <param name="Usd">What filings state; NaN where they state nothing.</param>
/// <param name="Months">Months of the year that it covers; 12 for a fiscal year.</param>
/// <param name="LowUsd">With what is guided for the months that filings do not cover yet, low end; equal to <paramref name="Usd"/> where nothing is added.</param>
/// <param name="HighUsd">The same, high end; where only a least amount was told, that.</param>
/// <param name="ExpectedMonths">Months that filings and guidance cover together.</param>
public readonly record struct CapexCell(double Usd, int Months, double LowUsd, double HighUsd, int ExpectedMonths)
{
    public static CapexCell None { get; } = new(double.NaN, 0, double.NaN, double.NaN, 0);

    public bool IsReported => !double.IsNaN(Usd);
    /// <summary>Whether guidance stands in it.</summary>
    public bool IsExpected => ExpectedMonths > Months;
}

/// <summary>One builder, or a company shown beside them.</summary>
public sealed record Builder
{
    public required Hyperscaler Company { get; init; }
    /// <summary>Row in the book; null for a company that is not in the store.</summary>
    public required int? Row { get; init; }
    /// <summary>Fiscal years as filed, oldest first.</summary>
    public required IReadOnlyList<SpendingYear> Filed { get; init; }
    /// <summary>By year, fiscal or calendar as asked for.</summary>
    public required IReadOnlyDictionary<int, CapexCell> Years { get; init; }
    /// <summary>What was said by the book's day of fiscal years that are not filed yet.</summary>
    public required IReadOnlyList<CapexGuidance> Guidance { get; init; }

    public CapexCell this[int year] => Years.GetValueOrDefault(year, CapexCell.None);

    /// <summary>What a year has, with the fiscal years and the words that it was put together from.</summary>
    internal FigurePart PartOf(int year, Func<CapexCell, (double Low, double High)> of, YearCount count)
    {
        var (low, high) = of(this[year]);
        // Of a calendar year the fiscal years that hold one of its months.
        bool Holds(int ends, DateOnly? end) => count == YearCount.Fiscal ? ends == year : end is { } day
            ? FiscalYear.NearestMonthEnd(day) is var last && last.Year >= year && last.AddMonths(-11).Year <= year
            : ends == year;
        return new FigurePart(Row, low)
        {
            Second = high,
            Name = Company.Company,
            Behind =
            [
                .. Filed.Where(y => !double.IsNaN(y.Capex) && Holds(y.Year, y.End)).Select(y => PartSource.Of(Concept.Capex, y.End)),
                .. double.IsNaN(high) ? [] : Guidance.Where(g => Holds(g.FiscalYear, Filed.Count > 0 ? Filed[^1].End.AddYears(g.FiscalYear - Filed[^1].Year) : null)).Select(PartSource.Of),
            ],
        };
    }
}

/// <summary>Capex of the hyperscalers against what is expected, and of some others beside them.</summary>
public sealed record BuildOutAnswer
{
    public required BuildOutRequest Request { get; init; }
    public required ScoreBook Book { get; init; }
    public required IReadOnlyList<Builder> Builders { get; init; }
    public required IReadOnlyList<Builder> Comparisons { get; init; }
    /// <summary>Ascending, without gaps, from the first year that any builder filed to the last that is filed or guided.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    private AnalysisRules Rules => Book.Method.Rules.Analyses;
    public int From => Rules.BuildOutFrom;
    public int To => Rules.BuildOutTo;
    /// <summary>What is expected of the builders over the years from <see cref="From"/> to <see cref="To"/>, US dollars.</summary>
    public double ExpectedUsd => Rules.BuildOutExpectedUsd;

    /// <summary>Filed in a year by all builders.</summary>
    public double FiledUsd(int year) => Parts.Sum(Spending(FiledOnly, year, year));
    public double LowUsd(int year) => Parts.Sum(Spending(Expected, year, year));
    public double HighUsd(int year) => Parts.High(Spending(Expected, year, year));

    /// <summary>Filed from <see cref="From"/> up to a year, that year included; 0 for nothing.</summary>
    public double CumulativeFiledUsd(int year) => Ratio.WhereTagged(Parts.Sum(Spending(FiledOnly, From, year)));
    public double CumulativeLowUsd(int year) => Ratio.WhereTagged(Parts.Sum(Spending(Expected, From, year)));
    public double CumulativeHighUsd(int year) => Ratio.WhereTagged(Parts.High(Spending(Expected, From, year)));

    /// <summary>What a cell has of filings alone.</summary>
    public static (double Low, double High) FiledOnly(CapexCell cell) => (cell.Usd, double.NaN);

    /// <summary>What a cell has of filings and of what is told.</summary>
    public static (double Low, double High) Expected(CapexCell cell) => (cell.LowUsd, cell.HighUsd);

    /// <summary>What each builder spends in each of some years, with the filings and words behind it; those of which nothing is known are left out.</summary>
    /// <param name="of">Which ends of a cell.</param>
    /// <param name="from">First year.</param>
    /// <param name="to">Last year, included.</param>
    public IEnumerable<FigurePart> Spending(Func<CapexCell, (double Low, double High)> of, int from, int to) =>
        Enumerable.Range(from, Math.Max(0, to - from + 1)).SelectMany(year => Builders.Select(builder => builder.PartOf(year, of, Request.Years))).Where(part => !double.IsNaN(part.Value));

    /// <summary>The last year, up to a given one, of which as many builders are known as of the year before; null where there is none.</summary>
    public int? NewestYear(int upTo)
    {
        return Years.Where(y => y <= upTo && Known(y) > 0 && Known(y) >= Known(y - 1)).Select(y => (int?)y).LastOrDefault();

        int Known(int year) => Builders.Count(b => !double.IsNaN(b[year].LowUsd));
    }

    /// <summary>Builder-months of the years of the expectation that neither a filing nor guidance covers, of all of them.</summary>
    public (int Missing, int Of) Uncovered
    {
        get
        {
            var months = from builder in Builders from year in Enumerable.Range(From, To - From + 1) select builder[year].ExpectedMonths;
            return (months.Sum(m => 12 - m), months.Count() * 12);
        }
    }

    /// <summary>
    /// Capex of all builders ÷ their revenue, and ÷ their D&amp;A, in each one's newest fiscal year or some years before it; of those that state both.
    /// </summary>
    public (double ToRevenue, double ToDa) IntensityOf(int yearsBack) =>
        (Parts.Ratio(Intensity(Concept.Revenue, yearsBack)), Parts.Ratio(Intensity(Concept.DepreciationAmortization, yearsBack)));

    /// <summary>Capex of each builder beside what it is set against: revenue or D&amp;A.</summary>
    public IEnumerable<FigurePart> Intensity(Concept against, int yearsBack)
    {
        foreach (var builder in Builders.Where(b => b.Filed.Count > 0))
        {
            if (builder.Filed.LastOrDefault(y => y.Year == builder.Filed[^1].Year - yearsBack) is not { } year)
                continue;
            var below = against == Concept.Revenue ? year.Revenue : year.DepreciationAmortization;
            if (year.Capex > 0 && below > 0)
                yield return new FigurePart(builder.Row, year.Capex) { Second = below, Name = builder.Company.Company, Behind = [PartSource.Of(Concept.Capex, year.End), PartSource.Of(against, year.End)] };
        }
    }

    /// <param name="book">The universe as of a day; guidance told later is not used.</param>
    /// <param name="request">The question.</param>
    /// <param name="figuresOf">The fiscal years of a company, as known on the book's day.</param>
    public static BuildOutAnswer Of(ScoreBook book, BuildOutRequest request, Func<int, IReadOnlyList<FiscalYearFigures>> figuresOf)
    {
        var all = book.Method.Hyperscalers.Select(h => BuilderOf(book, request.Years, h, figuresOf(h.Cik))).ToArray();
        var builders = all.Where(b => !b.Company.Comparison).ToArray();
        var known = builders.SelectMany(b => b.Years.Keys).ToArray();
        return new BuildOutAnswer
        {
            Request = request,
            Book = book,
            Builders = builders,
            Comparisons = [.. all.Where(b => b.Company.Comparison)],
            Years = known.Length == 0 ? [] : [.. Enumerable.Range(known.Min(), known.Max() - known.Min() + 1)],
        };
    }

    private static Builder BuilderOf(ScoreBook book, YearCount count, Hyperscaler company, IReadOnlyList<FiscalYearFigures> figures)
    {
        // Every hyperscaler reports in dollars; another currency has no place in these sums.
        var filed = SpendingYear.Of([.. figures.Where(f => f.Currency == "USD")]);
        var newest = filed.LastOrDefault(y => !double.IsNaN(y.Capex));
        CapexGuidance[] guidance = [.. book.Method.CapexGuidance.Where(g => g.Cik == company.Cik && g.Stated <= book.Key.AsOf && (newest is null || g.FiscalYear > newest.Year))];
        return new Builder
        {
            Company = company,
            Row = book.RowOf(company.Cik),
            Filed = filed,
            Guidance = guidance,
            Years = count == YearCount.Fiscal ? ByFiscalYear(filed, guidance) : ByCalendarYear(filed, guidance, newest?.End),
        };
    }

    private static Dictionary<int, CapexCell> ByFiscalYear(IReadOnlyList<SpendingYear> filed, CapexGuidance[] guidance)
    {
        var cells = new Dictionary<int, CapexCell>();
        foreach (var year in filed.Where(y => !double.IsNaN(y.Capex)))
            cells[year.Year] = new CapexCell(year.Capex, 12, year.Capex, year.Capex, 12);
        foreach (var guided in guidance)
            cells[guided.FiscalYear] = new CapexCell(double.NaN, 0, guided.FromUsd, HighOf(guided), 12);
        return cells;
    }

    private static Dictionary<int, CapexCell> ByCalendarYear(IReadOnlyList<SpendingYear> filed, CapexGuidance[] guidance, DateOnly? newest)
    {
        var stated = filed.Select(y => (y.End, y.Capex)).ToArray();
        // The end of a guided year is the newest end moved on; a company without filings here counts by the calendar.
        DateOnly EndOf(CapexGuidance g) => newest is { } end ? end.AddYears(g.FiscalYear - SpendingYear.LabelOf(end)) : new DateOnly(g.FiscalYear, 12, 31);
        var reported = CalendarCapex.Of(stated).ToDictionary(y => y.Year);
        var low = CalendarCapex.Of([.. stated, .. guidance.Select(g => (EndOf(g), g.FromUsd))]);
        var high = CalendarCapex.Of([.. stated, .. guidance.Select(g => (EndOf(g), HighOf(g)))]).ToDictionary(y => y.Year);
        return low.ToDictionary(y => y.Year, y => new CapexCell(
            reported.TryGetValue(y.Year, out var r) ? r.Capex : double.NaN, reported.TryGetValue(y.Year, out r) ? r.Months : 0, y.Capex, high[y.Year].Capex, y.Months));
    }

    private static double HighOf(CapexGuidance guidance) => double.IsNaN(guidance.ToUsd) ? guidance.FromUsd : guidance.ToUsd;
}
