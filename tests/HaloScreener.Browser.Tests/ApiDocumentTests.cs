using System.Diagnostics;
using System.Text.RegularExpressions;

namespace HaloScreener.Browser.Tests;

/// <summary>What docs/api.md tells people to type, typed against the running program.</summary>
public sealed partial class ApiDocumentTests(Dashboard dashboard)
{
    private const string Address = "http://127.0.0.1:5080";

    public static TheoryData<string> CurlSnippets => [.. SnippetsOf("sh")];

    public static TheoryData<string> PythonSnippets => [.. SnippetsOf("python")];

    [Theory, MemberData(nameof(CurlSnippets))]
    public Task Curl_snippets_run(string snippet) => RunAsync("sh", ["-c", Here(snippet)]);

    [Theory, MemberData(nameof(PythonSnippets))]
    public Task Python_snippets_run(string snippet) => RunAsync("python3", ["-c", Here(snippet)]);

    /// <summary>Excel is not here: its query is held to the columns that the file has.</summary>
    [Fact]
    public async Task The_columns_that_the_excel_query_types_are_those_of_the_file()
    {
        var query = Assert.Single(SnippetsOf("powerquery"));
        using var client = new HttpClient();
        var file = await client.GetStringAsync(Here(AddressIn().Match(query).Groups[1].Value), TestContext.Current.CancellationToken);
        var heads = file[..file.IndexOf('\r', StringComparison.Ordinal)].Split(',');
        string[] typed = [.. ColumnIn().Matches(query).Select(m => m.Groups[1].Value)];
        Assert.Equal(["rank", "ticker", "name", "halo", "h", "r", "revenue", "capex"], heads);
        Assert.Equal(heads.Except(["ticker", "name"]), typed);
    }

    private string Here(string snippet) => snippet.Replace(Address, dashboard.Address.TrimEnd('/'), StringComparison.Ordinal);

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        // Of a pipe only the last command's failure counts, but curl -S complains of its own.
        Assert.True(run.ExitCode == 0 && (await complained).Length == 0, $"{program} ended with {run.ExitCode}: {await complained}");
        Assert.NotEmpty((await said).Trim());
    }

    private static IEnumerable<string> SnippetsOf(string language) =>
        Fence().Matches(File.ReadAllText(Document())).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value);

    private static string Document()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "docs", "api.md");
            if (File.Exists(file))
                return file;
        }
        throw new InvalidOperationException("The tests run from their build folder inside the repository.");
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex("Address = \"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex AddressIn();

    [GeneratedRegex("""\{"(\w+)", """, RegexOptions.CultureInvariant)]
    private static partial Regex ColumnIn();
}
