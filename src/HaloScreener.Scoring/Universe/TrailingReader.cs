using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Scoring.Universe;

/// <summary>What became of a company's quarterly reports.</summary>
internal enum TrailingOutcome
{
    /// <summary>The annual report is the newest.</summary>
    AnnualIsNewest,
    /// <summary>The latest year is a trailing one.</summary>
    Made,
    /// <summary>A quarterly report is newer, but twelve months cannot be made of it.</summary>
    CannotBeMade,
}

/// <summary>
/// Puts a trailing year in the place of the latest fiscal year. The years before it are trailing years of the same quarter as far as they can be
/// made, else the fiscal years nearest to that distance: of two as near, the older, which shares no month with the year after it.
/// </summary>
internal sealed class TrailingReader
{
    private static readonly bool[] IsMoney = [false, .. ConceptInfo.All.Select(c => c.Unit == ConceptUnit.Money)];

    private readonly List<TrailingFigure> _figures = [];

    /// <summary>Fills <paramref name="years"/>, whole or not at all.</summary>
    /// <param name="fiscal">The company's fiscal years as known on the day.</param>
    /// <param name="interim">Its interim vintages, ordered by concept, period end, length, filed date and accession.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="years">Filled when the outcome is <see cref="TrailingOutcome.Made"/>.</param>
    public TrailingOutcome Read(CompanyYears fiscal, IReadOnlyList<ResolvedValue> interim, DateOnly asOf, CompanyYears years)
    {
        var known = new InterimFigures(interim, asOf);
        if (fiscal.PeriodEnd is not { } yearEnd || known.Newest is not { } stretch || stretch.End <= yearEnd)
            return TrailingOutcome.AnnualIsNewest;
        years.Clear();
        if (!TryFill(fiscal, known, stretch, 0, asOf, years))
            return TrailingOutcome.CannotBeMade;
        years.IsTrailing = true;
        years.Currency = fiscal.Currency;
        years.Form = fiscal.Form;
        years.ScaleError = fiscal.ScaleError;
        years.PublicFloatRejected = fiscal.PublicFloatRejected;
        var shift = ShiftAfter(stretch);
        for (var back = 1; back < CompanyYears.Span; back++)
        {
            if (known.Before(stretch, back) is not { } before || !TryFill(fiscal, known, before, back, asOf, years))
                Copy(fiscal, back - shift, years, back);
        }
        for (var back = 0; back < CompanyYears.Span; back++)
        {
            if (fiscal.FirstFiledOf(back) is { } filed)
                years.SetFirstFiled(back, filed);
        }
        FigureGuards.Apply(years);
        return TrailingOutcome.Made;
    }

    /// <summary>
    /// By how many places fiscal years move back behind a trailing year: after three quarters the fiscal year before it is nearer to one year back
    /// than the one before that.
    /// </summary>
    public static int ShiftAfter(FiscalPeriod stretch) => stretch.Quarters > FiscalPeriod.Year / 2 ? 1 : 0;

    private bool TryFill(CompanyYears fiscal, InterimFigures known, FiscalPeriod stretch, int back, DateOnly asOf, CompanyYears years)
    {
        var base_ = -1;
        for (var slot = 0; slot < CompanyYears.Span && base_ < 0; slot++)
        {
            if (fiscal.EndOf(slot) is { } end && TrailingYear.Follows(stretch, end))
                base_ = slot;
        }
        if (base_ < 0 || !TrailingYear.TryMake(concept => FigureOf(fiscal, concept, base_), known, stretch, asOf, _figures))
            return false;
        years.SetEnd(back, stretch.End);
        foreach (var figure in _figures)
        {
            if (IsMoney[(int)figure.Concept] && figure.Unit != fiscal.Currency)
                continue;
            years[figure.Concept, back] = figure.Value;
            years.SetFlags(figure.Concept, back, figure.Flags);
            years.SetFiled(figure.Concept, back, figure.Filed, restated: false);
            if (years.NewestFiled is not { } newest || figure.Filed > newest)
                years.NewestFiled = figure.Filed;
        }
        return true;
    }

    private static YearFigure FigureOf(CompanyYears fiscal, Concept concept, int back)
    {
        var value = fiscal[concept, back];
        return double.IsNaN(value)
            ? YearFigure.None
            : new YearFigure(
                value, fiscal.FlagsOf(concept, back), fiscal.FiledOf(concept, back), IsMoney[(int)concept] ? fiscal.Currency ?? "" : "shares", fiscal.IsRecast(concept, back));
    }

    private static void Copy(CompanyYears from, int fromBack, CompanyYears to, int toBack)
    {
        if (from.EndOf(fromBack) is not { } end)
            return;
        to.SetEnd(toBack, end);
        foreach (var info in ConceptInfo.All)
        {
            to[info.Concept, toBack] = from[info.Concept, fromBack];
            to.SetFlags(info.Concept, toBack, from.FlagsOf(info.Concept, fromBack));
            to.SetFiled(info.Concept, toBack, from.FiledOf(info.Concept, fromBack), from.IsRecast(info.Concept, fromBack));
        }
    }
}
