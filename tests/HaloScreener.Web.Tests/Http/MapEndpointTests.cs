using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Web.Tests.Http;

public sealed class MapEndpointTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ApiHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Positions_are_those_of_the_dots_of_the_same_picture()
    {
        const string Query = "?w=900&h=620";
        var json = await JsonAsync("/charts/map.json" + Query);
        using var answer = await _host.GetAsync("/charts/map.svg" + Query);
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        // Union Rail: H 90, R 10 in a frame of 50–884 × 30–549, the source below it.
        var union = json.GetProperty("points").EnumerateArray().Single(p => p.GetProperty("id").GetInt32() == SmallUniverse.Union.Cik);
        Assert.Equal(800.6, union.GetProperty("x").GetDouble(), 2);
        Assert.Equal(81.9, union.GetProperty("y").GetDouble(), 2);
        Assert.Equal("UNION", union.GetProperty("label").GetString());
        var painted = svg.Descendants().Where(e => e.Name.LocalName is "ellipse" or "circle")
            .Select(e => (Math.Round((double)e.Attribute("cx")!, 1), Math.Round((double)e.Attribute("cy")!, 1))).ToHashSet();
        Assert.Equal(7, painted.Count);
        Assert.All(json.GetProperty("points").EnumerateArray(), p =>
            Assert.Contains((Math.Round(p.GetProperty("x").GetDouble(), 1), Math.Round(p.GetProperty("y").GetDouble(), 1)), painted));
    }

    [Fact]
    public async Task Ranges_on_the_axes_are_the_part_of_the_map_that_is_shown_beside_the_height_of_the_picture()
    {
        var json = await JsonAsync("/charts/map.json?w=900&h=620&h=82..98&r=2..18");

        // Only Union Rail (90, 10) is in this corner: the middle of it.
        var union = Assert.Single(json.GetProperty("points").EnumerateArray());
        Assert.Equal((50 + 884) / 2.0, union.GetProperty("x").GetDouble(), 2);
        Assert.Equal((30 + 549) / 2.0, union.GetProperty("y").GetDouble(), 2);
        Assert.Equal((620, 82, 18), (json.GetProperty("height").GetInt32(), json.GetProperty("window").GetProperty("minH").GetInt32(), json.GetProperty("window").GetProperty("maxR").GetInt32()));
    }

    [Fact]
    public async Task Companies_outside_the_screen_stay_on_the_map_and_say_so()
    {
        var json = await JsonAsync("/charts/map.json?sector=transport");

        var shown = json.GetProperty("points").EnumerateArray().ToLookup(p => p.GetProperty("shown").GetBoolean(), p => p.GetProperty("label").GetString());
        Assert.Equal(["UNION"], shown[true]);
        Assert.Equal(6, shown[false].Count());
    }

    [Theory]
    [InlineData("/charts/map.svg?color=rainbow", "color")]
    [InlineData("/charts/map.json?w=99999", "w")]
    [InlineData("/charts/map.png?scale=9", "scale")]
    [InlineData("/charts/map.svg?h=300&h=400", "h")]
    [InlineData("/charts/map.svg?sector=nowhere", "sector")]
    public async Task What_cannot_be_drawn_is_refused_by_name(string address, string parameter)
    {
        using var answer = await _host.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"'{parameter}'", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dots_card_has_its_figures_and_a_link_that_keeps_the_weights()
    {
        using var answer = await _host.GetAsync($"/map/card/{SmallUniverse.Union.Cik}?w.ppe_intensity=0.5");
        var card = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Union Rail Corp", card, StringComparison.Ordinal);
        Assert.Contains($"/company/{SmallUniverse.Union.Cik}?w.ppe_intensity=0.5&amp;show=revenue\"", card, StringComparison.Ordinal);
        Assert.Contains(">24.2 bn</a>", card, StringComparison.Ordinal);
        Assert.Contains($"/company/{SmallUniverse.Union.Cik}?w.ppe_intensity=0.5", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_of_nobody_is_not_found()
    {
        using var answer = await _host.GetAsync("/map/card/NOBODY");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await _host.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }
}
