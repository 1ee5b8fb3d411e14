namespace HaloScreener.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: store, schema and book are there.</summary>
public static class HealthEndpoints
{
    public static void MapHealthEndpoints(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).DisableHttpMetrics().ExcludeFromDescription();
        app.MapGet("/health/ready", (Books books) => Results.Json(
            new { ready = books.Phase == StartPhase.Ready, phase = books.Phase.ToString(), problem = books.Problem },
            statusCode: books.Phase == StartPhase.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable))
            .DisableHttpMetrics().ExcludeFromDescription();
    }
}
