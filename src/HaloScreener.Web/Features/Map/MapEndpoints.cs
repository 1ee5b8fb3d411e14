using System.Text.Json;
using HaloScreener.Charts;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Map;

/// <summary>
/// The map as a picture, the same picture's positions as <c>/charts/map.json</c>, so that the page finds the dot under a pointer without an
/// element for each, and the card that such a dot shows.
/// </summary>
public static class MapEndpoints
{
    private const int Width = 640;
    private const int Height = 460;

    public static void MapMapEndpoints(this WebApplication app)
    {
        app.MapPicture(
            "map", "map-chart", "The HALO map; company=CIK rings one company, color=sector colours by sector, a screen's query stresses its rows, ranges on h and r are the part shown.",
            PictureAsync, ApiParameters.Picture(Width, Height), MapQuery.Described, ApiParameters.Filters);
        app.MapGet("/charts/map.json", PlanAsync)
            .WithName("map-positions").WithSummary("Where each company is on the map of this size: id, x, y and radius in pixels of the picture.")
            .Takes(ApiParameters.Size(Width, Height), MapQuery.Described, ApiParameters.Filters)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(503);
        app.MapGet(MapQuery.Path + "/card/{id}", CardAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> PictureAsync(HttpContext context, string format, Books books, IStringLocalizer<ChartText> texts, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, Width, Height);
        var (scene, problem) = await SceneAsync(context, ask, books);
        if (scene is null)
            return problem!;
        var text = MapScenes.Text(scene.Book, texts, terms, numbers);
        return await ChartAnswer.OfAsync(context, scene.Book.Key, () => MapChart.Draw(scene, ask.Chart!, text));
    }

    private static async Task<IResult> PlanAsync(HttpContext context, Books books, IStringLocalizer<ChartText> texts, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, "svg", Width, Height);
        var (scene, problem) = await SceneAsync(context, ask, books);
        if (scene is null)
            return problem!;
        if (ChartAnswer.IsKnown(context, scene.Book.Key))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var plan = MapChart.Plan(scene, ask.Chart!, MapScenes.Text(scene.Book, texts, terms, numbers));
        return Results.Stream(stream => WriteAsync(scene, plan, ask.Chart!, stream, context.RequestAborted), "application/json; charset=utf-8");
    }

    private static async Task<(MapScene? Scene, IResult? Problem)> SceneAsync(HttpContext context, ChartAsk ask, Books books)
    {
        if (ask.Problem is not null)
            return (null, ask.Problem);
        var own = MapQuery.Of(ask.Rest);
        if (own.Errors.Count > 0)
            return (null, Problems.BadQuery(own.Errors));
        var query = await BookQuery.ReadAsync(context, books, own.Rest);
        return query is { Book: { } book, Ranking: { } ranking, Request: { } request }
            ? (MapScenes.Of(book, ranking, request, own, query.Lists), null)
            : (null, query.Problem);
    }

    private static async Task WriteAsync(MapScene scene, MapPlan plan, ChartRequest chart, Stream stream, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("width", chart.Width);
        json.WriteNumber("height", chart.Height);
        json.WriteStartObject("frame");
        json.WriteNumber("left", plan.Left);
        json.WriteNumber("top", plan.Top);
        json.WriteNumber("right", plan.Right);
        json.WriteNumber("bottom", plan.Bottom);
        json.WriteEndObject();
        json.WriteStartObject("window");
        json.WriteNumber("minH", scene.Window.MinH);
        json.WriteNumber("maxH", scene.Window.MaxH);
        json.WriteNumber("minR", scene.Window.MinR);
        json.WriteNumber("maxR", scene.Window.MaxR);
        json.WriteEndObject();
        json.WriteStartArray("points");
        foreach (var dot in plan.Dots)
        {
            json.WriteStartObject();
            json.WriteNumber("id", scene.Book.Companies[dot.Row].Cik);
            json.WriteString("label", scene.Book.Companies[dot.Row].Label);
            json.WriteNumber("x", Math.Round(dot.X, 2));
            json.WriteNumber("y", Math.Round(dot.Y, 2));
            json.WriteNumber("radius", Math.Round(dot.Radius, 2));
            // Whether it belongs to the current screen.
            json.WriteBoolean("shown", scene.IsStressed(dot.Row));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static async Task<IResult> CardAsync(HttpContext context, string id, Books books)
    {
        var query = await BookQuery.ReadAsync(context, books, BookQuery.Pairs(context));
        if (query is not { Book: { } book, Ranking: { } ranking, Request: { } request })
            return query.Problem!;
        if (CompanyLookup.Find(book, id) is not { } row)
            return Problems.NotFound("No company of this universe has that ticker or CIK.");
        context.Response.Headers.CacheControl = "private, no-cache";
        return new RazorComponentResult<MapHoverCard>(new { Book = book, Ranking = ranking, Request = request, Row = row });
    }
}
