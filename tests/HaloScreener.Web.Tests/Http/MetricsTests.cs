using System.Diagnostics.Metrics;
using System.Net;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaloScreener.Web.Tests.Http;

public sealed class MetricsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_counted_by_route_and_the_book_tells_its_size()
    {
        await using var app = await StartAsync("true");
        // As the framework reports a request, which it does only after the answer has gone.
        using var meter = new Meter("test");
        var seconds = meter.CreateHistogram<double>("http.server.request.duration");
        foreach (var took in new[] { 0.25, 0.5 })
            seconds.Record(took, KeyValuePair.Create<string, object?>("http.route", "/counted/{id}"), KeyValuePair.Create<string, object?>("http.response.status_code", 200));

        var text = await app.GetTestClient().GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);

        const string labels = """{http_route="/counted/{id}",http_response_status_code="200"}""";
        Assert.Contains($"http_server_request_duration_seconds_count{labels} 2\nhttp_server_request_duration_seconds_sum{labels} 0.75\n", text, StringComparison.Ordinal);
        Assert.Contains($"\nhalo_companies_rated {SmallUniverse.Book.RatedCount}\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE dotnet_process_memory_working_set gauge\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_unless_asked_for()
    {
        await using var app = await StartAsync(null);
        using var answer = await app.GetTestClient().GetAsync(new Uri("/metrics", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<WebApplication> StartAsync(string? setting)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(Metrics.Setting, setting)]);
        builder.Services.AddSingleton(Books.Of(ScoringService.Of(SmallUniverse.Book)));
        var app = builder.Build();
        app.MapMetrics();
        await app.StartAsync(Ct);
        return app;
    }
}
