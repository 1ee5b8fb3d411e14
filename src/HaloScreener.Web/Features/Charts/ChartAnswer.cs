using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HaloScreener.Charts;
using HaloScreener.Scoring.Book;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Charts;

/// <summary>A picture as the answer of an endpoint: the browser keeps it and asks whether what it shows has changed.</summary>
public static class ChartAnswer
{
    /// <summary>Draws the picture, or answers that the browser has it already: the same address, book and language.</summary>
    /// <param name="context">The request.</param>
    /// <param name="book">The book that the picture is of.</param>
    /// <param name="draw">Draws it, on a thread of the pool when it is its turn.</param>
    /// <param name="stored">How much of what the picture shows is stored beside the book, such as past scores: it changes while the book stays.</param>
    public static async Task<IResult> OfAsync(HttpContext context, BookKey book, Func<ChartImage> draw, int stored = 0)
    {
        if (IsKnown(context, book, stored))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var image = await ChartGate.DrawAsync(draw, context.RequestAborted);
        return Results.Bytes(image.Bytes, image.ContentType);
    }

    /// <summary>Whether the browser has the answer already; the headers for the next time it asks are set, and those that say what the picture is of.</summary>
    /// <inheritdoc cref="OfAsync"/>
    public static bool IsKnown(HttpContext context, BookKey book, int stored = 0)
    {
        var from = string.Create(CultureInfo.InvariantCulture,
            $"{context.Request.Path}{context.Request.QueryString}|{book.AsOf:yyyy-MM-dd}|{book.Basis}|{book.MethodHash}|{book.DataVersion}|{stored}|{CultureInfo.CurrentUICulture.Name}");
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(from)).AsSpan(0, 12))}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        BookQuery.Stamp(context.Response, book);
        return context.Request.Headers.IfNoneMatch.Contains(tag);
    }
}
