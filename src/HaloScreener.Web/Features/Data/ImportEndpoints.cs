using System.Net;
using HaloScreener.Core.Wordings;
using HaloScreener.Import.Running;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HaloScreener.Web.Features.Data;

/// <summary>
/// Takes a file, or the path of one on the server, for the import queue. It is a form of its own and not part of the page's connection: a
/// gigabyte streams to disk, works without scripts, and outlives a lost circuit.
/// </summary>
public static class ImportEndpoints
{
    public const string Path = "/data/import";
    /// <summary>Fields of the form, in the order in which they must come: what decides stands before the bytes.</summary>
    public const string KindField = "kind";
    public const string FileField = "file";
    public const string ServerPathField = "path";

    private const int MaxFieldLength = 4096;
    private const int MaxBoundaryLength = 100;
    private const int CopyBufferBytes = 1 << 17;
    private const long FormBytes = 64 << 10;

    public static void MapImportEndpoints(this WebApplication app) =>
        // The token is checked here, before the file: the middleware would read the whole form to find it.
        app.MapPost(Path, TakeAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxBytes + FormBytes)).ExcludeFromDescription();

    /// <summary>Whether paths of the server may be named at all: only where the server is one person's own machine.</summary>
    public static bool ServerPathsOffered(IConfiguration configuration) => Access.ModeOf(configuration) == AccessMode.Local;

    private static async Task<IResult> TakeAsync(
        HttpContext context, IAntiforgery antiforgery, ImportQueue queue, IConfiguration configuration, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundaryLength } boundary)
        {
            return Refuse(context, "Files come as a form with several parts, as the Data page sends them.");
        }
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var parts = new MultipartReader(boundary, context.Request.Body);
            while (await parts.ReadNextSectionAsync(ct) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                    return Refuse(context, "A part of the form has no name.");
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (name is not (FileField or ServerPathField))
                {
                    if (await ReadFieldAsync(part.Body, ct) is not { } value)
                        return Refuse(context, $"The field '{name}' is too long.");
                    fields[name] = value;
                    continue;
                }
                if (await CheckAsync(context, antiforgery, fields) is { } problem)
                    return problem;
                var kind = fields[KindField];
                if (name == ServerPathField)
                {
                    return await ReadFieldAsync(part.Body, ct) is { } path
                        ? TakePath(context, configuration, queue, kind, path.Trim())
                        : Refuse(context, "The path is too long.");
                }
                var fileName = disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
                if (string.IsNullOrEmpty(fileName))
                    return Refuse(context, "Choose a file first.");
                return Accepted(context, queue.Add(kind, await SaveAsync(part.Body, Uploads.NewPath(DataFolder.Of(configuration), fileName), ct)));
            }
            return Refuse(context, "Choose a file first.");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(context, $"The file is larger than {Uploads.MaxGigabytes} GB. Import it with 'halo import'.", e.StatusCode);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return Refuse(context, $"The file did not arrive whole: {e.Message}");
        }
    }

    private static async Task<IResult?> CheckAsync(HttpContext context, IAntiforgery antiforgery, Dictionary<string, string> fields)
    {
        var tokens = antiforgery.GetTokens(context);
        if (tokens.HeaderName is { } header && fields.TryGetValue(tokens.FormFieldName, out var token))
            context.Request.Headers[header] = token;
        try
        {
            await antiforgery.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return Refuse(context, "This form is not from a page of this server, or the page is out of date. Reload the page and try again.");
        }
        var kind = fields.GetValueOrDefault(KindField, "");
        return ImportJob.Kinds.Contains(kind) ? null : Refuse(context, $"There is no import of '{kind}'; there is {string.Join(", ", ImportJob.Kinds)}.");
    }

    private static IResult TakePath(HttpContext context, IConfiguration configuration, ImportQueue queue, string kind, string path)
    {
        if (!ServerPathsOffered(configuration) || !IsThisMachine(context))
            return Refuse(context, "Files of the server can be named only on the machine itself, and only where one person uses it. Upload the file.", StatusCodes.Status403Forbidden);
        return System.IO.Path.IsPathFullyQualified(path)
            ? Accepted(context, queue.Add(kind, path))
            : Refuse(context, "The path must be whole, from the root of the disk.");
    }

    /// <summary>The connection comes from this machine, under a name that means this machine: no page of another site can have borrowed it.</summary>
    private static bool IsThisMachine(HttpContext context) =>
        Access.IsFromThisMachine(context)
        && (context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));

    private static async Task<string> SaveAsync(Stream from, string path, CancellationToken ct)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await from.CopyToAsync(file, CopyBufferBytes, ct);
            return path;
        }
        catch
        {
            Uploads.Remove(path);
            throw;
        }
    }

    private static async Task<string?> ReadFieldAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[MaxFieldLength + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return read > MaxFieldLength ? null : System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }

    /// <summary>A form without scripts gets its page back; a script gets its answer.</summary>
    private static IResult Accepted(HttpContext context, QueuedImport import) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Results.Redirect("/data")
            : Results.Json(new { import.Kind, import.Name }, statusCode: StatusCodes.Status202Accepted);

    /// <summary>The form shows the sentence beside it, so it is in the reader's language.</summary>
    private static IResult Refuse(HttpContext context, Wording sentence, int statusCode = StatusCodes.Status400BadRequest)
    {
        var wordings = context.RequestServices.GetRequiredService<Wordings>();
        return Results.Problem(title: wordings.Of("The file was not taken."), detail: wordings.Of(sentence), statusCode: statusCode);
    }
}
