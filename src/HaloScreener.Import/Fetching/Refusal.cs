using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace HaloScreener.Import.Fetching;

/// <summary>What an answer other than the file means, in words that say what to do.</summary>
internal static partial class Refusal
{
    /// <summary>Longer waits than this are told to the person instead of sat out.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <param name="status">The answer's status: not a success, not a redirect.</param>
    /// <param name="url">What was asked for.</param>
    /// <param name="text">The beginning of the answer's body; empty for an answer to HEAD.</param>
    /// <param name="retryAfter">The wait that the server asked for; null when it did not.</param>
    public static FetchException Of(HttpStatusCode status, Uri url, string text, TimeSpan? retryAfter)
    {
        var code = (int)status;
        if (status is HttpStatusCode.NotFound or HttpStatusCode.Gone || IsAbsentObject(status, text))
            return new FetchException(string.Create(CultureInfo.InvariantCulture, $"{url} is not there ({code}).")) { Missing = true };
        if (status is HttpStatusCode.TooManyRequests || (code >= 500 && status is not HttpStatusCode.NotImplemented) || status is HttpStatusCode.RequestTimeout)
            return Pause(code, url, retryAfter);
        return new FetchException(status switch
        {
            HttpStatusCode.Forbidden when text.Contains("Request Rate Threshold", StringComparison.OrdinalIgnoreCase) =>
                $"{url.Host} has blocked this computer's address for asking too often (403), perhaps from another program. " +
                "It lifts the block about ten minutes after the last request: wait, then run the same command again.",
            HttpStatusCode.Forbidden =>
                $"{url.Host} refused to send {url.AbsolutePath} (403). It refuses programs that do not say who they are: " +
                "check that Halo__Sec__Contact is a real e-mail address. Some hosting networks are refused whatever they say; there, download from another network.",
            HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired =>
                string.Create(CultureInfo.InvariantCulture, $"{url.Host} or a proxy before it asks for a sign-in ({code}); the SEC's site needs none, so check the proxy and Halo__Sec__BaseUrl."),
            _ => string.Create(CultureInfo.InvariantCulture, $"{url} was answered with {code}, which the SEC's site does not do; check Halo__Sec__BaseUrl."),
        })
        { Status = status };
    }

    /// <summary>A web page came instead of the file.</summary>
    public static FetchException OfPage(Uri url, string text)
    {
        var title = Title().Match(text) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value).Trim() : null;
        return new FetchException(
            $"{url} was answered with a web page{(string.IsNullOrEmpty(title) ? "" : $" titled '{title}'")} instead of the file; nothing was stored. " +
            "The site may be under maintenance, or a proxy or sign-in page answers in its place: open the address in a browser, then try again.");
    }

    private static FetchException Pause(int code, Uri url, TimeSpan? retryAfter)
    {
        var reason = code switch
        {
            429 => $"{url.Host} finds that too many requests come from here (429)",
            408 => $"{url.Host} gave up waiting for the request (408)",
            _ => string.Create(CultureInfo.InvariantCulture, $"{url.Host} has trouble of its own ({code})"),
        };
        return retryAfter > LongestWait
            ? new FetchException(string.Create(CultureInfo.InvariantCulture,
                $"{reason} and asks to come back in {Math.Ceiling(retryAfter.Value.TotalMinutes):0} minutes. Run the same command again then; what has come is kept."))
            : new FetchException($"{reason}.") { Transient = true, RetryAfter = retryAfter };
    }

    /// <summary>The SEC's archive answers 403 with a small XML text for what it does not have.</summary>
    private static bool IsAbsentObject(HttpStatusCode status, string text) =>
        status is HttpStatusCode.Forbidden && text.Contains("<Code>AccessDenied</Code>", StringComparison.Ordinal);

    [GeneratedRegex("<title[^>]*>([^<]{1,200})", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
