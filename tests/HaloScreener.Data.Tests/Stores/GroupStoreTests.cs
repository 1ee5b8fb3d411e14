using HaloScreener.Core.Companies;
using HaloScreener.Data.Facts;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class GroupStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grouping_takes_the_place_of_the_one_before()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();

        Assert.Equal(new FactCounts(2, 0), await ReplaceAsync(database, new(100885, "Industrials"), new(789019, "Technology")));
        Assert.Equal(new FactCounts(2, 1), await ReplaceAsync(database, new(100885, "Industrials"), new(789019, "Software"), new(34088, "Energy")));
        Assert.Equal(new FactCounts(0, 1), await ReplaceAsync(database, new CompanyGroup(34088, "Energy")));

        Assert.Equal(new Dictionary<int, string> { [34088] = "Energy" }, await database.Groups.ReadAllAsync(Ct));

        await ReplaceAsync(database);
        Assert.Empty(await database.Groups.ReadAllAsync(Ct));
    }

    [Fact]
    public async Task A_company_is_read_with_its_group_and_a_group_of_an_unknown_company_waits()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await ReplaceAsync(database, new(100885, "Industrials"), new(789019, "Technology"));
        await using (var transaction = await database.BeginAsync(Ct))
        {
            CompanyStatement Named(int cik, string name) => new() { Cik = cik, Source = CompanySource.Companies, StatedOn = new(2026, 1, 1), Name = name };
            await database.Companies.UpsertStatementsAsync(transaction, [Named(34088, "Exxon"), Named(100885, "Union Pacific")], Ct);
            await transaction.CommitAsync(Ct);
        }

        Assert.Equal([("Exxon", null), ("Union Pacific", "Industrials")], (await database.Companies.ReadAllAsync(Ct)).Select(c => (c.Name, c.Group)));
    }

    private static async Task<FactCounts> ReplaceAsync(HaloDatabase database, params CompanyGroup[] groups)
    {
        await using var transaction = await database.BeginAsync(Ct);
        var counts = await database.Groups.ReplaceAsync(transaction, groups, Ct);
        await transaction.CommitAsync(Ct);
        return counts;
    }
}
