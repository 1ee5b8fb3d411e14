using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class CustomTagStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tags_are_listed_where_the_concept_is_missing_as_of_the_day_those_of_most_companies_first()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await AddAsync(database,
            Capex(1, "CapitalExpenditures", 2009, 500), Capex(2, "CapitalExpenditures", 2009, 700), Capex(2, "CapitalExpenditures", 2010, 800),
            Capex(3, "PurchasesOfPlant", 2009, 90), Capex(4, "PurchasesOfPlant", 2009, 95));
        // Company 4 has its capex, under a date that company facts know exactly.
        await using (var transaction = await database.BeginAsync(Ct))
        {
            await database.Resolved.AddAsync(transaction,
                [new ResolvedValue(4, Concept.Capex, new FiscalPeriod(new(2009, 12, 27), 4), new(2010, 2, 20), new Accession(4), "10-K", "USD", 95, 1, 1, false, ValueFlags.None, null)], Ct);
            await transaction.CommitAsync(Ct);
        }

        var (tags, total) = await database.CustomTags.ReadMissingAsync(new(2011, 12, 31), 10, Ct);
        Assert.Equal(2, total);
        Assert.Equal([("CapitalExpenditures", 2, 3), ("PurchasesOfPlant", 1, 1)], tags.Select(t => (t.Tag, t.Companies, t.Years)));
        Assert.Equal(Capex(2, "CapitalExpenditures", 2010, 800), tags[0].Example);

        // Before the capex of company 4 was filed it was missing too; before 2011 nobody knew of 2010.
        Assert.Equal([("CapitalExpenditures", 2, 2), ("PurchasesOfPlant", 2, 2)],
            (await database.CustomTags.ReadMissingAsync(new(2010, 2, 15), 10, Ct)).Tags.Select(t => (t.Tag, t.Companies, t.Years)));
        Assert.Equal(2, (await database.CustomTags.ReadMissingAsync(new(2011, 12, 31), 1, Ct)).Total);
    }

    [Fact]
    public async Task A_statement_that_comes_twice_is_one_and_the_greater_value_stays_whatever_the_order()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await AddAsync(database, Capex(1, "CapitalExpenditures", 2009, 500), Capex(1, "CapitalExpenditures", 2009, 510));
        await AddAsync(database, Capex(1, "CapitalExpenditures", 2009, 505));

        var tag = Assert.Single((await database.CustomTags.ReadMissingAsync(new(2011, 1, 1), 10, Ct)).Tags);
        Assert.Equal((1, 510), (tag.Years, tag.Example.Value));
    }

    private static CustomStatement Capex(int cik, string tag, int year, double value) => new(
        cik, Concept.Capex, tag, new FiscalPeriod(new DateOnly(year, 12, 31), FiscalPeriod.Year), "USD", value, new Accession(100 * cik + year), "10-K", new DateOnly(year + 1, 2, 10));

    private static async Task AddAsync(HaloDatabase database, params CustomStatement[] statements)
    {
        await using var transaction = await database.BeginAsync(Ct);
        await database.CustomTags.AddAsync(transaction, statements, Ct);
        await transaction.CommitAsync(Ct);
    }
}
