using System.Net;
using System.Text.Json;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Http;

public class CompanyEndpointTests
{
    [Theory]
    [InlineData("UNION", 100885)]
    [InlineData("union", 100885)]
    [InlineData("100885", 100885)]
    [InlineData("0000100885", 100885)]
    [InlineData("BRK-B", 1067983)]
    [InlineData("brk.b", 1067983)]
    [InlineData("BRK/A", 1067983)]
    [InlineData("BRK%2FA", 1067983)]
    public async Task A_company_is_found_by_any_of_its_names(string id, int cik)
    {
        await using var host = await ApiHost.StartAsync();

        using var company = await Json(await host.GetAsync("/api/v1/companies/" + id));

        Assert.Equal(cik, company.RootElement.GetProperty("cik").GetInt32());
    }

    [Theory]
    [InlineData("NOPE")]
    [InlineData("123")]
    [InlineData("99999999999999")]
    [InlineData("%27%3B%20drop%20table")]
    public async Task A_company_that_is_not_there_is_named_in_the_answer(string id)
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.GetAsync("/api/v1/companies/" + id);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        using var problem = await Json(response);
        Assert.Equal($"No company has the ticker or CIK '{Uri.UnescapeDataString(id)}' as of 2025-06-30.", problem.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_unrated_company_answers_with_the_reason()
    {
        await using var host = await ApiHost.StartAsync();

        using var company = await Json(await host.GetAsync("/api/v1/companies/1800000"));

        Assert.False(company.RootElement.GetProperty("rated").GetBoolean());
        Assert.Equal("shell", company.RootElement.GetProperty("reason").GetString());
        Assert.Equal("SIC 6770", company.RootElement.GetProperty("reasonDetail").GetString());
        Assert.Equal(JsonValueKind.Null, company.RootElement.GetProperty("halo").ValueKind);
        Assert.Equal(JsonValueKind.Null, company.RootElement.GetProperty("quadrant").ValueKind);
    }

    [Fact]
    public async Task Figures_come_with_their_filing_and_unknown_parameters_are_refused()
    {
        var capex = new ResolvedValue(100885, Concept.Capex, new FiscalPeriod(new DateOnly(2024, 12, 31), FiscalPeriod.Year), new DateOnly(2025, 2, 7),
            Accession.Parse("0000100885-25-000042"), "10-K", "USD", 3_452e6, MappedTags.Default.IdOf("PaymentsToAcquirePropertyPlantAndEquipment")!.Value,
            1, false, ValueFlags.None, null);
        await using var host = await ApiHost.StartAsync(filings: CompanyFilings.Of([capex]));

        using var company = await Json(await host.GetAsync("/api/v1/companies/union"));

        var figure = Assert.Single(company.RootElement.GetProperty("fundamentals").EnumerateArray());
        Assert.Equal(3_452_000_000, figure.GetProperty("value").GetDouble());
        Assert.Equal("PaymentsToAcquirePropertyPlantAndEquipment", figure.GetProperty("tag").GetString());
        Assert.Equal("2025-02-07", figure.GetProperty("filed").GetString());
        var inputs = company.RootElement.GetProperty("factors").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("inputs"));
        Assert.Equal(("capex", 2024, "0000100885-25-000042"),
            (inputs["capex_intensity"][0].GetProperty("concept").GetString(), inputs["capex_intensity"][0].GetProperty("fiscalYear").GetInt32(), inputs["capex_intensity"][0].GetProperty("accession").GetString()));
        Assert.Equal(0, inputs["rd_intensity"].GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync("/api/v1/companies/union?year=2024")).StatusCode);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_and_is_no_crash()
    {
        await using var host = await ApiHost.StartAsync(filings: CompanyFilings.Of((_, _) => throw new SilentStoreException()));

        var response = await host.GetAsync("/api/v1/companies/union");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private sealed class SilentStoreException : System.Data.Common.DbException;

    private static async Task<JsonDocument> Json(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
