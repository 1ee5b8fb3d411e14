using System.Globalization;
using HaloScreener.Core.Facts;

namespace HaloScreener.Core.Concepts;

/// <summary>One figure of a trailing year with the statements that it is made of.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Year">The fiscal year's; null where it has none.</param>
/// <param name="ToDate">The flow since the fiscal year, or the balance at the quarter's end; null for a figure of the fiscal year.</param>
/// <param name="Before">The same months a year before; null for what is no sum of flows.</param>
public sealed record TrailingPart(TrailingFigure Figure, ResolvedValue? Year, ResolvedValue? ToDate, ResolvedValue? Before)
{
    /// <summary>Quarterly reports do not state it, or state what cannot be added: it is the fiscal year's.</summary>
    public bool IsOfFiscalYear => ToDate is null;

    /// <summary>The statements that add up to the figure, each with +1 or −1.</summary>
    public IEnumerable<(int Sign, ResolvedValue Value)> Terms
    {
        get
        {
            if (Year is { } year && (IsOfFiscalYear || Before is not null))
                yield return (1, year);
            if (ToDate is { } toDate)
                yield return (1, toDate);
            if (Before is { } before)
                yield return (-1, before);
        }
    }

    /// <summary>The figure as one value: the newest of its statements, with the sum as its value and the parts as its arithmetic.</summary>
    public ResolvedValue AsValue
    {
        get
        {
            if (ToDate is not { } toDate)
                return Year is { } year ? year with { Flags = Figure.Flags } : throw new InvalidOperationException($"{Figure.Concept} of the fiscal year has no statement.");
            if (Before is null)
                return toDate;
            return toDate with
            {
                Period = toDate.Period with { Quarters = FiscalPeriod.Year },
                Value = Figure.Value,
                Flags = Figure.Flags,
                Derived = true,
                Arithmetic = string.Join(' ', Terms.Select((t, i) => string.Create(
                    CultureInfo.InvariantCulture, $"{(t.Sign < 0 ? "− " : i > 0 ? "+ " : "")}{t.Value.Value:#,##0.##} ({t.Value.Period.Quarters * 3} months to {t.Value.Period.End:yyyy-MM-dd}, {t.Value.Accession})"))),
            };
        }
    }
}

/// <summary>One company's newest trailing year with its lineage.</summary>
/// <param name="Stretch">The quarters since the fiscal year; its end is that of the twelve months.</param>
/// <param name="YearEnd">End of the fiscal year before it.</param>
/// <param name="Parts">By concept.</param>
public sealed record TrailingStatement(FiscalPeriod Stretch, DateOnly YearEnd, IReadOnlyList<TrailingPart> Parts)
{
    /// <summary>The newest trailing year as of a day; null when the annual report is the newest, or twelve months cannot be made of the quarters.</summary>
    /// <inheritdoc cref="Series" path="/param"/>
    public static TrailingStatement? Of(IReadOnlyList<ResolvedValue> years, IReadOnlyList<ResolvedValue> interim, DateOnly asOf) =>
        Series(years, interim, asOf, 1) is [var newest] ? newest : null;

    /// <summary>
    /// The newest trailing year and those of the same quarter before it, newest first; null for a year that cannot be made, nothing when the newest
    /// cannot.
    /// </summary>
    /// <param name="years">All vintages of the company's fiscal years, ordered by concept, period end, filed date and accession.</param>
    /// <param name="interim">All its interim vintages, in the same order.</param>
    /// <param name="asOf">The day, included.</param>
    /// <param name="count">Years wanted.</param>
    public static IReadOnlyList<TrailingStatement?> Series(IReadOnlyList<ResolvedValue> years, IReadOnlyList<ResolvedValue> interim, DateOnly asOf, int count)
    {
        var known = new InterimFigures(interim, asOf);
        if (known.Newest is not { } newest)
            return [];
        var fiscal = new FiscalFigures(years, asOf);
        if (fiscal.Ends.Count == 0 || Make(fiscal, known, newest, fiscal.Ends.Count - 1, asOf) is not { } first)
            return [];
        var series = new TrailingStatement?[count];
        series[0] = first;
        for (var back = 1; back < count; back++)
        {
            if (known.Before(newest, back) is { } stretch && fiscal.EndBefore(stretch) is >= 0 and var year)
                series[back] = Make(fiscal, known, stretch, year, asOf);
        }
        return series;
    }

    private static TrailingStatement? Make(FiscalFigures fiscal, InterimFigures known, FiscalPeriod stretch, int year, DateOnly asOf)
    {
        var figures = new List<TrailingFigure>();
        if (!TrailingYear.Follows(stretch, fiscal.Ends[year]) || !TrailingYear.TryMake(concept => fiscal.FigureOf(concept, year), known, stretch, asOf, figures))
            return null;
        return new TrailingStatement(stretch, fiscal.Ends[year], [.. figures.Select(f => new TrailingPart(
            f, fiscal.ValueOf(f.Concept, year), f.ToDate < 0 ? null : known[f.ToDate], f.Before < 0 ? null : known[f.Before]))]);
    }

    /// <summary>A company's fiscal years as known on a day.</summary>
    private sealed class FiscalFigures
    {
        private readonly Dictionary<(Concept, DateOnly), ResolvedValue> _inForce;
        private readonly ILookup<(Concept, DateOnly), ResolvedValue> _vintages;

        public FiscalFigures(IReadOnlyList<ResolvedValue> years, DateOnly asOf)
        {
            var inForce = AsOf.Select(years, asOf).InForce;
            _inForce = inForce.ToDictionary(v => (v.Concept, v.Period.End));
            _vintages = years.Where(v => v.Filed <= asOf).ToLookup(v => (v.Concept, v.Period.End));
            Ends = [.. inForce
                .Where(v => v.Concept is Concept.Revenue or Concept.NetIncome or Concept.OperatingCashFlow && v.Period.End <= v.Filed)
                .Select(v => v.Period.End).Distinct().Order()];
        }

        /// <summary>Ends of the years that an income or cash-flow statement was filed of, oldest first.</summary>
        public IReadOnlyList<DateOnly> Ends { get; }

        /// <summary>Index of the year that a stretch follows; -1 for none.</summary>
        public int EndBefore(FiscalPeriod stretch)
        {
            for (var i = Ends.Count - 1; i >= 0; i--)
            {
                if (TrailingYear.Follows(stretch, Ends[i]))
                    return i;
            }
            return -1;
        }

        public ResolvedValue? ValueOf(Concept concept, int year) => _inForce.TryGetValue((concept, Ends[year]), out var value) ? value : null;

        public YearFigure FigureOf(Concept concept, int year)
        {
            if (ValueOf(concept, year) is not { } value)
                return YearFigure.None;
            var recast = _vintages[(concept, Ends[year])].Skip(1).Any()
                || (year > 0 && _vintages[(concept, Ends[year - 1])].Skip(1).Any(v => v.Filed == value.Filed));
            return new YearFigure(value.Value, value.Flags, value.Filed, value.Unit, recast);
        }
    }
}
