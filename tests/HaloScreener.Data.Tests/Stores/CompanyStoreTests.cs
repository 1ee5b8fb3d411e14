using HaloScreener.Core.Companies;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class CompanyStoreTests(PostgresFixture postgres)
{
    private const int Deere = 315189;
    private const int Berkshire = 1067983;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_field_comes_from_the_first_source_that_has_it()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await UpsertAsync(
            database,
            Says(Deere, CompanySource.CompanyFacts) with { Name = "JOHN DEERE CAPITAL CORP" },
            Says(Deere, CompanySource.DataSets) with { Name = "DEERE & CO", Sic = 3523, Country = "US", FiscalYearEnd = "1031" },
            Says(Deere, CompanySource.Companies) with { Name = "DEERE & COMPANY \"JD\"", Tickers = ["DE"], Exchange = "NYSE" },
            Says(Deere, CompanySource.Submissions) with { Sic = 3520, FormerNames = ["DEERE JOHN & CO"] });

        var company = Assert.Single(await database.Companies.ReadAllAsync(Ct));

        Assert.Equal("DEERE & COMPANY \"JD\"", company.Name);
        Assert.Equal(["DE"], company.Tickers);
        Assert.Equal("NYSE", company.Exchange);
        Assert.Equal(3520, company.Sic);
        Assert.Equal("US", company.Country);
        Assert.Equal("1031", company.FiscalYearEnd);
        Assert.Null(company.Category);
        Assert.Equal(["DEERE JOHN & CO"], company.FormerNames);
    }

    [Fact]
    public async Task Of_one_source_the_newest_statement_stays_and_of_one_day_the_same_one_in_any_order()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var old = Says(1, CompanySource.DataSets) with { Name = "OLD NAME", StatedOn = new DateOnly(2023, 5, 1) };
        var one = Says(1, CompanySource.DataSets) with { Name = "NAME ONE" };
        var two = Says(1, CompanySource.DataSets) with { Name = "NAME TWO" };
        CompanyStatement[][] orders = [[old, one, two], [two, one, old], [one, old, two], [two, old, one]];

        var names = new List<string>();
        foreach (var (order, index) in orders.Select((order, index) => (order, index)))
        {
            foreach (var statement in order)
                await UpsertAsync(database, statement with { Cik = 1000 + index });
            await UpsertAsync(database, [.. order.Select(statement => statement with { Cik = 2000 + index })]);
        }
        foreach (var company in await database.Companies.ReadAllAsync(Ct))
            names.Add(company.Name);

        Assert.Equal(Enumerable.Repeat("NAME TWO", 8), names);
    }

    [Theory]
    [InlineData("brk.b", Berkshire)]
    [InlineData("BRK/B", Berkshire)]
    [InlineData("Brk-A", Berkshire)]
    [InlineData("1067983", Berkshire)]
    [InlineData("0001067983", Berkshire)]
    [InlineData("de", Deere)]
    [InlineData("BRK", null)]
    [InlineData("OLDDE", null)]
    [InlineData("42", null)]
    [InlineData("", null)]
    public async Task A_company_is_found_by_ticker_or_cik(string text, int? cik)
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await UpsertAsync(
            database,
            Says(Berkshire, CompanySource.Tickers) with { Name = "BERKSHIRE HATHAWAY INC", Tickers = ["BRK-B", "BRK-A"] },
            Says(Deere, CompanySource.Submissions) with { Name = "DEERE & CO", Tickers = ["DE"] },
            // A ticker that only a lower source still has is not the company's any more.
            Says(Deere, CompanySource.Tickers) with { Tickers = ["OLDDE"] },
            // A second label of another company does not take the main one's place.
            Says(100, CompanySource.Tickers) with { Name = "OTHER", Tickers = ["OTH", "DE"] });

        var found = await database.Companies.FindAsync(text, Ct);

        Assert.Equal(cik, found?.Cik);
    }

    private static CompanyStatement Says(int cik, CompanySource source) => new() { Cik = cik, Source = source, StatedOn = new DateOnly(2025, 7, 1) };

    private static async Task UpsertAsync(HaloDatabase database, params CompanyStatement[] statements)
    {
        await using var transaction = await database.BeginAsync(Ct);
        await database.Companies.UpsertStatementsAsync(transaction, statements, Ct);
        await transaction.CommitAsync(Ct);
    }
}
