using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Compare;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Features.Figures;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Compare;

/// <summary>One line of the picture.</summary>
/// <param name="Name">Label of the company, or name of the sector.</param>
/// <param name="Halo">HALO score, or a sector's median, by year; NaN for none.</param>
/// <param name="Sources">Where the filings behind each are shown; null for none.</param>
public sealed record CompareLine(string Name, IReadOnlyList<double> Halo, IReadOnlyList<string?> Sources);

/// <summary>HALO scores by year of what stands side by side, from the stored score runs: of two in one year the later.</summary>
public sealed record CompareHistory(IReadOnlyList<int> Years, IReadOnlyList<CompareLine> Series)
{
    public static CompareHistory None { get; } = new([], []);

    /// <summary>Scores that are known.</summary>
    public int Count => Series.Sum(s => s.Halo.Count(h => !double.IsNaN(h)));

    public static async Task<CompareHistory> ReadAsync(CompareAnswer answer, Books books, Terms terms, CancellationToken ct)
    {
        var (request, lines) = (answer.Request, new List<(string Name, IReadOnlyDictionary<int, (double Halo, string Source)> ByYear)>());
        if (answer.Request.IsOfSectors)
        {
            var years = YearSummary.OnePerYear(await books.YearsAsync(answer.Book, ct));
            lines.AddRange(answer.Sectors.Select(s => (terms.NameOf(s), (IReadOnlyDictionary<int, (double, string)>)years.Where(y => y.Groups.ContainsKey((s.Level, s.Id))).ToDictionary(
                y => y.AsOf.Year, y => (y.Groups[(s.Level, s.Id)].Halo, FigureLink.To(SectorFigures.Set, "halo", new SectorsRequest { AsOf = y.AsOf, Basis = request.Basis }, s.Id))))));
        }
        foreach (var company in answer.Companies.Select(row => answer.Book.Companies[row]))
        {
            var points = await books.HistoryAsync(company.Cik, answer.Book.Key.Basis, ct);
            lines.Add((company.Label, points.Where(p => p.AsOf <= answer.Book.Key.AsOf && p.Halo is not null)
                .GroupBy(p => p.AsOf.Year).Select(g => g.MaxBy(p => p.AsOf)!)
                .ToDictionary(p => p.AsOf.Year, p => (p.Halo!.Value, CompanyLink.To(company.Cik, new ScreenRequest { AsOf = p.AsOf, Basis = request.Basis }, "halo")))));
        }
        var named = lines.SelectMany(l => l.ByYear.Keys).ToArray();
        if (named.Length == 0)
            return None;
        var all = Enumerable.Range(named.Min(), named.Max() - named.Min() + 1).ToArray();
        return new CompareHistory(all, [.. lines.Select(l => new CompareLine(
            l.Name, [.. all.Select(y => l.ByYear.TryGetValue(y, out var known) ? known.Halo : double.NaN)], [.. all.Select(y => l.ByYear.TryGetValue(y, out var known) ? known.Source : null)]))]);
    }

    /// <summary>What the picture shows, in words.</summary>
    public string Finding(IStringLocalizer<CompareText> texts, Format format)
    {
        var parts = Series.Select(s => (s.Name, Known: s.Halo.Where(h => !double.IsNaN(h)).ToArray())).Where(s => s.Known.Length > 0)
            .Select(s => texts["History.Part", s.Name, format.Fixed(s.Known[0], 0), format.Fixed(s.Known[^1], 0)].Value).ToArray();
        return parts.Length == 0 ? texts["History.None"] : texts["History.Alt", Years[0], Years[^1], string.Join(texts["History.Between"], parts)];
    }
}
