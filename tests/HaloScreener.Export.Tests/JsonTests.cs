using System.Text.Json;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Export.Tests;

public class JsonTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    [Fact]
    public async Task A_screen_says_what_it_was_made_from_and_holds_one_page()
    {
        var screen = await Screen(new ScreenRequest { Size = 3, Page = 2, Sort = [new("halo", true)] }, whole: false);

        Assert.Equal("2025-06-30", screen.GetProperty("asOf").GetString());
        Assert.Equal(Book.Method.Hash, screen.GetProperty("method").GetString());
        Assert.Equal(7, screen.GetProperty("universe").GetInt32());
        Assert.Equal(7, screen.GetProperty("total").GetInt32());
        Assert.Equal("?sort=-halo&page=2&size=3", screen.GetProperty("query").GetString());
        Assert.Equal(["YEN", "BRK-B", "CARD"], screen.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("ticker").GetString()));
    }

    [Fact]
    public async Task A_whole_screen_holds_every_row()
    {
        Assert.Equal(7, (await Screen(new ScreenRequest { Size = 3 }, whole: true)).GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task A_row_has_its_fixed_fields_and_those_asked_for()
    {
        var row = (await Screen(new ScreenRequest { Text = "adware", Columns = ["net_income", "ppe_intensity", "filed", "flags", "borderline"] }, whole: false))
            .GetProperty("rows")[0];

        Assert.Equal(["rank", "cik", "ticker", "name", "sic", "sector", "quadrant", "halo", "h", "r", "confidence", "net_income", "ppe_intensity", "filed", "flags", "borderline"],
            row.EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"rank":7,"cik":796343,"ticker":"ADWARE","name":"=Adware(1)","sic":7372,"sector":"software-it","quadrant":"at-risk-light","halo":10,"h":10,"r":90"""
            + ""","confidence":"A","net_income":-5560000000,"ppe_intensity":null,"filed":"2025-01-15","flags":[],"borderline":false}""", row.GetRawText());
    }

    [Fact]
    public async Task What_a_financial_has_no_value_for_is_null()
    {
        var row = (await Screen(new ScreenRequest { Track = Track.Financials, Text = "first bank" }, whole: false)).GetProperty("rows")[0];

        Assert.Equal(JsonValueKind.Null, row.GetProperty("rank").ValueKind);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("halo").ValueKind);
        Assert.Equal(30, row.GetProperty("r").GetDouble());
    }

    [Fact]
    public async Task A_company_is_told_with_factors_and_the_filing_behind_each_figure()
    {
        var revenue = new ResolvedValue(100885, Concept.Revenue, new FiscalPeriod(new DateOnly(2024, 12, 31), FiscalPeriod.Year), new DateOnly(2025, 2, 7),
            Accession.Parse("0000100885-25-000042"), "10-K", "USD", 24_250e6, MappedTags.Default.IdOf("Revenues")!.Value, 1, false, ValueFlags.None, null);
        var row = Book.RowOf(100885)!.Value;
        using var stream = new MemoryStream();

        await CompanyJson.WriteAsync(CompanyAnswer.Of(Book, Book.Ranking, row, [revenue]), stream, TestContext.Current.CancellationToken);

        var company = JsonDocument.Parse(stream.ToArray()).RootElement;
        Assert.Equal(1, company.GetProperty("rank").GetInt32());
        Assert.Equal(7, company.GetProperty("of").GetInt32());
        Assert.True(company.GetProperty("rated").GetBoolean());
        Assert.Equal(JsonValueKind.Null, company.GetProperty("reason").ValueKind);
        var factor = company.GetProperty("factors")[0];
        Assert.Equal("ppe_intensity", factor.GetProperty("id").GetString());
        Assert.Equal(2.4, factor.GetProperty("raw").GetDouble());
        Assert.Equal("""{"concept":"revenue","fiscalYear":2024,"periodEnd":"2024-12-31","value":24250000000,"unit":"USD","tag":"Revenues","chainPosition":1,"derived":false"""
            + ""","arithmetic":null,"accession":"0000100885-25-000042","form":"10-K","filed":"2025-02-07","url":"https://www.sec.gov/Archives/edgar/data/"""
            + """100885/000010088525000042/0000100885-25-000042-index.htm"}""",
            Assert.Single(company.GetProperty("fundamentals").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task What_a_factor_was_made_from_and_what_was_restated_is_told_as_fully_as_a_figure()
    {
        var figure = new ResolvedValue(100885, Concept.Revenue, new FiscalPeriod(new DateOnly(2024, 12, 31), FiscalPeriod.Year), new DateOnly(2025, 2, 7),
            Accession.Parse("0000100885-25-000042"), "10-K", "USD", 24_250e6, MappedTags.Default.IdOf("Revenues")!.Value, 4, true, ValueFlags.None, "Revenues 24,000,000,000 + SalesRevenueNet 250,000,000");
        var restated = figure with { Filed = new DateOnly(2025, 5, 1), Accession = Accession.Parse("0000100885-25-000099"), Form = "10-K/A", Value = 24_251e6 };
        using var stream = new MemoryStream();

        await CompanyJson.WriteAsync(CompanyAnswer.Of(Book, Book.Ranking, Book.RowOf(100885)!.Value, [figure, restated]), stream, TestContext.Current.CancellationToken);

        var company = JsonDocument.Parse(stream.ToArray()).RootElement;
        var told = Assert.Single(company.GetProperty("fundamentals").EnumerateArray());
        var input = company.GetProperty("factors")[0].GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("concept").GetString() == "revenue");
        Assert.Equal([.. told.EnumerateObject().Select(p => p.Name).Where(n => n != "earlier")], input.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Revenues 24,000,000,000 + SalesRevenueNet 250,000,000", input.GetProperty("arithmetic").GetString());
        Assert.Equal("https://www.sec.gov/Archives/edgar/data/100885/000010088525000099/0000100885-25-000099-index.htm", input.GetProperty("url").GetString());
        var earlier = Assert.Single(told.GetProperty("earlier").EnumerateArray());
        Assert.Equal((24_250e6, "Revenues", "0000100885-25-000042", 4), (earlier.GetProperty("value").GetDouble(), earlier.GetProperty("tag").GetString(),
            earlier.GetProperty("accession").GetString(), earlier.GetProperty("chainPosition").GetInt32()));
        Assert.EndsWith("/000010088525000042/0000100885-25-000042-index.htm", earlier.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Screen(ScreenRequest request, bool whole)
    {
        using var stream = new MemoryStream();
        await ScreenJson.WriteAsync(Screener.Answer(Book, Book.Ranking, request), stream, whole, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
