using HaloScreener.Core.Facts;
using HaloScreener.Data.Facts;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class FactStoreTests(PostgresFixture postgres)
{
    private const int Microsoft = 789019;
    private const int Apple = 320193;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facts_come_back_as_they_were_stated_in_the_order_of_the_key()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var assets = Stated(Microsoft, tag: 9, value: 512_163_000_000);
        var revenue = Stated(Microsoft, tag: 1, value: 245_122_000_000) with { Period = new FiscalPeriod(new DateOnly(2024, 6, 30), FiscalPeriod.Year) };
        var other = Stated(Apple, tag: 9, value: -0.5) with { Unit = "EUR", Form = "20-F/A", ExactDates = true };

        var counts = await WriteAsync(database, assets, other, revenue);

        Assert.Equal(new FactCounts(3, 0), counts);
        Assert.Equal([revenue, assets], await database.Facts.ReadCompanyAsync(Microsoft, Ct));
        Assert.Equal([other], await database.Facts.ReadCompanyAsync(Apple, Ct));
        Assert.Empty(await database.Facts.ReadCompanyAsync(1, Ct));
        Assert.Equal(3, await database.Facts.CountAsync(Ct));
    }

    [Fact]
    public async Task A_fact_that_the_store_has_is_known_and_a_later_filing_of_it_is_new()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var stated = Stated(Microsoft, tag: 9, value: 512_163_000_000);
        var restated = stated with { Accession = Accession.Parse("0000950170-25-100235"), Filed = new DateOnly(2025, 7, 30) };
        await WriteAsync(database, stated);

        var counts = await WriteAsync(database, stated, restated);

        Assert.Equal(new FactCounts(Stored: 1, Known: 1), counts);
        Assert.Equal([stated, restated], await database.Facts.ReadCompanyAsync(Microsoft, Ct));
    }

    [Fact]
    public async Task Of_colliding_facts_exact_dates_win_then_the_greater_value_whichever_comes_first()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var rounded = Stated(Microsoft, tag: 9, value: 300);
        var exactSmall = rounded with { Value = 100, ExactDates = true };
        var exactGreat = rounded with { Value = 200, ExactDates = true };
        StatedFact[][] orders = [[rounded, exactSmall, exactGreat], [exactGreat, exactSmall, rounded], [exactSmall, exactGreat, rounded]];

        foreach (var (order, index) in orders.Select((order, index) => (order, index)))
        {
            var inBatches = 1000 + index;
            var inOneBatch = 2000 + index;
            foreach (var fact in order)
                await WriteAsync(database, fact with { Cik = inBatches });
            var counts = await WriteAsync(database, [.. order.Select(fact => fact with { Cik = inOneBatch })]);

            Assert.Equal(new FactCounts(Stored: 1, Known: 2), counts);
            Assert.Equal([exactGreat with { Cik = inBatches }], await database.Facts.ReadCompanyAsync(inBatches, Ct));
            Assert.Equal([exactGreat with { Cik = inOneBatch }], await database.Facts.ReadCompanyAsync(inOneBatch, Ct));
        }
    }

    [Fact]
    public async Task What_is_not_committed_was_never_there()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await WriteAsync(database, Stated(Microsoft, tag: 9, value: 1));
        await using (var transaction = await database.BeginAsync(Ct))
        {
            await database.Facts.WriteAsync(
                transaction, [Stated(Microsoft, tag: 9, value: 2), Stated(Microsoft, tag: 10, value: 3), Stated(Apple, tag: 9, value: 4)], Ct);
            Assert.Equal([Apple, Microsoft], (await database.Facts.FindKnownCompaniesAsync(transaction, [Apple, Microsoft, 5], Ct)).Order());
        }

        Assert.Equal([Stated(Microsoft, tag: 9, value: 1)], await database.Facts.ReadCompanyAsync(Microsoft, Ct));
        Assert.Equal(1, await database.Facts.CountAsync(Ct));
    }

    [Fact]
    public async Task Companies_are_read_one_list_each_within_the_transaction_that_wrote_them()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await using var transaction = await database.BeginAsync(Ct);
        // More than one buffer of the reader holds, and a unit of more than one byte a character.
        var facts = Enumerable.Range(1, 3)
            .SelectMany(cik => Enumerable.Range(1, 3_000).Select(n => Stated(cik, tag: 1, value: n) with { Accession = new Accession(n), Unit = "€" }))
            .ToArray();
        await database.Facts.WriteAsync(transaction, facts, Ct);

        var read = new List<IReadOnlyList<StatedFact>>();
        await foreach (var company in database.Facts.ReadCompaniesAsync([3, 1, 77], transaction, Ct))
            read.Add(company);

        Assert.Equal([1, 3], read.Select(company => company[0].Cik));
        Assert.Equal(facts.Where(fact => fact.Cik != 2), read.SelectMany(company => company));
        Assert.Equal([1, 2, 3], await database.Facts.ReadCiksAsync(transaction, Ct));
    }

    [Fact]
    public async Task A_reader_that_is_left_early_frees_its_connection()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await WriteAsync(database, [.. Enumerable.Range(1, 20_000).Select(n => Stated(n % 50, tag: 1, value: n) with { Accession = new Accession(n) })]);

        await using var transaction = await database.BeginAsync(Ct);
        await foreach (var company in database.Facts.ReadCompaniesAsync([.. Enumerable.Range(0, 50)], null, Ct))
        {
            Assert.Equal(400, company.Count);
            break;
        }

        Assert.Equal(20_000, await database.Facts.CountAsync(Ct));
    }

    internal static StatedFact Stated(int cik, short tag, double value) => new(
        cik, tag, "USD", new FiscalPeriod(new DateOnly(2024, 6, 30), FiscalPeriod.Instant), Accession.Parse("0000950170-24-087843"), "10-K",
        new DateOnly(2024, 7, 30), value, ExactDates: false);

    private static async Task<FactCounts> WriteAsync(HaloDatabase database, params StatedFact[] facts)
    {
        await using var transaction = await database.BeginAsync(Ct);
        var counts = await database.Facts.WriteAsync(transaction, facts, Ct);
        await transaction.CommitAsync(Ct);
        return counts;
    }
}
