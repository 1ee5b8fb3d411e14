namespace HaloScreener.TestKit;

/// <summary>The machine's own Chromium or Chrome.</summary>
public static class Chromium
{
    private const string Setting = "HALO_CHROMIUM";
    private static readonly string[] Shells = ["chromium-headless-shell", "chrome-headless-shell"];
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];
    private static readonly string[] Places =
    [
        "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application", @"C:\Program Files (x86)\Microsoft\Edge\Application",
    ];

    /// <summary>So that it runs in containers and asks nobody on the network.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-features=" + string.Join(',', Unused)];

    /// <summary>
    /// Playwright's own list, which this one replaces, and the pages that Chromium keeps ready in each window for what drops down from its address
    /// field: nobody sees them, and they cost as much as the page under test.
    /// </summary>
    private static IReadOnlyList<string> Unused =>
    [
        "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
        "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "BlockOriginHeaderModificationOnRedirect", "DestroyProfileOnBrowserClose",
        "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding",
        "ThirdPartyStoragePartitioning", "Translate",
    ];

    /// <summary>
    /// Chromium's own build without windows where there is one, else the whole browser, which draws the parts of a window that nobody sees and
    /// takes four times as long to open a page.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none: browser tests fail rather than pass unseen.</exception>
    public static string Shell => Find([.. Shells, .. Browsers]);

    /// <summary>The browser as people have it, to measure with.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Browser => Find(Browsers);

    private static string Find(string[] names)
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Setting} names {named}, which does not exist.");
        string[] folders = [.. Places, .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).Concat(folders).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"The browser tests need Chromium or Chrome and found none. Install one (Debian: apt-get install chromium-headless-shell) or name it with {Setting}.");
    }
}
