using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Hosting;

/// <summary>What cannot be answered, as <c>application/problem+json</c> with a sentence that a person understands.</summary>
public static class Problems
{
    private const string RetryAfterSeconds = "2";

    /// <summary>400: every parameter that cannot be used, with its value and what is allowed.</summary>
    public static IResult BadQuery(IReadOnlyList<ParameterError> errors) => Results.Problem(
        title: errors.Count == 1 ? "A parameter cannot be used." : "Some parameters cannot be used.",
        detail: string.Join(' ', errors.Select(e => e.Sentence)),
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = errors.Select(e => new { parameter = e.Parameter, value = e.Value, problem = e.Problem, allowed = e.Allowed }),
        });

    /// <summary>404: the sentence names what was not found.</summary>
    public static IResult NotFound(string sentence) =>
        Results.Problem(title: "Not found.", detail: sentence, statusCode: StatusCodes.Status404NotFound);

    /// <summary>503: the universe is still loading, or its store cannot be read.</summary>
    public static IResult NotReady(HttpContext context, string sentence)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Problem(title: "Not ready yet.", detail: sentence, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Any path below <c>/api</c> that no endpoint answers: JSON rather than a page.</summary>
    public static void MapUnknownApi(this WebApplication app) => app
        .MapMethods("/api/{**path}", BookQuery.Methods, (string? path) => NotFound($"There is no address /api/{path}."))
        .ExcludeFromDescription();
}
