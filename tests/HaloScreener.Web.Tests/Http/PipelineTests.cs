using System.Net;
using System.Text.Json;
using HaloScreener.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HaloScreener.Web.Tests.Http;

/// <summary>What stands in front of every endpoint: who is let in, and in which form a failure is told.</summary>
public sealed class PipelineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/broken", 500, "Something failed in the program.")]
    [InlineData("/charts/broken.svg", 500, "Something failed in the program.")]
    [InlineData("/broken.csv", 500, "Something failed in the program.")]
    [InlineData("/api/v1/database", 503, "Not ready yet.")]
    [InlineData("/api/v1/bad", 400, "The request cannot be read.")]
    [InlineData("/charts/nothing.svg", 404, "Not Found.")]
    [InlineData("/nothing.xlsx", 404, "Not Found.")]
    public async Task A_failure_at_an_address_for_programs_is_problem_json(string address, int status, string title)
    {
        await using var app = await StartAsync();

        using var answer = await app.GetTestClient().GetAsync(new Uri(address, UriKind.Relative), Ct);

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(title, problem.RootElement.GetProperty("title").GetString());
        Assert.DoesNotContain("secret", problem.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_method_is_told_what_is_allowed()
    {
        await using var app = await StartAsync();
        using var answer = await app.GetTestClient().PostAsync(new Uri("/api/v1/broken", UriKind.Relative), null, Ct);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET, HEAD", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData("local", "::1", null, HttpStatusCode.OK)]
    [InlineData("Local", "::ffff:127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData(null, "192.168.1.20", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "127.0.0.1", "203.0.113.7", HttpStatusCode.Forbidden)]
    [InlineData("Proxy", "172.18.0.1", "203.0.113.7", HttpStatusCode.OK)]
    public async Task Only_this_machine_is_answered_unless_a_proxy_decides(string? mode, string remote, string? forwardedFor, HttpStatusCode expected)
    {
        await using var app = await StartAsync(mode, remote);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/fine", UriKind.Relative));
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);

        using var answer = await app.GetTestClient().SendAsync(request, Ct);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("Oidc", "no sign-in of its own")]
    [InlineData("open", "no mode")]
    public async Task A_mode_that_there_is_not_ends_the_program_with_a_sentence(string mode, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(mode))).Message, StringComparison.Ordinal);

    private static async Task<WebApplication> StartAsync(string? mode = null, string remote = "127.0.0.1")
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(Access.Setting, mode), KeyValuePair.Create<string, string?>("AllowedHosts", "*")]);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
            return next(context);
        });
        app.UseAccess();
        app.UseProblemsForPrograms();
        app.MapGet("/fine", () => "fine");
        foreach (var broken in new[] { "/api/v1/broken", "/charts/broken.svg", "/broken.csv" })
            app.MapGet(broken, string () => throw new InvalidOperationException("a secret"));
        app.MapGet("/api/v1/database", string () => throw new NpgsqlException("a secret"));
        app.MapGet("/api/v1/bad", string () => throw new BadHttpRequestException("Too long.", StatusCodes.Status400BadRequest));
        await app.StartAsync(Ct);
        return app;
    }
}
