using System.Net;
using System.Text.Json;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Http;

public class MoversEndpointTests
{
    /// <summary>The small universe, where a year before UNION was third and lacked its plant, and CARD was not ranked.</summary>
    private static Books YearAgo()
    {
        var before = HandmadeBook.Of(
            SmallUniverse.Union with { H = 71, R = 29, Raw = new Dictionary<string, double>() }, SmallUniverse.Next, SmallUniverse.Macro with { R = 10 },
            SmallUniverse.Yen, SmallUniverse.Berk, SmallUniverse.Adware, SmallUniverse.Bank);
        before = before with { Key = before.Key with { AsOf = new DateOnly(2024, 6, 30) } };
        return Books.Of(ScoringService.Of(SmallUniverse.Book with { YearBefore = new Lazy<ScoreBook>(() => before) }));
    }

    [Fact]
    public async Task Without_days_it_is_the_newest_day_against_the_year_before()
    {
        await using var host = await ApiHost.StartAsync(YearAgo());

        using var movers = await Json(await host.GetAsync("/api/v1/movers"));

        var root = movers.RootElement;
        Assert.Equal(("2024-06-30", "2025-06-30", 6, 6), (Text(root, "from"), Text(root, "to"), root.GetProperty("universe").GetInt32(), root.GetProperty("total").GetInt32()));
        // MACRO, NEXT, UNION became UNION, NEXT, MACRO.
        var rows = root.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal([("UNION", 2), ("MACRO", -2), ("NEXT", 0)], rows.Take(3).Select(r => (Text(r, "ticker"), r.GetProperty("change").GetInt32())));
        var factor = rows[0].GetProperty("factor");
        Assert.Equal(("ppe_intensity", "heaviness", 0.0, 12.5), (Text(factor, "id"), Text(factor, "axis"), factor.GetProperty("pointsBefore").GetDouble(), factor.GetProperty("pointsAfter").GetDouble()));
        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("factor").ValueKind);
        Assert.Equal((3, 71.0, 1, 90.0), (
            rows[0].GetProperty("rankBefore").GetInt32(), rows[0].GetProperty("before").GetProperty("h").GetDouble(),
            rows[0].GetProperty("rankAfter").GetInt32(), rows[0].GetProperty("after").GetProperty("h").GetDouble()));
    }

    [Theory]
    [InlineData("?direction=down", "MACRO")]
    [InlineData("?direction=up&size=1", "UNION")]
    [InlineData("?sector=software-it&direction=both&size=1", "MACRO")]
    public async Task Direction_and_a_screens_filters_choose_rows(string query, string first)
    {
        await using var host = await ApiHost.StartAsync(YearAgo());

        using var movers = await Json(await host.GetAsync("/api/v1/movers" + query));

        Assert.Equal([first], movers.RootElement.GetProperty("rows").EnumerateArray().Select(r => Text(r, "ticker")).Take(1));
    }

    [Theory]
    [InlineData("?from=soon", "'from' with value 'soon' is no date")]
    [InlineData("?from=2025-06-30", "'from' with value '2025-06-30' is not before the day that is compared with it; allowed: a day before 2025-06-30")]
    [InlineData("?asOf=2025-06-30", "'asOf' with value '2025-06-30' cannot be used here; allowed: from and to")]
    [InlineData("?direction=left", "up, down, both")]
    [InlineData("?size=0", "a whole number from 1 to 1000")]
    [InlineData("?colour=red", "'colour'")]
    public async Task What_cannot_be_answered_is_a_400_with_a_sentence(string query, string sentence)
    {
        await using var host = await ApiHost.StartAsync(YearAgo());

        var response = await host.GetAsync("/api/v1/movers" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = await Json(response);
        Assert.Contains(sentence, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<JsonDocument> Json(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
