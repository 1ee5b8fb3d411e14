using System.Net;
using System.Text.Json;

namespace HaloScreener.Web.Tests.Http;

/// <summary>The description of the API is held to what the addresses do.</summary>
public sealed class ApiDescriptionTests
{
    /// <summary>Every address that the interface promises to programs, with a query that it must take.</summary>
    public static TheoryData<string, string> Addresses => new()
    {
        { "/screen.csv?sector=utilities&bom=true", "text/csv" },
        { "/screen.xlsx?track=all", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "/api/v1/screen?page=1&size=1000", "application/json" },
        { "/api/v1/companies/union", "application/json" },
        { "/api/v1/sectors", "application/json" },
        { "/api/v1/migration", "application/json" },
        { "/api/v1/ai-capex", "application/json" },
        { "/api/v1/stress?theme=pipelines", "application/json" },
        { "/sectors.csv", "text/csv" },
        { "/api/v1/figures?of=sectors&figure=capex&group=utilities&size=20", "application/json" },
        { "/figures.csv?of=sectors&figure=capex_to_revenue&sector=utilities&group=49", "text/csv" },
        { "/migration.csv", "text/csv" },
        { "/migration-valuation.csv", "text/csv" },
        { "/ai-capex.csv", "text/csv" },
        { "/ai-capex-guidance.csv", "text/csv" },
        { "/themes.csv", "text/csv" },
        { "/stress.csv", "text/csv" },
        { "/compare.csv?ids=UNION,MACRO", "text/csv" },
        { "/charts/map.svg?w=400&h=300&theme=dark", "image/svg+xml" },
        { "/charts/map.png", "image/png" },
        { "/charts/map.json", "application/json" },
        { "/charts/map.svg?theme=pipelines&theme=dark", "image/svg+xml" },
        { "/charts/sectors.svg?axis=r&data=3", "image/svg+xml" },
        { "/charts/sectors-years.svg?score=r", "image/svg+xml" },
        { "/charts/history/UNION.svg", "image/svg+xml" },
        { "/charts/factors/UNION.svg?axis=risk", "image/svg+xml" },
        { "/charts/distribution/ppe_intensity.svg", "image/svg+xml" },
        { "/charts/migration.svg", "image/svg+xml" },
        { "/charts/ai-capex.svg?view=total", "image/svg+xml" },
        { "/charts/stress.svg?theme=pipelines&theme=dark", "image/svg+xml" },
        { "/charts/compare.svg?ids=UNION,MACRO", "image/svg+xml" },
    };

    [Theory, MemberData(nameof(Addresses))]
    public async Task Each_address_answers_in_the_form_that_is_described(string address, string type)
    {
        await using var host = await ApiHost.StartAsync();

        using var answer = await host.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        var described = Operation(await DescriptionAsync(host), address.Split('?')[0]);
        if (!type.StartsWith("image/", StringComparison.Ordinal) && !address.StartsWith("/charts/", StringComparison.Ordinal))
        {
            string[] headers = [.. described.GetProperty("responses").GetProperty("200").GetProperty("headers").EnumerateObject().Select(h => h.Name).Where(h => h.StartsWith("X-Halo-", StringComparison.Ordinal))];
            Assert.Contains("X-Halo-As-Of", headers);
            // A file that is written as it is read has no count of its rows.
            Assert.Equal(!address.StartsWith("/figures.csv", StringComparison.Ordinal), headers.Contains("X-Halo-Rows"));
            Assert.All(headers, header => Assert.NotEmpty(Assert.Single(answer.Headers.GetValues(header))));
        }
        Assert.True(described.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty(type, out _));
        var names = described.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToArray();
        foreach (var parameter in address.Split('?').Skip(1).SelectMany(q => q.Split('&')).Select(p => p.Split('=')[0]))
            Assert.Contains(parameter, names);
    }

    [Fact]
    public async Task Every_name_that_a_screen_takes_is_described_and_no_other()
    {
        await using var host = await ApiHost.StartAsync();
        using var refused = JsonDocument.Parse(await Text(await host.GetAsync("/api/v1/screen?nonsense=1")));
        // "asOf, basis, …, w.<factor>, …, size, and a range of any numeric column, such as revenue=1e9.."
        var allowed = refused.RootElement.GetProperty("errors")[0].GetProperty("allowed").GetString()!.Split(", ");
        var expected = allowed.TakeWhile(n => !n.StartsWith("and ", StringComparison.Ordinal)).Where(n => n != "w.<factor>").Append("ranges").Order(StringComparer.Ordinal);

        var described = Operation(await DescriptionAsync(host), "/api/v1/screen").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!).ToArray();

        Assert.Equal(expected, described.Where(n => !n.StartsWith("w.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("w.ppe_intensity", described);
    }

    [Fact]
    public async Task Every_parameter_says_what_it_means_and_its_default_is_allowed()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var (path, operation) in Operations(await DescriptionAsync(host)))
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            if (operation.TryGetProperty("parameters", out var named))
                Assert.Distinct(named.EnumerateArray().Select(p => p.GetProperty("name").GetString()));
            foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToArray() : [])
            {
                var name = $"{path} {parameter.GetProperty("name")}";
                Assert.True(parameter.GetProperty("description").GetString() is { Length: > 5 }, name);
                var schema = parameter.GetProperty("schema");
                if (schema.TryGetProperty("enum", out var allowed) && schema.TryGetProperty("default", out var otherwise))
                    Assert.Contains(otherwise.GetString(), allowed.EnumerateArray().Select(a => a.GetString()));
            }
        }
    }

    [Fact]
    public async Task Every_answer_but_pictures_and_workbooks_has_an_example_and_every_error_too()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var (path, operation) in Operations(await DescriptionAsync(host)))
        {
            foreach (var response in operation.GetProperty("responses").EnumerateObject())
            {
                if (!response.Value.TryGetProperty("content", out var contents))
                    continue; // Readiness answers 503 in the same form as 200.
                foreach (var content in contents.EnumerateObject().Where(c => c.Name.StartsWith("text/", StringComparison.Ordinal) || c.Name.EndsWith("json", StringComparison.Ordinal)))
                    Assert.True(content.Value.TryGetProperty("example", out _), $"{path} {response.Name} {content.Name} has no example.");
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/screen?size=1")]
    [InlineData("/api/v1/companies/UNION")]
    [InlineData("/api/v1/sectors")]
    [InlineData("/api/v1/figures?of=sectors&figure=revenue")]
    [InlineData("/api/v1/migration")]
    [InlineData("/api/v1/ai-capex")]
    [InlineData("/api/v1/stress")]
    [InlineData("/charts/map.json")]
    public async Task The_example_has_the_members_of_the_answer(string address)
    {
        await using var host = await ApiHost.StartAsync();
        using var answer = JsonDocument.Parse(await Text(await host.GetAsync(address)));
        var example = Operation(await DescriptionAsync(host), address.Split('?')[0]).GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");
        Assert.Equal(answer.RootElement.EnumerateObject().Select(m => m.Name), example.EnumerateObject().Select(m => m.Name));
    }

    private static async Task<JsonElement> DescriptionAsync(ApiHost host)
    {
        using var description = JsonDocument.Parse(await Text(await host.GetAsync("/openapi/v1.json")));
        return description.RootElement.Clone();
    }

    private static IEnumerable<(string Path, JsonElement Operation)> Operations(JsonElement description) =>
        description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(o => (path.Name, o.Value)));

    /// <summary>The operation whose path, with its parts in braces, is this one.</summary>
    private static JsonElement Operation(JsonElement description, string path) => Operations(description).Single(o =>
    {
        var pattern = "^" + System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Escape(o.Path).Replace("\\{format}", "(svg|png)", StringComparison.Ordinal), @"\\\{\w+}", "[^/]+") + "$";
        return System.Text.RegularExpressions.Regex.IsMatch(path, pattern);
    }).Operation;

    private static Task<string> Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
