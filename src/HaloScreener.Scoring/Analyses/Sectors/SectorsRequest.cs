using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Sectors;

/// <summary>How companies are grouped: about 16 sectors, the major groups of the SIC manual, single SIC codes, or the user's own groups.</summary>
public enum IndustryLevel { Sector, MajorGroup, Industry, OwnGroup }

/// <summary>Which score the years are shown of.</summary>
public enum ScoreKind { Halo, Heaviness, Risk }

/// <summary>One question about industries: which of them, how fine, in what order. It is the whole state of the page.</summary>
public sealed record SectorsRequest : IBookQuestion
{
    public const int MaxCompared = 6;

    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>Null takes the level below what <see cref="Sector"/> and <see cref="Sic"/> narrow it to.</summary>
    public IndustryLevel? By { get; init; }
    /// <summary>Only companies of this sector.</summary>
    public string? Sector { get; init; }
    /// <summary>Only companies of this major group, two digits.</summary>
    public string? Sic { get; init; }
    /// <summary>Ids of the rows to stand side by side.</summary>
    public Values<string> Compare { get; init; } = [];
    /// <summary>Column of the table that orders it, an id of <see cref="SectorColumns"/>.</summary>
    public SortKey Sort { get; init; } = DefaultSort;

    /// <summary>The score whose medians are followed over the years.</summary>
    public ScoreKind Score { get; init; }

    public static SortKey DefaultSort { get; } = new("halo", Descending: true);

    /// <summary>The level in force.</summary>
    public IndustryLevel Level => By ?? (Sic is not null ? IndustryLevel.Industry : Sector is not null ? IndustryLevel.MajorGroup : IndustryLevel.Sector);

    private static readonly (string, IndustryLevel?)[] Levels =
        [("sector", IndustryLevel.Sector), ("sic2", IndustryLevel.MajorGroup), ("sic4", IndustryLevel.Industry), ("group", IndustryLevel.OwnGroup)];

    private static readonly (string Id, ScoreKind Kind)[] Scores = [("halo", ScoreKind.Halo), ("h", ScoreKind.Heaviness), ("r", ScoreKind.Risk)];

    /// <summary>The id of a level in queries and files: <c>sector</c>, <c>sic2</c>, <c>sic4</c> or <c>group</c>.</summary>
    public static string IdOf(IndustryLevel level) => Levels.First(l => l.Item2 == level).Item1;

    /// <summary>Reads a query; sectors are those of <paramref name="method"/>.</summary>
    public static Parsed<SectorsRequest> Parse(IEnumerable<KeyValuePair<string, string>> query, ScoringMethod method)
    {
        var reader = new ParameterReader(query);
        var sectors = method.Sectors.Select(s => s.Id).ToArray();
        var by = reader.OneOf("by", null, Levels);
        var request = new SectorsRequest
        {
            AsOf = reader.Day("asOf"),
            Basis = reader.Basis("basis"),
            By = by,
            Sector = One(reader, "sector", reader.Set("sector", sectors, "is no sector")),
            Sic = One(reader, "sic", reader.Set("sic", v => v.Length == 2 && v.All(char.IsAsciiDigit) ? v : null, "is no major group", "two digits, such as 49")),
            Compare = by == IndustryLevel.OwnGroup ? reader.Names("compare", CompanyGroup.MaxNameLength) : reader.Set("compare", id => sectors.Contains(id) || (id.Length is 2 or 4 && id.All(char.IsAsciiDigit)) ? id : null,
                "is neither a sector nor a SIC code", "sectors, or codes of 2 or 4 digits"),
            Sort = reader.OneOf("sort", DefaultSort, [.. SectorColumns.All.SelectMany(c => (IEnumerable<(string, SortKey)>)
                [(c.Id, new SortKey(c.Id, false)), ("-" + c.Id, new SortKey(c.Id, true))])]),
            Score = reader.OneOf("score", ScoreKind.Halo, Scores),
        };
        if (request.Compare.Count > MaxCompared)
            reader.Refuse("compare", string.Join(',', request.Compare), "names too many", $"at most {MaxCompared}");
        return reader.Result(request);
    }

    /// <summary>The query string that parses to this request; empty for the default one.</summary>
    public string ToQueryString() => new ParameterWriter()
        .Add("asOf", AsOf).Add("basis", Basis).Add("by", By is { } level ? IdOf(level) : null).Add("sector", Sector).Add("sic", Sic).Add("compare", Level == IndustryLevel.OwnGroup ? [] : Compare).AddEach("compare", Level == IndustryLevel.OwnGroup ? Compare : [])
        .Add("sort", Sort == DefaultSort ? null : (Sort.Descending ? "-" : "") + Sort.Column)
        .Add("score", Score == ScoreKind.Halo ? null : Scores.First(s => s.Kind == Score).Id).ToString();

    private static string? One(ParameterReader reader, string name, Values<string> values)
    {
        if (values.Count > 1)
            reader.Refuse(name, string.Join(',', values), "names more than one", "one value");
        return values.Count > 0 ? values[0] : null;
    }
}
