using System.Globalization;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Sectors;

/// <summary>The industries of a book as asked for, each with what its companies have in the middle and in all.</summary>
public sealed record SectorsAnswer
{
    public required SectorsRequest Request { get; init; }
    public required ScoreBook Book { get; init; }
    /// <summary>In the order asked for; groups without any company are left out.</summary>
    public required IReadOnlyList<IndustryGroup> Groups { get; init; }
    /// <summary>All of <see cref="Groups"/> together.</summary>
    public required IndustryGroup Whole { get; init; }

    /// <summary>Answers from the method's own ranking.</summary>
    /// <param name="book">The universe.</param>
    /// <param name="request">A request that was parsed with the book's method.</param>
    public static SectorsAnswer Of(ScoreBook book, SectorsRequest request)
    {
        var method = book.Method;
        var rows = Enumerable.Range(0, book.Count).Where(row => IsAsked(method, request, book.Companies[row])).ToArray();
        var groups = rows.GroupBy(row => KeyOf(method, request.Level, book.Companies[row])!)
            .Select(g => GroupOf(book, request.Level, g.Key, NameOf(method, request.Level, g.Key), g));
        return new SectorsAnswer
        {
            Request = request,
            Book = book,
            Groups = InOrder(groups, request.Sort),
            Whole = GroupOf(book, request.Level, "all", "All", rows),
        };
    }

    /// <summary>The id of the group that a company belongs to: sector id, 2 or 4 digits of the SIC, null without a code; or its own group, null without one.</summary>
    public static string? KeyOf(ScoringMethod method, IndustryLevel level, Company company) => (level, company.Sic) switch
    {
        (IndustryLevel.OwnGroup, _) => company.Group,
        (_, not (> 0 and < SicSet.CodeCount)) => null,
        (IndustryLevel.Sector, { } code) => method.SectorOf(code)?.Id,
        (IndustryLevel.MajorGroup, { } code) => ScoringMethod.MajorGroupOf(code).ToString("00", CultureInfo.InvariantCulture),
        (_, { } code) => code.ToString("0000", CultureInfo.InvariantCulture),
    };

    /// <summary>The English name of a group; its code where it has none.</summary>
    public static string NameOf(ScoringMethod method, IndustryLevel level, string key) => level switch
    {
        IndustryLevel.OwnGroup => key,
        IndustryLevel.Sector => method.Sectors.FirstOrDefault(s => s.Id == key)?.Name ?? key,
        IndustryLevel.MajorGroup => method.MajorGroupTitle(int.Parse(key, CultureInfo.InvariantCulture)) ?? key,
        _ => method.IndustryTitle(int.Parse(key, CultureInfo.InvariantCulture)) ?? key,
    };

    private static bool IsAsked(ScoringMethod method, SectorsRequest request, Company company) =>
        KeyOf(method, request.Level, company) is not null
        && (request.Sector is null || KeyOf(method, IndustryLevel.Sector, company) == request.Sector)
        && (request.Sic is null || KeyOf(method, IndustryLevel.MajorGroup, company) == request.Sic);

    private static IndustryGroup GroupOf(ScoreBook book, IndustryLevel level, string id, string name, IEnumerable<int> members)
    {
        var all = members.ToArray();
        int[] rows = [.. all.Where(row => book.Ranking.Rank[row] > 0)];
        var ranking = book.Ranking;
        return new IndustryGroup
        {
            Id = id,
            Level = level,
            Name = name,
            Rows = rows,
            Financials = all.Count(row => book.Tracks[row] == Track.Financials && book.Unrated[row] == UnratedReason.None),
            Unrated = all.Count(row => book.Unrated[row] != UnratedReason.None),
            Halo = FiveNumbers.Of(rows.Select(row => ranking.Halo[row])),
            H = FiveNumbers.Of(rows.Select(row => ranking.H[row])),
            R = FiveNumbers.Of(rows.Select(row => ranking.R[row])),
            Quadrants = [.. ScreenIds.Quadrants.Select(q => rows.Count(row => ranking.Quadrants[row] == q.Quadrant))],
            WithoutRate = rows.Count(row => double.IsNaN(book.UsdPerUnitOf(row))),
            RevenueUsd = Sum(book, rows, Concept.Revenue),
            OperatingIncomeUsd = Sum(book, rows, Concept.OperatingIncome),
            CapexUsd = Sum(book, rows, Concept.Capex),
            DepreciationAmortizationUsd = Sum(book, rows, Concept.DepreciationAmortization),
            PpeNetUsd = Sum(book, rows, Concept.PpeNet),
            OperatingMargin = RatioOf(book, rows, Concept.OperatingIncome, Concept.Revenue),
            CapexToRevenue = RatioOf(book, rows, Concept.Capex, Concept.Revenue),
            CapexToDa = RatioOf(book, rows, Concept.Capex, Concept.DepreciationAmortization),
            PpeToRevenue = RatioOf(book, rows, Concept.PpeNet, Concept.Revenue),
        };
    }

    /// <summary>Sum in US dollars over those that state it; NaN when none does.</summary>
    private static double Sum(ScoreBook book, int[] rows, Concept concept)
    {
        var known = rows.Select(row => book.Fundamental(concept)[row] * book.UsdPerUnitOf(row)).Where(v => !double.IsNaN(v)).ToArray();
        return known.Length == 0 ? double.NaN : known.Sum();
    }

    /// <summary>Sum ÷ sum over the companies that state both.</summary>
    private static double RatioOf(ScoreBook book, int[] rows, Concept top, Concept bottom)
    {
        double above = 0, below = 0;
        foreach (var row in rows)
        {
            var (t, b) = (book.Fundamental(top)[row] * book.UsdPerUnitOf(row), book.Fundamental(bottom)[row] * book.UsdPerUnitOf(row));
            if (double.IsNaN(t) || double.IsNaN(b))
                continue;
            above += t;
            below += b;
        }
        return Ratio.Of(above, below);
    }

    private static List<IndustryGroup> InOrder(IEnumerable<IndustryGroup> groups, Screening.SortKey sort)
    {
        var number = SectorColumns.Of(sort.Column).Number;
        // What has no value sorts last in both directions.
        return [.. groups.OrderBy(g => double.IsNaN(number(g)))
            .ThenBy(g => sort.Descending ? -number(g) : number(g)).ThenBy(g => g.Id, StringComparer.Ordinal)];
    }
}
