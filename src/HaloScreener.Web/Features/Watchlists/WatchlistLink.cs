using System.Globalization;

namespace HaloScreener.Web.Features.Watchlists;

/// <summary>The addresses of lists.</summary>
public static class WatchlistLink
{
    public const string All = "/watchlists";

    public static string To(long id) => string.Create(CultureInfo.InvariantCulture, $"{All}/{id}");

    /// <summary>Every company of a list as a screen of both tracks.</summary>
    public static string Screen(long id, DateOnly? asOf) =>
        string.Create(CultureInfo.InvariantCulture, $"/screen?{(asOf is { } day ? $"asOf={day:yyyy-MM-dd}&" : "")}track=all&list={id}");
}
