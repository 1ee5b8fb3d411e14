using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;

namespace HaloScreener.Scoring.Screening;

/// <summary>One choice of a filter and how many companies it would show.</summary>
/// <param name="Id">The id for the query.</param>
/// <param name="Name">English name.</param>
/// <param name="Count">Companies that pass every other filter of the request and have this value.</param>
/// <param name="Selected">Whether the request asks for it.</param>
public sealed record FacetValue(string Id, string Name, int Count, bool Selected);

/// <summary>
/// The counts beside the filters of a screen. Each filter is counted with itself left out, so that a count says what choosing it would show.
/// Choices without a company are listed only when they are selected, except quadrants and confidences, which are always all there.
/// </summary>
public sealed record ScreenFacets
{
    public required IReadOnlyList<FacetValue> Quadrants { get; init; }
    public required IReadOnlyList<FacetValue> Sectors { get; init; }
    public required IReadOnlyList<FacetValue> Themes { get; init; }
    /// <summary>The user's own groups, by name.</summary>
    public required IReadOnlyList<FacetValue> Groups { get; init; }
    public required IReadOnlyList<FacetValue> Confidences { get; init; }
    public required IReadOnlyList<FacetValue> Flags { get; init; }
    /// <summary>Most frequent first.</summary>
    public required IReadOnlyList<FacetValue> Countries { get; init; }
    /// <summary>Companies within 5 points of a quadrant line.</summary>
    public required int Borderline { get; init; }
    /// <summary>Companies that are heavy but stagnant.</summary>
    public required int Stagnant { get; init; }

    /// <summary>A person's lists, in their own order, those without a company too.</summary>
    public required IReadOnlyList<FacetValue> Lists { get; init; }

    public static ScreenFacets Count(ScoreBook book, Ranking ranking, ScreenRequest request, IReadOnlyList<NamedList>? lists = null)
    {
        var index = ScreenIndex.Of(book);
        var failed = ScreenFilter.Failures(book, ranking, request, lists ?? []);
        var quadrants = new int[ScreenIds.Quadrants.Count + 1];
        var confidences = new int[ScreenIds.Confidences.Count + 1];
        var flags = new int[32];
        var sectors = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var themes = new Dictionary<string, int>(StringComparer.Ordinal);
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        var (borderline, stagnant) = (0, 0);
        for (var row = 0; row < failed.Length; row++)
        {
            var bits = failed[row];
            if (Passes(bits, FilterBits.Quadrant))
                quadrants[(int)ranking.Quadrants[row]]++;
            if (Passes(bits, FilterBits.Confidence))
                confidences[(int)book.Confidence[row]]++;
            if (Passes(bits, FilterBits.Sector))
                Add(sectors, index.Sector(row));
            if (Passes(bits, FilterBits.Group))
                Add(groups, book.Companies[row].Group);
            if (Passes(bits, FilterBits.Country))
                Add(countries, book.Companies[row].Country);
            if (Passes(bits, FilterBits.Theme))
            {
                foreach (var theme in index.Themes(row))
                    Add(themes, theme);
            }
            if (Passes(bits, FilterBits.Flag))
            {
                for (var rest = (uint)book.Flags[row]; rest != 0; rest &= rest - 1)
                    flags[BitOperations.TrailingZeroCount(rest)]++;
            }
            if (Passes(bits, FilterBits.Borderline) && ranking.Borderline[row])
                borderline++;
            if (Passes(bits, FilterBits.Stagnant) && ScreenColumns.IsHeavyButStagnant(book, ranking, row))
                stagnant++;
        }
        return new ScreenFacets
        {
            Quadrants = [.. ScreenIds.Quadrants.Select(q => new FacetValue(q.Id, q.Id, quadrants[(int)q.Quadrant], request.Quadrants.Contains(q.Quadrant)))],
            Confidences = [.. ScreenIds.Confidences.Select(c => new FacetValue(c.Id, c.Id, confidences[(int)c.Confidence], request.Confidence.Contains(c.Confidence)))],
            Sectors = Present(book.Method.Sectors.Select(s => new FacetValue(s.Id, s.Name, sectors.GetValueOrDefault(s.Id), request.Sectors.Contains(s.Id)))),
            Groups = Present(index.Groups.Select(g => new FacetValue(g, g, groups.GetValueOrDefault(g), request.Groups.Contains(g, StringComparer.OrdinalIgnoreCase)))),
            Themes = Present(book.Method.Themes.Select(t => new FacetValue(t.Id, t.Name, themes.GetValueOrDefault(t.Id), request.Themes.Contains(t.Id)))),
            Flags = Present(QualityFlagInfo.All.Select(f => new FacetValue(
                f.Id, f.Sentence, flags[BitOperations.TrailingZeroCount((uint)f.Flag)], request.Flags.Contains(f.Id)))),
            Countries = [.. Present(countries.Keys.Union(request.Countries)
                    .Select(c => new FacetValue(c, c, countries.GetValueOrDefault(c), request.Countries.Contains(c))))
                .OrderByDescending(c => c.Count).ThenBy(c => c.Id, StringComparer.Ordinal)],
            Lists = [.. (lists ?? []).Select(l => new FacetValue(
                l.Id.ToString(CultureInfo.InvariantCulture), l.Name,
                l.Ciks.Count(cik => book.RowOf(cik) is { } row && Passes(failed[row], FilterBits.List)), request.List == l.Id))],
            Borderline = borderline,
            Stagnant = stagnant,
        };
    }

    private static bool Passes(FilterBits failed, FilterBits own) => (failed & ~own) == FilterBits.None;

    private static List<FacetValue> Present(IEnumerable<FacetValue> values) => [.. values.Where(v => v.Count > 0 || v.Selected)];

    private static void Add(Dictionary<string, int> counts, string? id)
    {
        if (id is not null)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, id, out _)++;
    }
}
