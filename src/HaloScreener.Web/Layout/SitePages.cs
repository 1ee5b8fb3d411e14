namespace HaloScreener.Web.Layout;

/// <summary>A page of the menu and of the search; its name stands in <c>ShellText</c> under the key.</summary>
public sealed record SitePage(string Href, string Key, string Icon);

/// <summary>The pages, in the order of the menu. Only pages that exist.</summary>
public static class SitePages
{
    public static IReadOnlyList<SitePage> All { get; } =
    [
        new("/", "Nav.Overview", "overview"),
        new("/screen", "Nav.Screen", "screen"),
        new("/map", "Nav.Map", "map"),
        new("/sectors", "Nav.Sectors", "sectors"),
        new("/migration", "Nav.Migration", "migration"),
        new("/ai-capex", "Nav.AiCapex", "chip"),
        new("/stress", "Nav.Stress", "stress"),
        new("/compare", "Nav.Compare", "compare"),
        new("/watchlists", "Nav.Watchlists", "list"),
        new("/data", "Nav.Data", "data"),
        new("/method", "Nav.Method", "method"),
    ];
}
