using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Features.Data;
using HaloScreener.Web.Features.Map;
using HaloScreener.Web.Features.Migration;
using HaloScreener.Web.Features.Movers;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Features.Sectors;
using HaloScreener.Web.Features.Watchlists;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Layout;

// Settings and files lie beside the program, whatever folder it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddHaloDefaults();
builder.AddHaloLogging();
builder.AddHaloServices();

var app = builder.Build();
app.UseHaloPipeline();
app.MapStaticAssets();
app.MapHealthEndpoints();
app.MapScreenEndpoints();
app.MapCompanyEndpoints();
app.MapSectorsEndpoints();
app.MapMoversEndpoints();
app.MapSectorsPicture();
app.MapMigrationEndpoints();
app.MapMigrationPicture();
app.MapWatchlistEndpoints();
app.MapChartEndpoints();
app.MapMapEndpoints();
app.MapImportEndpoints();
app.MapLanguages();
app.MapOpenApi();
app.MapUnknownApi();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
app.SayWhereItListens();
await app.RunAsync();
