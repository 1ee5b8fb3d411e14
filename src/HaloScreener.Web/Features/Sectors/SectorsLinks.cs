using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Figures;

namespace HaloScreener.Web.Features.Sectors;

/// <summary>The addresses that the page's controls lead to: the present request with one thing changed.</summary>
public sealed class SectorsLinks(SectorsRequest request)
{
    public const string Path = "/sectors";

    public static string To(SectorsRequest request) => Path + request.ToQueryString();

    /// <summary>The same answer in another form: <c>/sectors.csv</c>.</summary>
    public string As(string path) => path + request.ToQueryString();

    /// <summary>All sectors again, on the same day.</summary>
    public string Top() => To(new SectorsRequest { AsOf = request.AsOf, Basis = request.Basis });

    /// <summary>A sector's major groups.</summary>
    public string Sector(string id) => To(new SectorsRequest { AsOf = request.AsOf, Basis = request.Basis, Sector = id });

    public string By(IndustryLevel level) => To(request with { By = level, Compare = [] });

    /// <summary>Sorts by a column; a second click turns the order round. Numbers begin with the highest.</summary>
    public string Sort(string column) => To(request with { Sort = new SortKey(column, DirectionOf(column) is not true) });

    public string Score(ScoreKind score) => To(request with { Score = score });

    public bool? DirectionOf(string column) => request.Sort.Column == column ? request.Sort.Descending : null;

    /// <summary>One level further down; null for a single industry and for a group of the user's own, which open in the screen.</summary>
    public string? Open(IndustryGroup group) => request.Level switch
    {
        IndustryLevel.Sector => Sector(group.Id),
        IndustryLevel.MajorGroup => To(new SectorsRequest { AsOf = request.AsOf, Basis = request.Basis, Sector = request.Sector, Sic = group.Id }),
        _ => null,
    };

    /// <summary>The companies of a group in the screen, on the same day.</summary>
    /// <param name="id">The group, of the level in force.</param>
    public string Screen(string id) => "/screen" + new ScreenRequest
    {
        AsOf = request.AsOf,
        Basis = request.Basis,
        Sectors = request.Level == IndustryLevel.Sector ? [id] : request.Sector is { } sector ? [sector] : [],
        Sic = request.Level is IndustryLevel.MajorGroup or IndustryLevel.Industry ? [id] : request.Sic is { } sic ? [sic] : [],
        Groups = request.Level == IndustryLevel.OwnGroup ? [id] : [],
    }.ToQueryString();

    /// <summary>The filings behind a number of a group; of all of them without one.</summary>
    public string Figure(string column, IndustryGroup? group) => FigureLink.To(SectorFigures.Set, column, Plain, group?.Id);

    /// <summary>The same as it was on another day, with the same groups.</summary>
    public string FigureOn(DateOnly day, string column, IndustryGroup group) => FigureLink.To(SectorFigures.Set, column, Plain with { AsOf = day }, group.Id);

    /// <summary>The change of a number since a day, up to another; to that of the page without one.</summary>
    public string FigureSince(DateOnly day, DateOnly? to, string column, IndustryGroup group) =>
        FigureLink.To(new FigureRequest { Set = SectorFigures.Set, Figure = SectorFigures.Set[column], Group = group.Id, Since = day, Question = to is null ? Plain : Plain with { AsOf = to } });

    /// <summary>Without what only orders the page: it changes no number.</summary>
    private SectorsRequest Plain => request with { Sort = SectorsRequest.DefaultSort, Compare = [], Score = ScoreKind.Halo };

    /// <summary>Puts a row beside the others that are compared, or takes it away; null when there is no room for one more.</summary>
    public string? Compare(string id)
    {
        var compared = request.Compare;
        if (compared.Contains(id))
            return To(request with { Compare = Values.From(compared.Where(c => c != id)) });
        return compared.Count < SectorsRequest.MaxCompared ? To(request with { Compare = Values.From(compared.Append(id).Order(StringComparer.Ordinal)) }) : null;
    }

    public string NoCompare() => To(request with { Compare = [] });
}
