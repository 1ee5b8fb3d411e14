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
    public double FiledUsd(int year) => Sum(b => b[year].Usd);
    public double LowUsd(int year) => Sum(b => b[year].LowUsd);
    public double HighUsd(int year) => Sum(b => b[year].HighUsd);

    /// <summary>Filed from <see cref="From"/> up to a year, that year included.</summary>
    public double CumulativeFiledUsd(int year) => Over(year, FiledUsd);
    public double CumulativeLowUsd(int year) => Over(year, LowUsd);
    public double CumulativeHighUsd(int year) => Over(year, HighUsd);

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
    public (double ToRevenue, double ToDa) IntensityOf(int yearsBack)
    {
        var years = Builders.Where(b => b.Filed.Count > 0)
            .Select(b => b.Filed.LastOrDefault(y => y.Year == b.Filed[^1].Year - yearsBack)).OfType<SpendingYear>().ToArray();
        return (Weighted(years, y => y.CapexToRevenue), Weighted(years, y => y.CapexToDa));

        // Σ capex ÷ Σ (capex ÷ ratio) is the sum of the numerators over that of the denominators.
        static double Weighted(SpendingYear[] years, Func<SpendingYear, double> ratio)
        {
            var known = years.Where(y => ratio(y) > 0).ToArray();
            return Ratio.Of(known.Sum(y => y.Capex), known.Sum(y => y.Capex / ratio(y)));
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

    private double Sum(Func<Builder, double> of) => Builders.Select(of).Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Sum();

    private double Over(int year, Func<int, double> of) =>
        Enumerable.Range(From, Math.Max(0, year - From + 1)).Select(of).Where(v => !double.IsNaN(v)).Sum();
}
