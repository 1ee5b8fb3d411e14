using HaloScreener.Web.Api;

namespace HaloScreener.Web.Features.Charts;

/// <summary>The address of a picture.</summary>
public static class PictureRoute
{
    /// <summary>Answers at <c>/charts/….svg</c> and <c>.png</c>; the handler's <c>format</c> says which.</summary>
    /// <param name="app">The program.</param>
    /// <param name="path">Below <c>/charts/</c>, without an ending.</param>
    /// <param name="name">The operation in the API's description.</param>
    /// <param name="summary">What is drawn.</param>
    /// <param name="draw">The handler.</param>
    /// <param name="takes">Its parameters.</param>
    public static RouteHandlerBuilder MapPicture(
        this WebApplication app, string path, string name, string summary, Delegate draw, params IEnumerable<IEnumerable<ApiParameter>> takes) =>
        app.MapGet("/charts/" + path + ".{format:regex(^(svg|png)$)}", draw)
            .WithName(name).WithSummary(summary).Takes(takes)
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml").ProducesProblem(400).ProducesProblem(503);
}
