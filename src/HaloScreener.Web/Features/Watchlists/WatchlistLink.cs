using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Screen;

namespace HaloScreener.Web.Features.Watchlists;

/// <summary>The addresses of lists.</summary>
public static class WatchlistLink
{
    public const string All = "/watchlists";

    /// <summary>All lists on a day.</summary>
    public static string AllOn(DateOnly? asOf, Basis basis) => All + QueryOf(asOf, basis);

    public static string To(long id) => string.Create(CultureInfo.InvariantCulture, $"{All}/{id}");

    /// <summary>A list on a day.</summary>
    public static string To(long id, DateOnly? asOf, Basis basis) => To(id) + QueryOf(asOf, basis);

    /// <summary>Every company of a list as a screen of both tracks.</summary>
    public static string Screen(long id, DateOnly? asOf, Basis basis) =>
        ScreenLinks.To(new ScreenRequest { AsOf = asOf, Basis = basis, Track = null, List = id });

    private static string QueryOf(DateOnly? asOf, Basis basis) => new WatchlistRequest { AsOf = asOf, Basis = basis }.ToQueryString();
}
