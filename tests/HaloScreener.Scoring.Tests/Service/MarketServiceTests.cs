using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Markets;
using HaloScreener.Data;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Service;
using HaloScreener.Scoring.Tests.Universe;
using HaloScreener.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Service;

public sealed class MarketServiceTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // 100 m shares: at 10 on 18 February they are worth 1,000 m; the float of 900 m was filed on the 20th, the book's day.
    [Fact]
    public async Task Books_take_the_prices_of_their_own_day_from_the_store()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, new ClosingPrice("UNP", Day("2026-02-18"), 10, null), new ClosingPrice("UNP", Day("2026-03-05"), 12, null));
        await using var service = new ScoringService(store, ScoringMethod.Default, NullLogger<ScoringService>.Instance);
        await service.StartAsync(Ct);

        Assert.Equal((1000e6, MarketValueSource.Prices), ValueIn(service.Current!));
        Assert.Equal((1200e6, MarketValueSource.Prices), ValueIn(await AsOfAsync(service, "2026-03-06")));
        Assert.Equal((900e6, MarketValueSource.PublicFloat), ValueIn(await AsOfAsync(service, "2026-03-04")));
    }

    private static (double, MarketValueSource) ValueIn(ScoreBook book) => (book.MarketOf(0).Value, book.MarketOf(0).Source);

    private static async Task<ScoreBook> AsOfAsync(ScoringService service, string day) =>
        (await service.GetAsync(Day(day), Basis.Annual, Ct)).Book!;

    private static async Task StoreAsync(HaloDatabase store, params ClosingPrice[] prices)
    {
        var filings = new Filings(100885).Report("2025-02-20", "2024-12-31", 450).Report("2026-02-20", "2025-12-31", 500)
            .File("2026-02-20", "2025-12-31", figures: [(Concept.SharesOutstanding, 100e6), (Concept.PublicFloat, 900e6)]);
        await using var transaction = await store.BeginAsync(Ct);
        await store.Companies.UpsertStatementsAsync(
            transaction, [new CompanyStatement { Cik = 100885, Source = CompanySource.Companies, StatedOn = Day("2026-01-01"), Tickers = ["UNP"], Sic = 4011 }], Ct);
        await store.Resolved.ReplaceCompaniesAsync(transaction, [100885], filings.Values, Ct);
        await store.Prices.StageAsync(transaction, prices, Ct);
        await store.Prices.MergeStagedAsync(transaction, "prices.csv", Ct);
        await store.Version.BumpAsync(transaction, Ct);
        await transaction.CommitAsync(Ct);
    }
}
