using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data.Resolved;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class ResolvedStoreTests(PostgresFixture postgres)
{
    private static readonly DateOnly July2024 = new(2024, 7, 30);
    private static readonly DateOnly July2025 = new(2025, 7, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_come_back_as_they_were_resolved_with_their_arithmetic()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var derived = Value(1, Concept.PpeNet, 60) with
        {
            Derived = true,
            ChainPosition = 10,
            Flags = ValueFlags.TagChanged | ValueFlags.IdentityFailed,
            Arithmetic = "PropertyPlantAndEquipmentGross 100 − AccumulatedDepreciation 40",
        };
        var revenue = Value(1, Concept.Revenue, 245_122_000_000) with { Period = new FiscalPeriod(new DateOnly(2024, 6, 30), FiscalPeriod.Year) };
        await ReplaceAsync(database, [1], derived, revenue);

        Assert.Equal([revenue, derived], await database.Resolved.ReadCompanyAsync(1, Ct));
        Assert.Equal([revenue, derived with { Arithmetic = null }], (await ReadAllAsync(database, new ResolvedFilter())).Single());
        Assert.Equal([revenue, derived], (await ReadAllAsync(database, new ResolvedFilter { WithArithmetic = true })).Single());
        Assert.Empty(await database.Resolved.ReadCompanyAsync(2, Ct));
    }

    [Fact]
    public async Task Replacing_companies_leaves_the_others_alone()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await ReplaceAsync(database, [1, 2, 3], Value(1, Concept.Assets, 10), Value(2, Concept.Assets, 20), Value(3, Concept.Assets, 30));

        await ReplaceAsync(database, [1, 3], Value(3, Concept.Assets, 33), Value(3, Concept.Cash, 3));

        var all = await ReadAllAsync(database, new ResolvedFilter());
        Assert.Equal([20, 33, 3], all.SelectMany(company => company).Select(value => value.Value));
    }

    [Fact]
    public async Task A_bulk_read_brings_one_list_a_company_of_what_was_filed_by_the_day_asked_for()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var first = Value(1, Concept.Assets, 10);
        var restated = first with { Filed = July2025, Value = 11 };
        var later = Value(2, Concept.Assets, 20) with { Filed = July2025 };
        await ReplaceAsync(database, [1, 2], later, restated, first);

        Assert.Equal([[first, restated], [later]], await ReadAllAsync(database, new ResolvedFilter()));
        Assert.Equal([[first]], await ReadAllAsync(database, new ResolvedFilter { FiledUpTo = July2025.AddDays(-1) }));
        Assert.Equal([[first, restated], [later]], await ReadAllAsync(database, new ResolvedFilter { FiledUpTo = July2025 }));
    }

    [Fact]
    public async Task Some_concepts_of_some_companies_are_read_at_a_time_as_each_company_has_them()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var assets = Value(1, Concept.Assets, 10) with { Arithmetic = "A 4 + B 6" };
        var later = assets with { Filed = July2025, Value = 11 };
        await ReplaceAsync(database, [1, 2, 3], assets, later, Value(1, Concept.Cash, 1), Value(2, Concept.Cash, 2), Value(3, Concept.Assets, 30));

        var some = await database.Resolved.ReadFiguresAsync([1, 2, 42], [Concept.Assets], July2025.AddDays(-1), Ct);
        Assert.Equal([assets], Assert.Single(some).Value);
        var all = await database.Resolved.ReadFiguresAsync([1, 2], null, July2025, Ct);
        Assert.Equal([1, 2], all.Keys.Order());
        Assert.Equal(await database.Resolved.ReadCompanyAsync(1, Ct), all[1]);
        Assert.Empty(await database.Resolved.ReadInterimFiguresAsync([1], null, July2025, Ct));
    }

    [Fact]
    public async Task What_quarterly_reports_state_stands_apart_and_is_read_by_period_end_and_filed_date()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var year = Value(1, Concept.Assets, 10);
        var march = Value(1, Concept.Revenue, 5) with { Period = new FiscalPeriod(new DateOnly(2025, 3, 31), 3), Filed = July2025, Arithmetic = "A 2 + B 3" };
        var older = march with { Period = new FiscalPeriod(new DateOnly(2024, 3, 31), 3) };
        await ReplaceAsync(database, [1], year);
        await using (var transaction = await database.BeginAsync(Ct))
        {
            Assert.Equal(2, await database.Resolved.ReplaceInterimAsync(transaction, [1], [march, older], Ct));
            await transaction.CommitAsync(Ct);
        }

        Assert.Equal([[year]], await ReadAllAsync(database, new ResolvedFilter()));
        Assert.Equal([older, march], await database.Resolved.ReadInterimAsync(1, Ct));
        Assert.Equal([march with { Arithmetic = null }], await ReadInterimAsync(database, new DateOnly(2024, 12, 31), July2025));
        Assert.Empty(await ReadInterimAsync(database, new DateOnly(2024, 12, 31), July2025.AddDays(-1)));
    }

    private static async Task<List<ResolvedValue>> ReadInterimAsync(HaloDatabase database, DateOnly endAfter, DateOnly filedUpTo)
    {
        var values = new List<ResolvedValue>();
        await foreach (var company in database.Resolved.ReadAllInterimAsync(endAfter, filedUpTo, Ct))
            values.AddRange(company);
        return values;
    }

    private static ResolvedValue Value(int cik, Concept concept, double value) => new(
        cik, concept, new FiscalPeriod(new DateOnly(2024, 6, 30), FiscalPeriod.Instant), July2024, Accession.Parse("0000950170-24-087843"), "10-K", "USD",
        value, Tag: 9, ChainPosition: 1, Derived: false, ValueFlags.None, Arithmetic: null);

    private static async Task ReplaceAsync(HaloDatabase database, int[] ciks, params ResolvedValue[] values)
    {
        await using var transaction = await database.BeginAsync(Ct);
        Assert.Equal(values.Length, await database.Resolved.ReplaceCompaniesAsync(transaction, ciks, values, Ct));
        await transaction.CommitAsync(Ct);
    }

    private static async Task<List<IReadOnlyList<ResolvedValue>>> ReadAllAsync(HaloDatabase database, ResolvedFilter filter)
    {
        var companies = new List<IReadOnlyList<ResolvedValue>>();
        await foreach (var company in database.Resolved.ReadAllAsync(filter, Ct))
            companies.Add(company);
        return companies;
    }
}
