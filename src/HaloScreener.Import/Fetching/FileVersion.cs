using System.Net.Http.Headers;

namespace HaloScreener.Import.Fetching;

/// <summary>Which issue of a file a server speaks of, by what it tells in its headers.</summary>
/// <param name="ETag">As sent, quotes and <c>W/</c> included; null when not sent.</param>
/// <param name="LastModified">Null when not sent.</param>
/// <param name="Bytes">Length of the whole file; null when not sent.</param>
public sealed record FileVersion(string? ETag, DateTimeOffset? LastModified, long? Bytes)
{
    /// <summary>Reads a whole file's answer (200) or a part's (206, whose length is in <c>Content-Range</c>).</summary>
    public static FileVersion Of(HttpResponseMessage response) => new(
        response.Headers.ETag?.ToString(),
        response.Content.Headers.LastModified,
        response.Content.Headers.ContentRange is { } range ? range.Length : response.Content.Headers.ContentLength);

    /// <summary>
    /// What <c>If-Range</c> may carry: a strong ETag, or else the date. Null: the rest of a file cannot be asked for safely, since a server
    /// could answer with the rest of another issue.
    /// </summary>
    public RangeConditionHeaderValue? Condition =>
        ETag is not null && EntityTagHeaderValue.TryParse(ETag, out var tag) && !tag.IsWeak ? new RangeConditionHeaderValue(tag)
        : LastModified is { } date ? new RangeConditionHeaderValue(date)
        : null;

    /// <summary>False when anything that both tell differs.</summary>
    public bool MayBeSameAs(FileVersion other) =>
        (ETag is null || other.ETag is null || ETag == other.ETag)
        && (LastModified is null || other.LastModified is null || LastModified == other.LastModified)
        && (Bytes is null || other.Bytes is null || Bytes == other.Bytes);
}
