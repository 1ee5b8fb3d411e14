using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Analyses.Overview;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Analyses.Themes;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>A number of an analysis.</summary>
/// <param name="Id">Stable, as in the files of that analysis.</param>
/// <param name="Kind">What it holds.</param>
public sealed record FigureName(string Id, ColumnKind Kind);

/// <summary>What a number is taken apart with.</summary>
public sealed record FigureContext
{
    public required FigureRequest Request { get; init; }
    public required ScoreBook Book { get; init; }
    /// <summary>The book of <see cref="FigureRequest.Since"/>.</summary>
    public ScoreBook? Since { get; init; }
    /// <summary>Every fiscal year of a company as known on the book's day.</summary>
    public Func<int, IReadOnlyList<FiscalYearFigures>> FiscalYearsOf { get; init; } = _ => [];
    /// <summary>The companies with a fiscal year, by what was filed by the book's day: the year's end, and whether a concept was stated of it.</summary>
    public Func<int, Concept, IReadOnlyList<(int Cik, DateOnly End, bool States)>> CoverageOf { get; init; } = (_, _) => [];
    /// <summary>The companies of a watchlist by CIK, as they are now; null for one that is not there.</summary>
    public Func<long, IReadOnlyList<int>?> MembersOf { get; init; } = _ => null;
}

/// <summary>The numbers of one analysis that can be taken apart.</summary>
/// <param name="Id">In addresses: <c>of=sectors</c>.</param>
/// <param name="Figures">Every number.</param>
/// <param name="Parse">Reads the analysis's own question.</param>
/// <param name="Answer">Takes a number apart, or says which parameter keeps it from that.</param>
public sealed record FigureSet(
    string Id,
    IReadOnlyList<FigureName> Figures,
    Func<IEnumerable<KeyValuePair<string, string>>, ScoringMethod, Parsed<IBookQuestion>> Parse,
    Func<FigureContext, Parsed<FigureAnswer>> Answer)
{
    public static IReadOnlyList<FigureSet> All { get; } = [SectorFigures.Set, OverviewFigures.Set, MigrationFigures.Set, BuildOutFigures.Set, ThemeFigures.Set, StressFigures.Set, FactorFigures.Set, ListFigures.Set, CoverageFigures.Set, OvercapacityFigures.Set, ValidationFigures.Set, FreshnessFigures.Set];

    public static FigureSet? Find(string id) => All.FirstOrDefault(s => s.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>A number's name; for callers that know that it is there.</summary>
    public FigureName this[string figure] => Figures.First(f => f.Id == figure);

    public bool Equals(FigureSet? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>A question of an analysis as any.</summary>
    internal static Parsed<IBookQuestion> Any<T>(Parsed<T> parsed)
        where T : class, IBookQuestion => new() { Request = parsed.Request, Errors = parsed.Errors };
}
