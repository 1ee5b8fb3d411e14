using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HaloScreener.Import.Fetching;

namespace HaloScreener.Cli.Output;

/// <summary>One file's line of <c>halo fetch</c>, and its object with <c>--json</c>.</summary>
internal sealed record FetchSummary(
    string File,
    string Path,
    string Url,
    FetchOutcome Outcome,
    long Bytes,
    string Sha256,
    DateTimeOffset FetchedAtUtc,
    DateTimeOffset CheckedAtUtc,
    long BytesReceived,
    string? EarlierPath,
    string? EarlierSha256)
{
    public static readonly JsonSerializerOptions Json = new(ImportSummary.Json) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static FetchSummary Of(FetchedFile fetched) => new(
        fetched.File.Name,
        fetched.Path,
        fetched.Record.Url,
        fetched.Outcome,
        fetched.Record.Issue.Bytes,
        fetched.Record.Issue.Sha256,
        fetched.Record.Issue.FetchedAtUtc,
        fetched.Record.CheckedAtUtc,
        fetched.BytesReceived,
        fetched.EarlierPath,
        fetched.Outcome == FetchOutcome.Reissued ? fetched.Record.Earlier[^1].Sha256 : null);

    public string ToText() => Outcome switch
    {
        FetchOutcome.Unchanged => $"{File}: here already, and the server has no other.",
        FetchOutcome.Reissued => string.Create(CultureInfo.InvariantCulture,
            $"{File}: issued anew, {Bytes / 1e6:N1} MB, SHA-256 {Sha256[..8]}… instead of {EarlierSha256![..8]}…; the earlier issue {(EarlierPath is null ? "is replaced" : $"is kept as {System.IO.Path.GetFileName(EarlierPath)}")}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File}: {Bytes / 1e6:N1} MB, SHA-256 {Sha256[..8]}…"),
    };
}
