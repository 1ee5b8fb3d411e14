using HaloScreener.Data.Lists;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.AiCapex;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Features.Compare;
using HaloScreener.Web.Features.Figures;
using HaloScreener.Web.Features.Map;
using HaloScreener.Web.Features.Method;
using HaloScreener.Web.Features.Migration;
using HaloScreener.Web.Features.Movers;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Features.Sectors;
using HaloScreener.Web.Features.Stress;
using HaloScreener.Web.Features.Watchlists;
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
    private static readonly Watchlist SmallList = new()
    {
        Id = 7,
        Name = "Rails",
        RowVersion = 1,
        CreatedAtUtc = DateTime.UnixEpoch,
        Items = [new WatchlistItem(100885, "The western half", 1, DateTime.UnixEpoch)],
    };

    private readonly WebApplication _app;

    private ApiHost(WebApplication app) => _app = app;

    public static async Task<ApiHost> StartAsync(Books? books = null, CompanyFilings? filings = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(books ?? Books.Of(ScoringService.Of(SmallUniverse.Book)));
        builder.Services.AddSingleton(filings ?? CompanyFilings.Of([]));
        builder.Services.AddSingleton(Lists.Of(new ListSnapshot { Lists = [SmallList] }));
        builder.Services.AddSingleton(new Store());
        builder.Services.AddApiDescription();
        builder.Services.AddLocalization();
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<FigureFilings>();
        builder.Services.AddScoped<Format>();
        builder.Services.AddScoped<Terms>();
        builder.Services.AddScoped<Wordings>();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.MapHealthEndpoints();
        app.MapScreenEndpoints();
        app.MapCompanyEndpoints();
        app.MapSectorsEndpoints();
        app.MapSectorsPicture();
        app.MapSectorsYearsPicture();
        app.MapFigureEndpoints();
        app.MapMethodEndpoints();
        app.MapChartEndpoints();
        app.MapMapEndpoints();
        app.MapMoversEndpoints();
        app.MapMigrationEndpoints();
        app.MapMigrationPicture();
        app.MapAiCapexEndpoints();
        app.MapAiCapexPicture();
        app.MapStressEndpoints();
        app.MapStressPicture();
        app.MapCompareEndpoints();
        app.MapWatchlistEndpoints();
        app.MapOpenApi();
        app.MapUnknownApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiHost(app);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _app.GetTestClient().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> HeadAsync(string address) =>
        _app.GetTestClient().SendAsync(new HttpRequestMessage(HttpMethod.Head, address), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
