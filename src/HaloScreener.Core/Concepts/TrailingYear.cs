using HaloScreener.Core.Facts;

namespace HaloScreener.Core.Concepts;

/// <summary>One concept of a fiscal year as known on a day, as the first part of a trailing year.</summary>
/// <param name="Value">The year's flow or the balance at its end; NaN where there is none.</param>
/// <param name="Flags">What to know of it.</param>
/// <param name="Filed">When it was filed.</param>
/// <param name="Unit">Currency code or <c>shares</c>.</param>
/// <param name="IsRecast">
/// Whether it took the place of an earlier figure, or its filing restated the year before: then what was said of parts of it before does not compare.
/// </param>
public readonly record struct YearFigure(double Value, ValueFlags Flags, DateOnly Filed, string Unit, bool IsRecast)
{
    public static YearFigure None { get; } = new(double.NaN, ValueFlags.None, default, "", false);
    public bool HasValue => !double.IsNaN(Value);
}

/// <summary>One concept of a trailing year.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Value">Its value in <paramref name="Unit"/>.</param>
/// <param name="Flags">Those of its parts; <see cref="ValueFlags.OfFiscalYear"/> where it is the fiscal year's.</param>
/// <param name="Filed">When the newest of its parts was filed.</param>
/// <param name="Unit">Currency code or <c>shares</c>.</param>
/// <param name="ToDate">Index in the <see cref="InterimFigures"/> of the flow since the fiscal year, or of the balance; -1 for a figure of the fiscal year.</param>
/// <param name="Before">Index of the flow of the same months a year before; -1 for what is no sum of flows.</param>
public readonly record struct TrailingFigure(Concept Concept, double Value, ValueFlags Flags, DateOnly Filed, string Unit, int ToDate, int Before);

/// <summary>
/// Twelve months up to a quarter's end: fiscal year + year to date − the same months of the year before, with the balances of the quarter's end.
/// The rules are in docs/decisions on trailing years.
/// </summary>
public static class TrailingYear
{
    /// <summary>Stand-ins measure another thing: a year of one kind and months of another do not add up.</summary>
    private const ValueFlags StandIns = ValueFlags.DepreciationIncludesAmortisation | ValueFlags.OperatingIncomeFromPretax | ValueFlags.SegmentCapex;

    /// <summary>A part of a year above the whole by more than this share shows that the two measure different things.</summary>
    private const double MostAboveYear = 0.01;

    /// <summary>Months recast by more than this share since the year was filed are those of another business: one was sold, or is to be.</summary>
    private const double MostRecast = 0.05;

    private static readonly Concept[] NeverBelowZero =
        [Concept.Revenue, Concept.CostOfRevenue, Concept.Capex, Concept.Depreciation, Concept.DepreciationAmortization, Concept.Sga, Concept.Rd];

    /// <summary>Whether a fiscal year that ends on a day is the one after which a stretch begins.</summary>
    public static bool Follows(FiscalPeriod stretch, DateOnly yearEnd)
    {
        for (var shift = -FiscalPeriod.RoundingToleranceDays; shift <= FiscalPeriod.RoundingToleranceDays; shift += FiscalPeriod.RoundingToleranceDays)
        {
            if (FiscalPeriod.QuartersBetween(yearEnd.AddDays(1 + shift), stretch.End) == stretch.Quarters)
                return true;
        }
        return false;
    }

    /// <summary>
    /// Makes the trailing year that ends with a stretch of quarters. False when it cannot be made: total assets of its end, revenue or net income
    /// (of those that the fiscal year has) lack a part.
    /// </summary>
    /// <param name="year">The fiscal year before the stretch, by concept, in force on the day.</param>
    /// <param name="interim">What quarterly reports had stated by the day.</param>
    /// <param name="stretch">The stretch.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="figures">Emptied, then filled: every concept that the fiscal year or the quarter has.</param>
    public static bool TryMake(Func<Concept, YearFigure> year, InterimFigures interim, FiscalPeriod stretch, DateOnly asOf, List<TrailingFigure> figures)
    {
        figures.Clear();
        var before = interim.Before(stretch, 1);
        var end = stretch with { Quarters = FiscalPeriod.Instant };
        foreach (var info in ConceptInfo.All)
        {
            var ofYear = year(info.Concept);
            var figure = info.Period == ConceptPeriod.Instant ? Balance(info.Concept, interim, end, asOf) : Flow(info, ofYear, interim, stretch, before, asOf);
            if (figure is { } made)
                figures.Add(made);
            else if (IsAnchor(info.Concept) && (ofYear.HasValue || info.Concept == Concept.Assets))
                return false;
            else if (ofYear.HasValue)
                figures.Add(new TrailingFigure(info.Concept, ofYear.Value, ofYear.Flags | ValueFlags.OfFiscalYear, ofYear.Filed, ofYear.Unit, -1, -1));
        }
        return true;
    }

    private static bool IsAnchor(Concept concept) => concept is Concept.Assets or Concept.Revenue or Concept.NetIncome;

    private static TrailingFigure? Balance(Concept concept, InterimFigures interim, FiscalPeriod end, DateOnly asOf)
    {
        var index = interim.InForce(concept, end, asOf);
        if (index < 0)
            return null;
        var value = interim[index];
        return new TrailingFigure(concept, value.Value, value.Flags, value.Filed, value.Unit, index, -1);
    }

    private static TrailingFigure? Flow(ConceptInfo info, YearFigure year, InterimFigures interim, FiscalPeriod stretch, FiscalPeriod? before, DateOnly asOf)
    {
        var index = interim.InForce(info.Concept, stretch, asOf);
        if (index < 0)
            return null;
        var toDate = interim[index];
        // An average of shares is no sum: that of the year to date is the newest.
        if (info.Unit == ConceptUnit.Shares)
            return new TrailingFigure(info.Concept, toDate.Value, toDate.Flags, toDate.Filed, toDate.Unit, index, -1);
        if (!year.HasValue || before is not { } earlier || year.Unit != toDate.Unit || ((year.Flags ^ toDate.Flags) & StandIns) != 0)
            return null;
        var pair = PairOf(info.Concept, toDate, year, interim, earlier, asOf);
        if (pair < 0)
            return null;
        var taken = interim[pair];
        var rest = year.Value - taken.Value;
        if (rest < -MostAboveYear * Math.Abs(year.Value) && Array.IndexOf(NeverBelowZero, info.Concept) >= 0)
            return null;
        if (ScaleGuard.Watches(info.Concept) && ScaleGuard.AreApart(toDate.Value, taken.Value))
            return null;
        var filed = toDate.Filed > year.Filed ? toDate.Filed : year.Filed;
        return new TrailingFigure(
            info.Concept, rest + toDate.Value, year.Flags | toDate.Flags, taken.Filed > filed ? taken.Filed : filed, toDate.Unit, index, pair);
    }

    /// <summary>
    /// The same months of the year before, measured as the months to date are. As they stood when the fiscal year was filed, so that the rest of
    /// that year is a difference of like things; once the year itself is recast, as they stand on the day. -1 when there is none, or when the
    /// months were recast since and the year was not: then the months to date are another business's than the year.
    /// </summary>
    private static int PairOf(Concept concept, in ResolvedValue toDate, YearFigure year, InterimFigures interim, FiscalPeriod earlier, DateOnly asOf)
    {
        var now = interim.InForce(concept, earlier, asOf);
        var then = year.IsRecast ? now : interim.InForce(concept, earlier, year.Filed);
        if (then >= 0 && IsMadeLike(interim[then], interim[now]) && Math.Abs(interim[now].Value - interim[then].Value) > MostRecast * Math.Abs(interim[then].Value))
            return -1;
        if (then >= 0 && IsMadeLike(interim[then], toDate))
            return then;
        return now >= 0 && IsMadeLike(interim[now], toDate) ? now : -1;
    }

    private static bool IsMadeLike(in ResolvedValue one, in ResolvedValue other) =>
        one.Tag == other.Tag && one.ChainPosition == other.ChainPosition && one.Derived == other.Derived && one.Unit == other.Unit;
}
