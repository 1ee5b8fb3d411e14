using System.Net;
using System.Text.Json;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Http;

public sealed class AnalysisEndpointTests
{
    [Fact]
    public async Task Sectors_answer_with_the_middle_of_their_scores_and_with_null_where_there_is_none()
    {
        await using var host = await ApiHost.StartAsync();

        using var answer = JsonDocument.Parse(await Text(await host.GetAsync("/api/v1/sectors?sort=-h")));

        Assert.Equal("sector", answer.RootElement.GetProperty("by").GetString());
        Assert.Equal(7, answer.RootElement.GetProperty("whole").GetProperty("companies").GetInt32());
        var first = answer.RootElement.GetProperty("groups")[0];
        Assert.Equal("transport", first.GetProperty("id").GetString());
        Assert.Equal(90, first.GetProperty("h").GetDouble());
        Assert.Equal(24_250e6, first.GetProperty("revenue").GetDouble());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("capex").ValueKind);
    }

    [Fact]
    public async Task The_table_of_sectors_is_a_file_with_a_row_for_each()
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.GetAsync("/sectors.csv?sector=software-it");

        Assert.Equal("halo-sectors-2025-06-30.csv", response.Content.Headers.ContentDisposition?.FileName);
        var lines = (await Text(response)).Split("\r\n");
        Assert.StartsWith("id,name,companies,", lines[0], StringComparison.Ordinal);
        // Macrosoft (98, 50) and Adware (10, 90).
        Assert.StartsWith("73,\"Business services, software included\",2,0,0,40,10,25,55,70,54,10,32,76,98,70,50,60,80,90,", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task Groups_of_ones_own_are_sectors_of_another_name()
    {
        var book = HandmadeBook.Of(SmallUniverse.Union with { Group = "Rails, \"big\"" }, SmallUniverse.Next);
        await using var host = await ApiHost.StartAsync(Books.Of(ScoringService.Of(book)));

        using var answer = JsonDocument.Parse(await Text(await host.GetAsync("/api/v1/sectors?by=group")));
        Assert.Equal("group", answer.RootElement.GetProperty("by").GetString());
        Assert.Equal("Rails, \"big\"", Assert.Single(answer.RootElement.GetProperty("groups").EnumerateArray()).GetProperty("name").GetString());
        Assert.StartsWith("\"Rails, \"\"big\"\"\",\"Rails, \"\"big\"\"\",1,0,0,90,", (await Text(await host.GetAsync("/sectors.csv?by=group"))).Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migration_answers_with_the_share_of_each_fifth_and_the_file_has_both_universes()
    {
        await using var host = await ApiHost.StartAsync();

        using var answer = JsonDocument.Parse(await Text(await host.GetAsync("/api/v1/migration")));
        var revenue = answer.RootElement.GetProperty("shares")[0];
        Assert.Equal("revenue", revenue.GetProperty("measure").GetString());
        // Seven by heaviness: Adware, Card | Berk | Yen, Next | Union | Macro. The six in dollars sell 722,989 m in all, Macrosoft 245,122 m.
        Assert.Equal(6, revenue.GetProperty("known").GetInt32());
        Assert.Equal(245_122 / 722_989.0, revenue.GetProperty("share_5").GetDouble(), 1e-12);

        var lines = (await Text(await host.GetAsync("/migration.csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 2 * 5, lines.Length);
        Assert.StartsWith("2025-06-30,false,revenue,6,5,", lines[6], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/migration?hyperscalers=some", "hyperscalers")]
    [InlineData("/api/v1/sectors?by=planet", "by")]
    [InlineData("/sectors.csv?bom=perhaps", "bom")]
    public async Task What_cannot_be_used_is_a_problem_that_names_it(string address, string parameter)
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await Text(response));
        Assert.Equal(parameter, problem.RootElement.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    private static Task<string> Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
