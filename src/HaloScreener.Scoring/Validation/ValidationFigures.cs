using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Validation;

/// <summary>
/// The numbers of a list held against the ranking: its medians and counts, and the areas and gains with the companies of both sides. A company's part of
/// an area is the share of the other side from which its score tells it the right way round, and the area is the mean of either side's parts.
/// </summary>
public static class ValidationFigures
{
    /// <summary>Key of the term of the list's members.</summary>
    public const string Members = "Members";
    /// <summary>Key of the term of the other ranked companies.</summary>
    public const string Others = "Others";

    private static readonly (Predictor Predictor, string Id, PartSource[] Behind)[] Names =
    [
        (Predictor.Halo, "halo", [PartSource.Of("halo")]), (Predictor.Heaviness, "h", [PartSource.Of("h")]), (Predictor.Risk, "r", [PartSource.Of("r")]),
        // An industry's code and its exposure are in no filing's figures.
        (Predictor.Exposure, "exposure", []), (Predictor.Sector, "sector", []),
    ];

    private static readonly (Predictor Score, Predictor? Against, FigureName Name)[] Compared =
    [
        .. Names.Select(n => (n.Predictor, (Predictor?)null, new FigureName(IdOf(n.Predictor), ColumnKind.Index))),
        .. from score in Validator.Scores from baseline in Validator.Baselines select (score, (Predictor?)baseline, new FigureName(IdOf(score, baseline), ColumnKind.Index)),
    ];

    public static FigureSet Set { get; } = new(
        "validate",
        [.. ListFigures.Names, .. Compared.Select(c => c.Name)],
        (query, _) => FigureSet.Any(ValidationRequest.Parse(query)),
        Of);

    /// <summary>The name of an area.</summary>
    public static string IdOf(Predictor predictor) => "area_" + Names.First(n => n.Predictor == predictor).Id;

    /// <summary>The name of what a score's area exceeds a baseline's by.</summary>
    public static string IdOf(Predictor score, Predictor baseline) => $"gain_{Names.First(n => n.Predictor == score).Id}_{Names.First(n => n.Predictor == baseline).Id}";

    /// <summary>The score of a number, and the baseline that it is set against; null for one that compares no sides.</summary>
    public static (Predictor Score, Predictor? Against)? ComparedBy(string figure) => Compared.Where(c => c.Name.Id == figure).Select(c => ((Predictor, Predictor?)?)(c.Score, c.Against)).FirstOrDefault();

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        // The order of the members changes no number.
        var question = (ValidationRequest)context.Request.Question with { Sort = "rank", Descending = false };
        context = context with { Request = context.Request with { Question = question } };
        if (question.EntriesOf(context.Book, context.MembersOf) is not { } entries)
            return question.List is { } list ? ListFigures.Missing(list) : FigureSets.Refuse("tickers", null, "is wanted", "tickers, CIKs or names, or the number of a watchlist as list");
        if (ComparedBy(context.Request.Figure.Id) is not var (score, against))
            return ListFigures.Of(context, book => [.. CompanyMatcher.Match(book, entries).Matched.Select(m => m.Row)]);
        if (context.Since is not null)
            return FigureSets.Refuse("since", null, "is not taken by this number", "a list's medians and counts have a change");
        var sample = ListTrial.SampleOf(context.Book, CompanyMatcher.Match(context.Book, entries), question.Label);
        return sample.HasBothSides
            ? new() { Request = Compare(context, sample, score, against, question.Label == CompanyLabel.Halo) }
            : FigureSets.Refuse(question.List is null ? "tickers" : "list", null, "leaves nothing to compare", "a list with a ranked company that does not hold all of them");
    }

    private static FigureAnswer Compare(FigureContext context, LabelledSample sample, Predictor score, Predictor? against, bool membersHigh)
    {
        var (area, other) = (Predictors.AreaOf(score, sample), against is { } baseline ? Predictors.AreaOf(baseline, sample) : null);
        var (right, set, own) = (area.Shares(), other?.Shares(), Predictors.NumbersOf(score, sample));
        var drawn = Bootstrap.Areas(other is null ? [area] : [area, other], sample.Positive);
        return new FigureAnswer
        {
            Request = context.Request,
            Book = sample.Book,
            Terms = [TermOf(Members, membersHigh), TermOf(Others, !membersHigh)],
            Join = TermJoin.Sides,
            Interval = other is null ? Estimate.Of(area.Value, drawn[0]) : Bootstrap.Difference(area.Value, other.Value, drawn[0], drawn[1]),
        };

        FigureTerm TermOf(string key, bool positive) => new()
        {
            Book = sample.Book,
            Key = key,
            Kind = PartKind.Mean,
            Parts = [.. Enumerable.Range(0, own.Length).Where(i => sample.Positive[i] == positive).Select(i => new FigurePart(sample.Rows[i], right[i]) { Second = set?[i] ?? double.NaN, Own = own[i] })],
            Behind = Names.First(n => n.Predictor == score).Behind,
        };
    }
}
