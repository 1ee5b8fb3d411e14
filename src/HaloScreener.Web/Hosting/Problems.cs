using System.Data.Common;
using HaloScreener.Scoring.Screening;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

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
            ["errors"] = errors.Select(e => new { parameter = e.Parameter, value = e.Value, problem = e.Problem.ToString(), allowed = e.Allowed.ToString() }),
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

    /// <summary>What goes wrong at an address for programs is answered in the form that they read, never as a page.</summary>
    public static void UseProblemsForPrograms(this IApplicationBuilder app) => app.UseWhen(IsForPrograms, programs =>
    {
        programs.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedAsync });
        programs.UseStatusCodePages(status => Results.Problem(
            title: ReasonPhrases.GetReasonPhrase(status.HttpContext.Response.StatusCode) + ".",
            detail: status.HttpContext.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => $"There is no address {status.HttpContext.Request.Path}.",
                StatusCodes.Status405MethodNotAllowed => $"{status.HttpContext.Request.Path} can be read (GET, HEAD) and nothing else.",
                _ => null,
            },
            statusCode: status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
    });

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path is var path
        && (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/charts", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase) || HasEnding(path, ".csv") || HasEnding(path, ".xlsx"));

    private static bool HasEnding(PathString path, string ending) => path.Value?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true;

    private static Task FailedAsync(HttpContext context) => (context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException bad => Results.Problem(title: "The request cannot be read.", detail: bad.Message, statusCode: bad.StatusCode),
        DbException => NotReady(context, "The database does not answer just now."),
        _ => Results.Problem(
            title: "Something failed in the program.",
            detail: $"It is in its log as request {context.TraceIdentifier}.",
            statusCode: StatusCodes.Status500InternalServerError),
    }).ExecuteAsync(context);

    /// <summary>Any path below <c>/api</c> that no endpoint answers: JSON rather than a page.</summary>
    public static void MapUnknownApi(this WebApplication app) => app
        .MapMethods("/api/{**path}", BookQuery.Methods, (string? path) => NotFound($"There is no address /api/{path}."))
        .ExcludeFromDescription();
}
