using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;
using HaloScreener.Scoring.Validation;
using HaloScreener.Web.Features.Migration;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Figures;

/// <summary>A number of many companies in words: its name, its value, how it is made.</summary>
public sealed class FigureWords(IStringLocalizer<FiguresText> texts, IStringLocalizer<MigrationText> migration, IStringLocalizer<ValidateText> validate, Terms terms, Format format)
{
    /// <summary>How many of the largest are told together.</summary>
    private const int Largest = 5;

    /// <summary>What the number is called by itself.</summary>
    public string NameOf(FigureRequest request) => NameOf(request.Set, request.Figure.Id);

    /// <summary>"Energy: capital expenditure".</summary>
    public string TitleOf(FigureAnswer answer)
    {
        var name = NameOf(answer.Request);
        if (answer.Request.Since is not null)
            name = texts["Change.Of", name];
        if (answer.Join == TermJoin.LogRatio)
            name = texts["Spread.Of", name];
        return answer.Request.Year is { } year ? texts["Heading.Year", SubjectOf(answer), name, year] : texts["Heading", SubjectOf(answer), name];
    }

    public string LeadOf(FigureAnswer answer) => answer.Request.Since is { } since
        ? texts["Lead.Since", format.Date(since), format.Date(answer.Book.Key.AsOf)]
        : texts["Lead", format.Date(answer.Book.Key.AsOf)];

    public string ValueOf(FigureAnswer answer)
    {
        var kind = answer.Request.Figure.Kind;
        return answer.Join switch
        {
            TermJoin.LogRatio => format.Change(answer.Value, 2),
            TermJoin.Sides when Against(answer) is not null => format.Change(answer.Value, 2),
            TermJoin.Difference when kind == ColumnKind.Percent => texts["Points", format.Change(100 * answer.Value, 1)],
            TermJoin.Difference => format.Change(answer.Value, kind == ColumnKind.Integer ? 0 : 1),
            _ when !double.IsNaN(answer.High) => format.AmountRange(answer.Value, answer.High),
            _ => format.Cell(answer.Value, kind, null),
        };
    }

    /// <summary>The value of one term.</summary>
    public string ValueOf(FigureTerm term, ColumnKind kind) =>
        term.Kind == PartKind.Range ? format.AmountRange(term.Value, term.Second) : format.Cell(term.Value, kind, null);

    /// <summary>What sets a term apart from the other.</summary>
    public string NameOf(FigureTerm term) => term.Key is { } key ? texts["Term." + key] : texts["Term.Day", format.Date(term.Book.Key.AsOf)];

    /// <summary>How the number is made, with its own figures.</summary>
    public string FormulaOf(FigureAnswer answer)
    {
        var (kind, terms_) = (answer.Request.Figure.Kind, answer.Terms);
        return answer.Join switch
        {
            TermJoin.Difference => texts["Formula.Difference", ValueOf(terms_[0], kind), NameOf(terms_[0]), ValueOf(terms_[1], kind), NameOf(terms_[1])],
            TermJoin.Sides when Against(answer) is { } baseline => texts["Formula.Gain", NameOf(ScoreOf(answer)), NameOf(baseline), format.Count(terms_[0].Parts.Count), ValueOf(answer)],
            TermJoin.Sides => texts["Formula.Area", format.Count(terms_[0].Parts.Count), format.Count(terms_[1].Parts.Count), ValueOf(answer)],
            TermJoin.LogRatio => texts["Formula.LogRatio", ValueOf(terms_[0], kind), NameOf(terms_[0]), ValueOf(terms_[1], kind), NameOf(terms_[1])],
            _ => FormulaOf(answer, terms_[0]),
        };
    }

    /// <summary>What else must be known of it.</summary>
    public IEnumerable<string> NotesOf(FigureAnswer answer)
    {
        var own = texts[$"Note.{answer.Request.Set.Id}.{answer.Request.Figure.Id}"];
        if (!own.ResourceNotFound)
            yield return own;
        var shared = texts["Note." + answer.Request.Set.Id];
        if (!shared.ResourceNotFound)
            yield return shared;
        if (answer.Interval is { } interval)
            yield return Against(answer) is null ? texts["Note.Interval", format.Fixed(interval.Low, 2), format.Fixed(interval.High, 2), format.Count(ValidationReport.Draws)]
                : texts["Note.Interval", format.Change(interval.Low, 2), format.Change(interval.High, 2), format.Count(ValidationReport.Draws)];
        foreach (var predictor in (Predictor?[])[answer.Interval is null ? null : ScoreOf(answer), Against(answer)])
        {
            if (predictor is Predictor.Exposure or Predictor.Sector)
                yield return texts["Note.Baseline." + predictor];
        }
        var term = answer.Terms[0];
        if (!IsChance(answer) && term is { Kind: PartKind.Sum, Parts.Count: > Largest } && term.Parts.All(p => p.Value >= 0) && term.Value > 0)
            yield return texts["Note.Largest", Largest, format.Share(term.Parts.Select(p => p.Value).OrderDescending().Take(Largest).Sum() / term.Value)];
        if (term.LeftOut > 0)
            yield return texts["Note.LeftOut", format.Count(term.LeftOut)];
        if (term.Behind.Any(b => b.Number is "halo" or "h" or "r"))
            yield return texts["Note.Scores"];
    }

    /// <summary>The head of the column of the parts.</summary>
    public string PartHead(FigureAnswer answer) => answer.Terms[0] switch
    {
        { Kind: PartKind.Range } => texts["Head.Low"],
        { Kind: PartKind.Mean } when Against(answer) is not null => texts["Head.Right.By", NameOf(ScoreOf(answer))],
        { Kind: PartKind.Mean } => texts["Head.Right"],
        _ when IsChance(answer) => texts["Head.Chance"],
        { Kind: PartKind.Place } => OwnNameOf(answer.Request),
        { Kind: PartKind.Sum or PartKind.Ratio, Behind: [{ Concept: { } concept }, ..] } when !IsWorkedOut(answer) => terms.Of(concept),
        _ => NameOf(answer.Request),
    };

    /// <summary>The head of the column beside it; null where there is none.</summary>
    public string? SecondHead(FigureAnswer answer) => answer.Terms[0] switch
    {
        { Kind: PartKind.Range } => texts["Head.High"],
        { Kind: PartKind.Mean } when Against(answer) is { } baseline => texts["Head.Right.By", NameOf(baseline)],
        { Kind: PartKind.Ratio, Behind: [_, { Concept: { } concept }] } when !IsWorkedOut(answer) => terms.Of(concept),
        { Kind: PartKind.Ratio } when !IsShareOfCompanies(answer) => texts["Head.Whole"],
        _ => null,
    };

    /// <summary>The head of the column of each company's own number, by which it is compared, and how it reads; null where the part is its own.</summary>
    public (string Head, ColumnKind Kind)? Own(FigureAnswer answer) => answer.Terms[0].Kind != PartKind.Mean ? null : (NameOf(ScoreOf(answer)), ScoreOf(answer) switch
    {
        Predictor.Exposure => ColumnKind.Index,
        Predictor.Sector => ColumnKind.Percent,
        _ => ColumnKind.Score,
    });

    /// <summary>Whether each part has a share of the number that says something.</summary>
    public static bool HasShare(FigureAnswer answer) => answer.Terms[0].Kind == PartKind.Sum && answer.Request.Company is null && !IsChance(answer);

    /// <summary>How a part reads: money in dollars, a score as a score.</summary>
    public ColumnKind PartKindOf(FigureAnswer answer) => answer.Terms[0].Kind == PartKind.Mean || IsChance(answer) ? ColumnKind.Percent : answer.Terms[0].Kind == PartKind.Ratio ? IsShareOfCompanies(answer) ? ColumnKind.Integer : ColumnKind.Money : answer.Request.Figure.Kind;

    /// <summary>Whether the number is what a random list would have.</summary>
    private static bool IsChance(FigureAnswer answer) => ListFigures.IsByChance(answer.Request.Figure.Id);

    private static Predictor ScoreOf(FigureAnswer answer) => ValidationFigures.ComparedBy(answer.Request.Figure.Id)!.Value.Score;

    /// <summary>The baseline of a gain; null for an area, and for what compares no sides.</summary>
    private static Predictor? Against(FigureAnswer answer) => ValidationFigures.ComparedBy(answer.Request.Figure.Id)?.Against;

    private string NameOf(Predictor predictor) => validate["Predictor." + predictor];

    /// <summary>Whether a part is worked out from several figures, as under stress, and not a figure itself.</summary>
    private static bool IsWorkedOut(FigureAnswer answer) => answer.Request.Set.Id is "stress" or OvercapacityFigures.Id || answer.Request.Figure.Id.StartsWith("implied_life", StringComparison.Ordinal);

    /// <summary>Whether each company counts as one: a share of companies and not of money.</summary>
    private static bool IsShareOfCompanies(FigureAnswer answer) => answer.Terms[0].Parts is { Count: > 0 } parts && parts.All(p => p.Second == 1);

    private string FormulaOf(FigureAnswer answer, FigureTerm term)
    {
        var count = format.Count(term.Parts.Count);
        var id = answer.Request.Figure.Id;
        return term.Kind switch
        {
            PartKind.Count => texts["Formula.Count", count],
            PartKind.Ratio when IsShareOfCompanies(answer) => texts["Formula.Share", format.Count((long)term.Parts.Sum(p => p.Value)), count, ValueOf(answer)],
            PartKind.Ratio when answer.Request.Set.Id == "stress" => texts["Formula.Stressed", format.Amount(Parts.Sum(term.Parts)), format.Amount(term.Second), ValueOf(answer), count],
            PartKind.Ratio when term.Behind.Count == 1 => texts["Formula.ShareOf", format.Amount(Parts.Sum(term.Parts)), format.Amount(term.Second), ValueOf(answer), count],
            PartKind.Ratio => texts["Formula.Ratio", format.Amount(Parts.Sum(term.Parts)), format.Amount(term.Second), ValueOf(answer), count],
            PartKind.Place => texts[id.EndsWith("_q1", StringComparison.Ordinal) ? "Formula.LowerQuartile" : id.EndsWith("_q3", StringComparison.Ordinal) ? "Formula.UpperQuartile"
                : id.EndsWith("_min", StringComparison.Ordinal) ? "Formula.Least" : id.EndsWith("_max", StringComparison.Ordinal) ? "Formula.Greatest" : "Formula.Median", count],
            PartKind.Range => texts["Formula.Range", count],
            _ when IsChance(answer) => texts["Formula.Chance", count, term.Parts.Count == 0 ? format.None : format.Percent(term.Parts[0].Value), ValueOf(answer)],
            _ when IsWorkedOut(answer) && answer.Request.Company is null => texts["Formula.Sum.Worked", count],
            _ when !double.IsNaN(answer.Against) => texts["Formula.Against", format.Amount(term.Value), format.Amount(answer.Against), ValueOf(answer)],
            _ when answer.Request.Company is not null => IsWorkedOut(answer) ? texts["Formula.One.Worked"] : texts["Formula.One"],
            _ => texts["Formula.Sum", count],
        };
    }

    private string SubjectOf(FigureAnswer answer) => answer.Request switch
    {
        { Company: not null } when answer.Ordered is [{ Part: { Row: { } row } }, ..] => answer.Book.Companies[row].ReadableName,
        { Company: not null } when answer.Ordered is [{ Part.Name: { } name }, ..] => name,
        { Group: { } group, Question: SectorsRequest { Level: IndustryLevel.OwnGroup } } => group,
        { Group: { } group, Set.Id: SectorFigures.Id } => terms.IndustryName(group, answer.GroupName ?? group),
        { Group: { } group, Set.Id: "themes" } => terms.ThemeName(group, group),
        { Group: { } group, Set.Id: "migration" } => MigrationPicture.GroupName(int.Parse(group, CultureInfo.InvariantCulture) - 1, answer.Book.Method.Rules.Analyses.MigrationGroups, migration),
        { Group: { } group, Figure.Id: var id } when id.EndsWith("in_tenth", StringComparison.Ordinal) => texts["Tenth", group],
        { Group: { } group, Figure.Id: var id } when id.EndsWith("in_quadrant", StringComparison.Ordinal) => terms.Of(ScreenIds.Quadrants.First(q => q.Id == group).Quadrant),
        { Figure.Id: "age_band" } when AgeBand.Of(answer.Book).First(b => FreshnessFigures.Name(b) == answer.Request.Group) is var band =>
            band.ToMonths is { } to ? texts["Months", band.FromMonths, to] : texts["Months.Last", band.FromMonths],
        { Group: { } group, Set.Id: "freshness" } => terms.Of(ScreenIds.UnratedReasons.First(r => r.Id == group).Reason),
        { Question: ValidationRequest { List: not null } } => texts["Whole.list"],
        var request => texts["Whole." + request.Set.Id],
    };

    /// <summary>What each company has of a number that is the middle of many: the score, and not the median.</summary>
    private string OwnNameOf(FigureRequest request)
    {
        var id = request.Figure.Id;
        foreach (var ending in (string[])["_min", "_q1", "_q3", "_max"])
            id = id.EndsWith(ending, StringComparison.Ordinal) ? id[..^ending.Length] : id;
        return ScoringMethod.Default.IndexOf(id) is >= 0 and var factor ? terms.Of(ScoringMethod.Default.Factors[factor]) : texts["Own." + id];
    }

    private string NameOf(FigureSet set, string figure)
    {
        foreach (var key in (string[])[$"Name.{set.Id}.{figure}", $"Name.{figure}"])
        {
            var text = texts[key];
            if (!text.ResourceNotFound)
                return text;
        }
        if (ValidationFigures.ComparedBy(figure) is var (score, against))
            return against is { } baseline ? texts["Gain.Of", NameOf(score), NameOf(baseline)] : texts["Area.Of", NameOf(score)];
        if (set.Id == "migration" && figure.EndsWith("_share", StringComparison.Ordinal))
            return texts["Share.Of", NameOf(set, figure[..^6])];
        if (set.Id == "migration" && figure.EndsWith("_known", StringComparison.Ordinal))
            return texts["Coverage.Of", NameOf(set, figure[..^6])];
        foreach (var (ending, key) in ((string, string)[])[("_q1", "Factor.LowerQuartile"), ("_q3", "Factor.UpperQuartile"), ("", "Factor.Median")])
        {
            if (set.Id == "factors" && figure.EndsWith(ending, StringComparison.Ordinal) && ScoringMethod.Default.IndexOf(figure[..^ending.Length]) is >= 0 and var factor)
                return texts[key, terms.Of(ScoringMethod.Default.Factors[factor])];
        }
        return ConceptInfo.Find(figure) is { } concept ? set.Id == "coverage" ? texts["Coverage.Of", terms.Of(concept.Concept)].Value : terms.Of(concept.Concept) : figure;
    }
}
