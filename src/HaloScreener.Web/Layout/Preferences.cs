namespace HaloScreener.Web.Layout;

/// <summary>
/// How a reader likes pages to look, kept in the browser's cookies by <c>halo.js</c> and known to the first answer of the server. Never what a page shows
/// of the world: that is its address.
/// </summary>
public sealed record Preferences
{
    private const string ThemeCookie = "halo-theme";
    private const string DensityCookie = "halo-density";
    private const string ColumnsCookie = "halo-columns";

    public static Preferences None { get; } = new();

    /// <summary><c>light</c> or <c>dark</c>; null follows the system.</summary>
    public string? Theme { get; init; }
    /// <summary><c>comfortable</c>; null for compact tables.</summary>
    public string? Density { get; init; }
    /// <summary>Ids of the screen's columns where its address names none; empty for the method's own choice. May name columns that there are no more.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public static Preferences Of(IRequestCookieCollection cookies) => new()
    {
        Theme = cookies[ThemeCookie] is "light" or "dark" ? cookies[ThemeCookie] : null,
        Density = cookies[DensityCookie] is "comfortable" ? "comfortable" : null,
        Columns = cookies[ColumnsCookie]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
    };
}
