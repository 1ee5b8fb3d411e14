using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// The languages of the pages: what the reader chose, else what the browser asks for first, else English. Exports and the API speak English
/// with invariant numbers, whatever the language.
/// </summary>
public static class Languages
{
    private const string Cookie = "halo-language";

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-Hans");

    public static IReadOnlyList<CultureInfo> All { get; } = [English, Chinese];

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(options =>
    {
        options.DefaultRequestCulture = new(English);
        options.SupportedCultures = [.. All];
        options.SupportedUICultures = [.. All];
        // No query parameter: a page's address is its state, and language is the reader's.
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }, new AcceptLanguageHeaderRequestCultureProvider()];
    });

    /// <summary>
    /// <c>GET /language/{name}?back=/path</c> keeps the choice for a year and goes back to the page. An unknown language is 404; a way back that
    /// leads elsewhere goes to the overview.
    /// </summary>
    public static void MapLanguages(this WebApplication app) => app.MapGet("/language/{name}", (HttpContext context, string name, string? back) =>
    {
        if (All.FirstOrDefault(l => l.Name == name) is not { } language)
            return Results.NotFound();
        context.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
        });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }).ExcludeFromDescription();

    /// <summary>A path on this site: one leading slash, and no backslash or control character that a browser would read as another site.</summary>
    private static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/', ..] && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl);
}
