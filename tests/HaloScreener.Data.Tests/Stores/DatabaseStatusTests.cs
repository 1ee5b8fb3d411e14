using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class DatabaseStatusTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Companies_that_are_only_named_are_told_from_those_with_figures()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var day = new DateOnly(2025, 7, 1);
        await using (var transaction = await database.BeginAsync(ct))
        {
            // Two sources name the first company; the second is in a list of tickers alone.
            await database.Companies.UpsertStatementsAsync(transaction, [
                new CompanyStatement { Cik = 1, Source = CompanySource.Submissions, StatedOn = day }, new CompanyStatement { Cik = 1, Source = CompanySource.Tickers, StatedOn = day },
                new CompanyStatement { Cik = 2, Source = CompanySource.Tickers, StatedOn = day }], ct);
            await database.Resolved.ReplaceCompaniesAsync(transaction, [1], [new ResolvedValue(
                1, Concept.Assets, new FiscalPeriod(new DateOnly(2024, 12, 31), FiscalPeriod.Instant), day, new Accession(1), "10-K", "USD", 10, 9, 1, false, ValueFlags.None, null)], ct);
            await transaction.CommitAsync(ct);
        }

        var status = await database.ReadStatusAsync(ct);

        Assert.Equal((2, 1), (status.Companies, status.CompaniesWithFigures));
    }
}
