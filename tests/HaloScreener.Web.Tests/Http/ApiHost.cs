using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.AiCapex;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Features.Map;
using HaloScreener.Web.Features.Migration;
using HaloScreener.Web.Features.Movers;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Features.Sectors;
using HaloScreener.Web.Features.Stress;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaloScreener.Web.Tests.Http;

/// <summary>The HTTP endpoints in memory over a fixed book (or none yet), without a store.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost(WebApplication app) => _app = app;

    public static async Task<ApiHost> StartAsync(Books? books = null, CompanyFilings? filings = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(books ?? Books.Of(ScoringService.Of(SmallUniverse.Book)));
        builder.Services.AddSingleton(filings ?? CompanyFilings.Of([]));
        builder.Services.AddLocalization();
        builder.Services.AddScoped<Format>();
        builder.Services.AddScoped<Terms>();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.MapScreenEndpoints();
        app.MapCompanyEndpoints();
        app.MapSectorsEndpoints();
        app.MapChartEndpoints();
        app.MapMapEndpoints();
        app.MapMoversEndpoints();
        app.MapMigrationEndpoints();
        app.MapAiCapexEndpoints();
        app.MapStressEndpoints();
        app.MapUnknownApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiHost(app);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _app.GetTestClient().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> HeadAsync(string address) =>
        _app.GetTestClient().SendAsync(new HttpRequestMessage(HttpMethod.Head, address), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
