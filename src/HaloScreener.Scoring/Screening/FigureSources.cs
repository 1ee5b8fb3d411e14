using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Screening;

/// <summary>A company's figures by how many fiscal years back they stand: the way from a number to the filings behind it.</summary>
internal sealed class FigureSources
{
    private const double DaysPerYear = 365.25;

    private readonly ScoreBook _book;
    private readonly int _row;
    private readonly Dictionary<(Concept Concept, int YearsBack), Fundamental> _figures = [];

    /// <param name="book">The book.</param>
    /// <param name="row">The company's row.</param>
    /// <param name="fundamentals">Its figures as of the book's day.</param>
    public FigureSources(ScoreBook book, int row, IReadOnlyList<Fundamental> fundamentals)
    {
        (_book, _row) = (book, row);
        if (book.PeriodEnd[row] is { } latest)
            Place(fundamentals, latest);
    }

    /// <summary>The figures that a book has of a company, of whichever basis.</summary>
    /// <param name="book">The book.</param>
    /// <param name="row">The company's row.</param>
    /// <param name="fundamentals">Its fiscal years as of the book's day, made of <paramref name="vintages"/>.</param>
    /// <param name="vintages">All vintages of its fiscal years.</param>
    /// <param name="interim">All vintages of what its quarterly reports state.</param>
    public static FigureSources Of(ScoreBook book, int row, IReadOnlyList<Fundamental> fundamentals, IReadOnlyList<ResolvedValue> vintages, IReadOnlyList<ResolvedValue> interim) =>
        book.IsTrailingOf(row) && TrailingStatement.Series(vintages, interim, book.Key.AsOf, CompanyYears.Span) is { Count: > 0 } trailing
            ? OfTrailing(book, row, fundamentals, trailing)
            : new FigureSources(book, row, fundamentals);

    /// <summary>The figures of a company whose latest year is a trailing one: the same years as the book's (see <see cref="TrailingReader"/>).</summary>
    /// <param name="book">The book.</param>
    /// <param name="row">The company's row.</param>
    /// <param name="fundamentals">Its fiscal years as of the book's day.</param>
    /// <param name="trailing">Its trailing years, newest first; null where a fiscal year stands in.</param>
    private static FigureSources OfTrailing(ScoreBook book, int row, IReadOnlyList<Fundamental> fundamentals, IReadOnlyList<TrailingStatement?> trailing)
    {
        var newest = trailing[0]!;
        var fiscal = new FigureSources(book, row, []);
        fiscal.Place(fundamentals, newest.YearEnd);
        var sources = new FigureSources(book, row, []);
        for (var back = 0; back < trailing.Count; back++)
        {
            if (trailing[back] is { } statement)
            {
                foreach (var part in statement.Parts)
                    sources._figures[(part.Figure.Concept, back)] = Fundamental.Of(part);
                continue;
            }
            foreach (var ((concept, _), figure) in fiscal._figures.Where(f => f.Key.YearsBack == back - TrailingReader.ShiftAfter(newest.Stretch)))
                sources._figures[(concept, back)] = figure;
        }
        return sources;
    }

    private void Place(IReadOnlyList<Fundamental> fundamentals, DateOnly latest)
    {
        foreach (var figure in fundamentals)
        {
            // Money in another currency than that of the book's year is in no ratio of it.
            if (figure.Concept.Unit == ConceptUnit.Money && figure.Value.Unit != _book.Currency[_row])
                continue;
            var apart = (latest.DayNumber - figure.Value.Period.End.DayNumber) / DaysPerYear;
            var key = (figure.Concept.Concept, (int)Math.Round(apart));
            if (!_figures.TryGetValue(key, out var other) || Math.Abs(apart - key.Item2) < Math.Abs(Apart(other, latest) - key.Item2))
                _figures[key] = figure;
        }
    }

    /// <summary>A concept of the latest year; nothing where it is not stated.</summary>
    public IReadOnlyList<Fundamental> OfConcept(Concept concept) => Those([new FactorInput(concept, [0])]);

    /// <summary>The figures that a factor was worked out from, those that are there.</summary>
    public IReadOnlyList<Fundamental> OfFactor(string factor) =>
        Those(FactorInputs.Of(factor, _book.Method.Rules.Formulas, _book.Companies[_row].Sic, concept => _figures.ContainsKey((concept, 0))));

    /// <summary>The figures that a sign of overcapacity was worked out from, of the latest year and of the one that it is compared with.</summary>
    public IReadOnlyList<Fundamental> OfOvercapacity(string sign) => Those(FactorInputs.OfOvercapacity(sign, _book.Method.Rules.Analyses.OvercapacityYears));

    /// <summary>The figures of filings behind a column of the market's group; prices are in <see cref="MarketFigures.Closes"/>.</summary>
    public IReadOnlyList<Fundamental> OfMarket(string column)
    {
        var market = _book.MarketOf(_row);
        Concept[] value = market.Source switch
        {
            MarketValueSource.PublicFloat => [Concept.PublicFloat],
            MarketValueSource.Prices when market.Closes.All(c => c.Shares is null) => [Concept.SharesOutstanding],
            _ => [],
        };
        Concept[] all = column switch
        {
            "ev" => [.. value, Concept.Debt, Concept.Cash],
            "ev_sales" => [.. value, Concept.Debt, Concept.Cash, Concept.Revenue],
            "pb" => [.. value, Concept.Equity],
            _ => value,
        };
        return Those(all.Select(concept => new FactorInput(concept, [0])));
    }

    private static double Apart(Fundamental figure, DateOnly latest) => (latest.DayNumber - figure.Value.Period.End.DayNumber) / DaysPerYear;

    private IReadOnlyList<Fundamental> Those(IEnumerable<FactorInput> inputs) =>
        [.. inputs.SelectMany(input => input.YearsBack.Select(back => _figures.GetValueOrDefault((input.Concept, back)))).OfType<Fundamental>()];
}
