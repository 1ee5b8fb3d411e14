using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using HaloScreener.Core.Companies;

namespace HaloScreener.Browser.Tests;

/// <summary>
/// Finds what a page in another language still says in English: three Latin words beside each other that are no company's name. Code, tags and
/// addresses are written as they are in every language.
/// </summary>
public sealed partial class EnglishLeft
{
    /// <summary>The longest first, so that "Union Pacific Corp" goes before "Union".</summary>
    private readonly IReadOnlyList<string> _names;

    private EnglishLeft(IReadOnlyList<string> names) => _names = names;

    /// <summary>Knows the names of all companies in the program's store, as filed and as shown.</summary>
    public static async Task<EnglishLeft> OfAsync(HttpClient program, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var which in (string[])["rated=true", "rated=false"])
        {
            var screen = await program.GetFromJsonAsync<JsonElement>($"/api/v1/screen?track=all&{which}&cols=name&size=1000", ct);
            names.AddRange(screen.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("name").GetString()!));
        }
        return new EnglishLeft([.. names.Concat(names.Select(ReadableName.Of)).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length)]);
    }

    /// <summary>Texts and texts of attributes of a page, or of an SVG, that are left in English.</summary>
    public IReadOnlyList<string> In(string markup)
    {
        var seen = Unseen().Replace(markup, " ");
        var texts = Attributes().Matches(seen).Select(m => m.Groups[1].Value).Concat(Tags().Split(seen))
            .Select(text => WebUtility.HtmlDecode(text).Trim()).Where(text => Run().IsMatch(text)).Distinct(StringComparer.Ordinal);
        return [.. texts.Where(text => Run().IsMatch(_names.Aggregate(text, (rest, name) => rest.Replace(name, "·", StringComparison.Ordinal))))];
    }

    [GeneratedRegex(@"<!--[\s\S]*?-->|<(script|style|code|pre|noscript)\b[\s\S]*?</\1>", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s(?:aria-label|title|alt|placeholder|data-upload-failed|data-upload-stopped|data-copy-said)=""([^""]*)""")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[A-Za-z][A-Za-z'’&.]*(?: [A-Za-z][A-Za-z'’&.]*){2,}")]
    private static partial Regex Run();
}
