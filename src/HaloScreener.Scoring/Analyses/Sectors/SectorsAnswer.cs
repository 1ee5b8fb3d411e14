using System.Globalization;
using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
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
        int[] all = [.. members];
        int[] rows = [.. SectorAggregates.Companies.PartsOf(book, all).Select(p => p.Row!.Value)];
        double Of(Aggregate aggregate) => aggregate.Of(book, rows);
        return new IndustryGroup
        {
            Id = id,
            Level = level,
            Name = name,
            Members = all,
            Rows = rows,
            Financials = (int)SectorAggregates.Financials.Of(book, all),
            Unrated = (int)SectorAggregates.Unrated.Of(book, all),
            Halo = SectorAggregates.Halo.Line(book, rows),
            H = SectorAggregates.H.Line(book, rows),
            R = SectorAggregates.R.Line(book, rows),
            Quadrants = [.. ScreenIds.Quadrants.Select((_, i) => (int)Of(SectorAggregates.InQuadrant(i)))],
            WithoutRate = (int)Of(SectorAggregates.WithoutRate),
            RevenueUsd = Of(SectorAggregates.Revenue),
            OperatingIncomeUsd = Of(SectorAggregates.OperatingIncome),
            CapexUsd = Of(SectorAggregates.Capex),
            DepreciationAmortizationUsd = Of(SectorAggregates.DepreciationAmortization),
            PpeNetUsd = Of(SectorAggregates.PpeNet),
            OperatingMargin = Of(SectorAggregates.OperatingMargin),
            CapexToRevenue = Of(SectorAggregates.CapexToRevenue),
            CapexToDa = Of(SectorAggregates.CapexToDa),
            PpeToRevenue = Of(SectorAggregates.PpeToRevenue),
        };
    }

    private static List<IndustryGroup> InOrder(IEnumerable<IndustryGroup> groups, Screening.SortKey sort)
    {
        var number = SectorColumns.Of(sort.Column).Number;
        // What has no value sorts last in both directions.
        return [.. groups.OrderBy(g => double.IsNaN(number(g)))
            .ThenBy(g => sort.Descending ? -number(g) : number(g)).ThenBy(g => g.Id, StringComparer.Ordinal)];
    }
}
