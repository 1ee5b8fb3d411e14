using HaloScreener.Core.Facts;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests;

public sealed class FactStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facts_come_back_as_they_were_stated()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var assets = Stated(cik: 789019, tag: 9, value: 512_163_000_000);
        var revenue = Stated(cik: 789019, tag: 1, value: 245_122_000_000) with { Period = new FiscalPeriod(new DateOnly(2024, 6, 30), FiscalPeriod.Year) };
        var other = Stated(cik: 320193, tag: 9, value: -0.5) with { Unit = "EUR", Form = "20-F/A", ExactDates = true };

        var counts = await WriteAsync(database, [assets, other, revenue]);

        Assert.Equal(new Data.Facts.FactCounts(3, 0), counts);
        Assert.Equal([revenue, assets], await database.Facts.ReadCompanyAsync(789019, Ct));
        Assert.Equal([other], await database.Facts.ReadCompanyAsync(320193, Ct));
    }

    internal static StatedFact Stated(int cik, short tag, double value) => new(
        cik, tag, "USD", new FiscalPeriod(new DateOnly(2024, 6, 30), FiscalPeriod.Instant), new Accession(95017024087843), "10-K",
        new DateOnly(2024, 7, 30), value, ExactDates: false);

    internal static async Task<Data.Facts.FactCounts> WriteAsync(HaloDatabase database, IReadOnlyList<StatedFact> facts)
    {
        await using var transaction = await database.BeginAsync(Ct);
        var counts = await database.Facts.WriteAsync(transaction, facts, Ct);
        await transaction.CommitAsync(Ct);
        return counts;
    }
}
