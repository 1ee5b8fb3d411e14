using HaloScreener.Core.Markets;
using HaloScreener.Data.Facts;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class RateStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The second list reaches a year further and corrects 2024 downwards.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_list_that_reaches_further_stands_whichever_comes_first(bool laterFirst)
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        ExchangeRate[][] lists = [[new("EUR", 2024, 1.09), new("JPY", 2024, 0.0066)], [new("EUR", 2024, 1.08), new("EUR", 2025, 1.13)]];

        var counts = new List<FactCounts>();
        foreach (var list in laterFirst ? lists.Reverse() : lists)
        {
            await using var transaction = await database.BeginAsync(Ct);
            counts.Add(await database.Rates.WriteAsync(transaction, list, Ct));
            await transaction.CommitAsync(Ct);
        }

        Assert.Equal([new FactCounts(2, 0), new FactCounts(1, 1)], counts);
        Assert.Equal([new("EUR", 2024, 1.08), new("EUR", 2025, 1.13), new("JPY", 2024, 0.0066)], await database.Rates.ReadAllAsync(Ct));
    }
}
