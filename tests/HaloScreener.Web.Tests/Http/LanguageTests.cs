using System.Globalization;
using System.Net;
using HaloScreener.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace HaloScreener.Web.Tests.Http;

public sealed class LanguageTests : IAsyncLifetime
{
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseLanguages();
        _app.MapLanguages();
        _app.MapGet("/which", () => CultureInfo.CurrentUICulture.Name);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"), InlineData("zh-Hans", "zh-Hans"), InlineData("en-US,en;q=0.9", "en-GB")]
    [InlineData("de-DE", "en-GB"), InlineData("zh-TW", "en-GB"), InlineData("", "en-GB"), InlineData("**;;q=x", "en-GB")]
    public async Task The_pages_follow_the_browser(string accepted, string expected) => Assert.Equal(expected, await WhichAsync(accepted, cookie: null));

    [Fact]
    public async Task A_choice_is_kept_and_comes_before_the_browser()
    {
        var answer = await GetAsync("/language/zh-Hans?back=%2Fscreen%3Fsort%3D-h");

        Assert.Equal((HttpStatusCode.Redirect, "/screen?sort=-h"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        var cookie = SetCookieHeaderValue.Parse(Assert.Single(answer.Headers.GetValues("Set-Cookie")));
        Assert.Equal("zh-Hans", await WhichAsync("en-GB", $"{cookie.Name}={cookie.Value}"));
    }

    [Theory]
    [InlineData("//evil.example"), InlineData("https://evil.example"), InlineData("/\\evil.example"), InlineData("/\t/evil.example"), InlineData("screen")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        var answer = await GetAsync("/language/zh-Hans?back=" + Uri.EscapeDataString(back));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task There_is_no_third_language() => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/language/de")).StatusCode);

    private Task<HttpResponseMessage> GetAsync(string address) => _app.GetTestClient().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<string> WhichAsync(string accepted, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/which");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        if (cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await _app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
