using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data;
using HaloScreener.Data.Resolved;

namespace HaloScreener.Import.Tests.Running;

/// <summary>All that a store says, to compare one store with another, or with itself before and after.</summary>
internal sealed record StoreContent(IReadOnlyList<StatedFact> Facts, IReadOnlyList<ResolvedValue> Resolved, IReadOnlyList<string> Companies, IReadOnlyList<string> Lists, int Imports, long Version)
{
    public static async Task<StoreContent> OfAsync(HaloDatabase database)
    {
        var ct = TestContext.Current.CancellationToken;
        var companies = await database.Companies.ReadAllAsync(ct);
        var facts = new List<StatedFact>();
        await foreach (var some in database.Facts.ReadCompaniesAsync([.. companies.Select(c => c.Cik)], null, ct))
            facts.AddRange(some);
        var resolved = new List<ResolvedValue>();
        await foreach (var some in database.Resolved.ReadAllAsync(new ResolvedFilter { WithArithmetic = true }, ct))
            resolved.AddRange(some);
        await foreach (var some in database.Resolved.ReadAllInterimAsync(DateOnly.MinValue, DateOnly.MaxValue, ct))
            resolved.AddRange(some);
        return new StoreContent(
            facts, resolved, [.. companies.Select(Line)],
            [
                .. database.Prices.ReadLast(new DateOnly(1980, 1, 1), new DateOnly(2100, 1, 1)).Select(p => p.ToString()).Order(StringComparer.Ordinal),
                .. (await database.Rates.ReadAllAsync(ct)).Select(r => r.ToString()),
                .. (await database.Groups.ReadAllAsync(ct)).OrderBy(g => g.Key).Select(g => g.ToString()),
                .. (await database.CustomTags.ReadMissingAsync(DateOnly.MaxValue, int.MaxValue, ct)).Tags.Select(t => t.ToString()),
            ],
            (await database.Imports.ReadAllAsync(ct)).Count, await database.Version.ReadAsync(ct));
    }

    public static void AssertSame(StoreContent expected, StoreContent actual)
    {
        Assert.Equal(expected.Facts, actual.Facts);
        Assert.Equal(expected.Resolved, actual.Resolved);
        Assert.Equal(expected.Companies, actual.Companies);
        Assert.Equal(expected.Lists, actual.Lists);
    }

    private static string Line(Company c) => $"{c.Cik} {c.Name} [{string.Join(' ', c.Tickers)}] {c.Exchange} {c.Sic} {c.Country} {c.FiscalYearEnd}";
}
