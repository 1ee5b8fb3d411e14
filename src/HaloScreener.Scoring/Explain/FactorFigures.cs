using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Explain;

/// <summary>Where a company stands among others: the median and the quartiles of each factor's raw value over the rated companies of the main track that have it.</summary>
public static class FactorFigures
{
    public static FigureSet Set { get; } = new(
        "factors",
        [.. ScoringMethod.Default.Factors.SelectMany(f => (FigureName[])[new(f.Id, KindOf(f.Format)), new(f.Id + "_q1", KindOf(f.Format)), new(f.Id + "_q3", KindOf(f.Format))])],
        (query, _) => FigureSet.Any(BookQuestion.Parse(query)),
        Of);

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var id = context.Request.Figure.Id;
        var (factor, place) = id switch
        {
            _ when id.EndsWith("_q1", StringComparison.Ordinal) => (id[..^3], five => five.LowerQuartile),
            _ when id.EndsWith("_q3", StringComparison.Ordinal) => (id[..^3], five => five.UpperQuartile),
            _ => (id, (Func<FiveNumbers, double>)(five => five.Median)),
        };
        return FigureSets.Since(context, book => Raw(book.Method.IndexOf(factor), factor, place).TermOf(book, FigureSets.Ranked(book)));
    }

    private static Aggregate Raw(int index, string factor, Func<FiveNumbers, double> place) => Aggregate.InLine(
        factor, (book, row) => book.Factors[index].State[row] == FactorState.Present ? book.Factors[index].Raw[row] : double.NaN, place);

    private static ColumnKind KindOf(RawFormat format) => format switch
    {
        RawFormat.Multiple => ColumnKind.Multiple,
        RawFormat.Percent => ColumnKind.Percent,
        RawFormat.Years => ColumnKind.Years,
        RawFormat.Points => ColumnKind.Points,
        _ => ColumnKind.Index,
    };
}
