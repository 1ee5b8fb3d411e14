using System.Net.Http.Headers;
using System.Net.Mime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// Asks this program for its screen once, as a person would. What draws a page is compiled when it is first needed, and the keys of the cookies are read
/// with the first page: half a second of work that the first person need not wait for.
/// </summary>
public static class FirstPage
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Never fails: a page that nobody asked for may be missed.</summary>
    public static async Task DrawAsync(IServer server, ILogger log, CancellationToken ct)
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(LocalOf).FirstOrDefault(a => a is not null) is not { } address)
            return;
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(handler) { BaseAddress = address, Timeout = Longest };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Text.Html));
        try
        {
            using var answer = await http.GetAsync(new Uri("/screen", UriKind.Relative), ct);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            log.LogDebug(e, "The first page was not drawn ahead");
        }
    }

    /// <summary>How the program itself reaches an address that it listens on; null for one with a certificate, which need not be one that it trusts.</summary>
    public static Uri? LocalOf(string listened)
    {
        var address = BindingAddress.Parse(listened);
        return address.Scheme == Uri.UriSchemeHttp && !address.IsUnixPipe && !address.IsNamedPipe ? new UriBuilder(Uri.UriSchemeHttp, "localhost", address.Port).Uri : null;
    }
}
