namespace HaloScreener.TestKit;

/// <summary>The machine's own Chromium or Chrome.</summary>
public static class Chromium
{
    private const string Setting = "HALO_CHROMIUM";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];
    private static readonly string[] Places =
    [
        "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application", @"C:\Program Files (x86)\Microsoft\Edge\Application",
    ];

    /// <summary>So that it runs in containers and asks nobody on the network.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    /// <exception cref="InvalidOperationException">There is none: browser tests fail rather than pass unseen.</exception>
    public static string Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
                return File.Exists(named) ? named : throw new InvalidOperationException($"{Setting} names {named}, which does not exist.");
            var folders = Places.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
            return folders.SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)).Append(folder)).FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException($"The browser tests need Chromium or Chrome and found none. Install one (Debian: apt-get install chromium) or name it with {Setting}.");
        }
    }
}
