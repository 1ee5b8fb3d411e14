using System.Net;
using System.Text.Json;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Http;

public class ScreenEndpointTests
{
    [Fact]
    public async Task The_csv_holds_the_whole_screen_and_says_what_it_was_made_from()
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.GetAsync("/screen.csv?quadrant=halo&cols=rank,ticker,halo&size=1");

        Assert.Equal("rank,ticker,halo\r\n1,UNION,90\r\n2,NEXT,80\r\n4,YEN,60\r\n", await Text(response));
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("halo-screen-2025-06-30.csv", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("2025-06-30", Header(response, "X-Halo-As-Of"));
        Assert.Equal(SmallUniverse.Book.Method.Hash, Header(response, "X-Halo-Method"));
        Assert.Equal("7", Header(response, "X-Halo-Data"));
        Assert.Equal("3", Header(response, "X-Halo-Rows"));
    }

    [Fact]
    public async Task The_csv_begins_with_a_byte_order_mark_only_when_asked()
    {
        await using var host = await ApiHost.StartAsync();

        Assert.Equal(0xEF, (await Bytes(await host.GetAsync("/screen.csv?bom=true")))[0]);
        Assert.Equal((byte)'r', (await Bytes(await host.GetAsync("/screen.csv?bom=false")))[0]);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync("/screen.csv?bom=yes")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync("/api/v1/screen?bom=true")).StatusCode);
    }

    [Fact]
    public async Task The_workbook_is_a_file_of_the_whole_screen()
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.GetAsync("/screen.xlsx?size=1");

        Assert.Equal("halo-screen-2025-06-30.xlsx", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("7", Header(response, "X-Halo-Rows"));
        Assert.Equal("PK"u8.ToArray(), (await Bytes(response))[..2]);
    }

    [Fact]
    public async Task The_api_answers_page_by_page_and_the_pages_make_up_the_csv()
    {
        await using var host = await ApiHost.StartAsync();
        var tickers = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            using var screen = JsonDocument.Parse(await Text(await host.GetAsync($"/api/v1/screen?sort=-revenue&size=3&page={page}")));
            Assert.Equal(7, screen.RootElement.GetProperty("total").GetInt32());
            tickers.AddRange(screen.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("ticker").GetString()!));
        }

        var csv = await Text(await host.GetAsync("/screen.csv?sort=-revenue&cols=ticker"));

        Assert.Equal("ticker\r\n" + string.Concat(tickers.Select(t => t + "\r\n")), csv);
    }

    [Fact]
    public async Task Other_weights_rank_anew_and_are_told()
    {
        await using var host = await ApiHost.StartAsync();

        using var screen = JsonDocument.Parse(await Text(await host.GetAsync("/api/v1/screen?w.ppe_intensity=1&neutral=0.5")));

        Assert.Equal(0.5, screen.RootElement.GetProperty("neutral").GetDouble());
        // 1 beside the method's own .25 + .20 + .10 + .10 + .10 of the other heaviness factors.
        Assert.Equal(1 / 1.75, screen.RootElement.GetProperty("weights").GetProperty("ppe_intensity").GetDouble(), 1e-9);
    }

    [Theory]
    [InlineData("/api/v1/screen?colour=red", "colour", "red")]
    [InlineData("/screen.csv?size=5000", "size", "5000")]
    [InlineData("/api/v1/screen?basis=monthly", "basis", "monthly")]
    [InlineData("/api/v1/screen?revenue=NaN..", "revenue", "NaN..")]
    [InlineData("/api/v1/screen?size=10&size=20", "size", "10 and 20")]
    public async Task What_cannot_be_used_is_a_problem_that_names_parameter_value_and_what_is_allowed(string address, string parameter, string value)
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await Text(response));
        var detail = problem.RootElement.GetProperty("detail").GetString();
        Assert.StartsWith($"Parameter '{parameter}' with value '{value}' ", detail, StringComparison.Ordinal);
        Assert.Contains("; allowed: ", detail, StringComparison.Ordinal);
        Assert.Equal(parameter, problem.RootElement.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("/screen.csv")]
    [InlineData("/api/v1/screen")]
    [InlineData("/api/v1/companies/UNION")]
    public async Task While_the_universe_is_loading_the_answer_is_try_again(string address)
    {
        await using var host = await ApiHost.StartAsync(new Books());

        var response = await host.GetAsync(address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
        Assert.Contains("loading", await Text(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_tells_how_many_rows_there_are_without_sending_them()
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.HeadAsync("/screen.csv?quadrant=halo");

        Assert.Equal("3", Header(response, "X-Halo-Rows"));
        Assert.Empty(await Bytes(response));
    }

    [Fact]
    public async Task An_empty_store_is_told_rather_than_an_empty_screen()
    {
        await using var host = await ApiHost.StartAsync(Books.Of(ScoringService.Of(HandmadeBook.Of())));

        var response = await host.GetAsync("/screen.csv");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("The store holds no company yet", await Text(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_of_the_api_is_told_in_json()
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.GetAsync("/api/v2/screen");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("There is no address /api/v2/screen.", await Text(response), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    private static Task<string> Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static Task<byte[]> Bytes(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
}
