using HaloScreener.Data;

namespace HaloScreener.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store answers, its schema is migrated and there is a book.</summary>
public static class HealthEndpoints
{
    public static void MapHealthEndpoints(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).DisableHttpMetrics()
            .WithName("live").WithSummary("The process answers.").Produces(StatusCodes.Status200OK, contentType: "text/plain");
        app.MapGet("/health/ready", ReadyAsync).DisableHttpMetrics()
            .WithName("ready").WithSummary("Whether the store answers, its schema is migrated and there is a book.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json").Produces(StatusCodes.Status503ServiceUnavailable, contentType: "application/json");
    }

    private static async Task<IResult> ReadyAsync(Books books, Store store, CancellationToken ct)
    {
        // The store is open only after its migrations.
        var (database, problem) = await AnswersAsync(store.Database, ct);
        var ready = database && books.Phase == StartPhase.Ready;
        return Results.Json(
            new { ready, database, schema = store.Database is not null, book = books.Current is not null, phase = books.Phase.ToString(), problem = books.Problem ?? problem },
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<(bool Answers, string? Problem)> AnswersAsync(HaloDatabase? database, CancellationToken ct)
    {
        if (database is null)
            return (false, null);
        try
        {
            await database.Version.ReadAsync(ct);
            return (true, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (false, e.Message);
        }
    }
}
