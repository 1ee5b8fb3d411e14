using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>A question that one book answers.</summary>
public interface IBookQuestion
{
    /// <summary>The day of the book; null for the newest filing.</summary>
    DateOnly? AsOf { get; }
    Basis Basis { get; }
    /// <summary>With its question mark; empty for the default.</summary>
    string ToQueryString();
}

/// <summary>
/// Which number of which page shall be taken apart: the page's own question, and the number's name, group and year in it. It is the whole state of the
/// page that shows the filings behind a number of many companies.
/// </summary>
public sealed record FigureRequest
{
    /// <summary>Companies a page where each brings a few figures.</summary>
    public const int DefaultSize = 50;
    /// <summary>Companies a page where each brings those of a score, about 25, which all stand on the page.</summary>
    public const int DefaultSizeOfScores = 15;
    public const int MaxSize = 200;
    private const int MaxGroupLength = 100;

    /// <summary>The analysis that has the number.</summary>
    public required FigureSet Set { get; init; }
    /// <summary>The number.</summary>
    public required FigureName Figure { get; init; }
    /// <summary>The group that it is of: a sector, a fifth, a theme; null for the whole.</summary>
    public string? Group { get; init; }
    /// <summary>The year, where the analysis has years.</summary>
    public int? Year { get; init; }
    /// <summary>Only this company's part, by CIK.</summary>
    public int? Company { get; init; }
    /// <summary>The number is the change since this day.</summary>
    public DateOnly? Since { get; init; }
    public int Page { get; init; } = 1;
    /// <summary>Companies a page, 1–200; null for as many as make a page of a good length.</summary>
    public int? Size { get; init; }
    /// <summary>What the page that shows the number was asked.</summary>
    public required IBookQuestion Question { get; init; }

    public DateOnly? AsOf => Question.AsOf;
    public Basis Basis => Question.Basis;

    /// <summary>Reads a query; what is not the number's own belongs to the analysis.</summary>
    public static Parsed<FigureRequest> Parse(IEnumerable<KeyValuePair<string, string>> query, ScoringMethod method)
    {
        var reader = new ParameterReader(query);
        if (reader.Take("of") is not { } of || FigureSet.Find(of) is not { } set)
        {
            reader.Refuse("of", query.LastOrDefault(p => p.Key == "of").Value ?? "", "names no analysis", string.Join(", ", FigureSet.All.Select(s => s.Id)));
            return reader.Parsed<FigureRequest>(null!);
        }
        var figure = reader.Take("figure") is { } id ? set.Figures.FirstOrDefault(f => f.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) : null;
        if (figure is null)
            reader.Refuse("figure", query.LastOrDefault(p => p.Key == "figure").Value ?? "", "names no number of this analysis", string.Join(", ", set.Figures.Select(f => f.Id)));
        var request = new FigureRequest
        {
            Set = set,
            Figure = figure!,
            Group = reader.Text("group", MaxGroupLength),
            Year = reader.Integer("year", 1990, 2100),
            Company = reader.Integer("company", 1, int.MaxValue),
            Since = reader.Day("since"),
            Page = reader.Integer("page", 1, 100_000) ?? 1,
            Size = reader.Integer("size", 1, MaxSize),
            Question = null!,
        };
        var question = set.Parse(reader.Left.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v))), method);
        foreach (var error in question.Errors)
            reader.Refuse(error.Parameter, error.Value, error.Problem, error.Allowed);
        return reader.Parsed(request with { Question = question.Request! });
    }

    public string ToQueryString()
    {
        var own = new ParameterWriter().Add("of", Set.Id).Add("figure", Figure.Id).AddEach("group", Group is { } group ? [group] : [])
            .Add("year", Text(Year)).Add("company", Text(Company)).Add("since", Since).Add("page", Page, 1).Add("size", Text(Size)).ToString();
        return Question.ToQueryString() is { Length: > 1 } rest ? own + '&' + rest[1..] : own;
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
