using HaloScreener.Core.Markets;
using HaloScreener.Data.Facts;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class PriceStoreTests(PostgresFixture postgres)
{
    private static readonly DateOnly Monday = new(2026, 6, 29);
    private static readonly DateOnly Tuesday = new(2026, 6, 30);
    private static readonly DateOnly Wednesday = new(2026, 7, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_each_ticker_the_last_price_in_the_span_is_read()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await ImportAsync(database, "a.csv", Price("UNP", Monday, 229), Price("UNP", Tuesday, 230.08, 6e8), Price("UNP", Wednesday, 231), Price("CSX", Monday, 33));

        Assert.Equal([Price("CSX", Monday, 33), Price("UNP", Tuesday, 230.08, 6e8)], database.Prices.ReadLast(Monday, Tuesday));
        Assert.Equal([Price("UNP", Tuesday, 230.08, 6e8)], database.Prices.ReadLast(Tuesday, Tuesday));
        Assert.Empty(database.Prices.ReadLast(Monday.AddDays(-9), Monday.AddDays(-1)));
    }

    [Fact]
    public async Task Prices_that_are_known_change_nothing()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();

        Assert.Equal(new FactCounts(2, 0), await ImportAsync(database, "a.csv", Price("UNP", Monday, 229), Price("UNP", Tuesday, 230)));
        Assert.Equal(new FactCounts(0, 2), await ImportAsync(database, "a.csv", Price("UNP", Monday, 229), Price("UNP", Tuesday, 230)));
        Assert.Equal(new FactCounts(1, 1), await ImportAsync(database, "a.csv", Price("CSX", Tuesday, 33), Price("CSX", Tuesday, 33)));
    }

    // The second file ends a day later: a series that was downloaded anew after a split.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_file_that_reaches_further_stands_whichever_comes_first(bool laterFirst)
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        Func<Task>[] imports =
        [
            () => ImportAsync(database, "june.csv", Price("NVDA", Monday, 1200), Price("NVDA", Tuesday, 1210)),
            () => ImportAsync(database, "july.csv", Price("NVDA", Monday, 120), Price("NVDA", Wednesday, 121)),
        ];
        foreach (var import in laterFirst ? imports.Reverse() : imports)
            await import();

        Assert.Equal([Price("NVDA", Monday, 120)], database.Prices.ReadLast(Monday, Monday));
        Assert.Equal([Price("NVDA", Tuesday, 1210)], database.Prices.ReadLast(Tuesday, Tuesday));
        Assert.Equal([Price("NVDA", Wednesday, 121)], database.Prices.ReadLast(Wednesday, Wednesday));
    }

    // Of two that end on one day: with shares before without, then the greater close.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_files_that_end_on_one_day_one_stands_by_rule(bool reversed)
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        ClosingPrice[] prices = [Price("UNP", Monday, 300), Price("UNP", Monday, 229, 6e8), Price("UNP", Monday, 230, 6e8)];
        foreach (var price in reversed ? prices.Reverse() : prices)
            await ImportAsync(database, "a.csv", price);

        Assert.Equal([Price("UNP", Monday, 230, 6e8)], database.Prices.ReadLast(Monday, Monday));
    }

    private static ClosingPrice Price(string ticker, DateOnly date, double close, double? shares = null) => new(ticker, date, close, shares);

    private static async Task<FactCounts> ImportAsync(HaloDatabase database, string file, params ClosingPrice[] prices)
    {
        await using var transaction = await database.BeginAsync(Ct);
        await database.Prices.StageAsync(transaction, prices, Ct);
        var counts = await database.Prices.MergeStagedAsync(transaction, file, Ct);
        await transaction.CommitAsync(Ct);
        return counts;
    }
}
