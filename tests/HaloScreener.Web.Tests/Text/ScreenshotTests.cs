using System.Text.RegularExpressions;

namespace HaloScreener.Web.Tests.Text;

/// <summary>The pictures of README and docs.</summary>
public sealed partial class ScreenshotTests
{
    /// <summary>A page of a desk's size; with more, a clone of the repository would be mostly pictures.</summary>
    private const int MostBytes = 100_000;

    [Fact]
    public void Every_screenshot_that_the_documents_use_is_there_small_and_none_is_there_unused()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "HaloScreener.sln")))
            root = root.Parent;
        var documents = Directory.GetFiles(Path.Combine(root.FullName, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(root.FullName, "README.md"));

        var used = documents.SelectMany(d => Screenshot().Matches(File.ReadAllText(d))).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        var files = new DirectoryInfo(Path.Combine(root.FullName, "docs", "screenshots")).GetFiles();

        // dotnet run --project tests/HaloScreener.Gallery draws them anew.
        Assert.Equal(files.Select(f => f.Name).Order(StringComparer.Ordinal), used);
        Assert.All(files, f => Assert.InRange(f.Length, 1, MostBytes));
    }

    [GeneratedRegex(@"screenshots/([\w.-]+\.\w+)")]
    private static partial Regex Screenshot();
}
