using HaloScreener.Cli.Commands;
using HaloScreener.Cli.Output;
using HaloScreener.Core.Companies;
using HaloScreener.TestKit;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Cli.Tests;

public sealed class ValidateTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Findings Small = Findings.Of(SmallUniverse.Book, [],
    [
        new("UNION", CompanyLabel.Halo, 2), new("NEXT", CompanyLabel.Halo, 3), new("MACRO", CompanyLabel.AtRisk, 4), new("ADWARE", CompanyLabel.AtRisk, 5),
        new("ZZZZ", CompanyLabel.AtRisk, 6), new("BANK", CompanyLabel.Halo, 7), new("1800000", CompanyLabel.Halo, 8),
    ]);

    private readonly string _folder = Directory.CreateTempSubdirectory("halo-validate-").FullName;
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_text_shows_the_scores_beside_the_baselines_and_ends_in_words()
    {
        var text = ValidationText.Of("labels.csv", Small).ReplaceLineEndings("\n");

        Assert.StartsWith("labels.csv: 2 companies labelled halo against 2 labelled at_risk, as of 2025-06-30, basis annual, method 1.0 (", text, StringComparison.Ordinal);
        Assert.Contains("\n  HALO                       1.000   1.000 to 1.000\n", text, StringComparison.Ordinal);
        // H 90 and 80 against 98 and 10.
        Assert.Contains("\n  heaviness H                0.500   0.000 to 1.000\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  industry exposure alone    1.000   1.000 to 1.000\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  line 6: ZZZZ, not found\n  line 7: BANK (First Bank), a financial: it has no HALO score\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  line 8: 1800000 (Blank Cheque Acquisition), not rated: Shell (SIC 6770)\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """

            Judgement
              With fewer than 10 companies on a side nothing can be said of a gain over industry exposure alone: 0.000 (0.000 to 0.000).
              With fewer than 10 companies on a side nothing can be said of a gain over sector alone (SIC-2): 0.000 (0.000 to 0.000).
              A high figure by itself proves nothing: industry exposure alone already separates most published lists (about 0.93; this one 1.00).
              No return back-test is offered as proof.

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_gain_and_a_loss_are_said_in_words()
    {
        var many = Small.Report! with { Positives = 20, Negatives = 20 };

        Assert.Equal("There is no measurable gain over industry exposure alone: 0.000 (0.000 to 0.000); the interval holds zero.", ValidationWords.Judgement(many).First());
        Assert.Equal(
            "HALO tells these companies apart worse than industry exposure alone: -0.200 (-0.300 to -0.100).",
            ValidationWords.Judgement(many with { Gains = [.. many.Gains.Select(g => g with { Difference = new(-0.2, -0.3, -0.1) })] }).First());
    }

    [Fact]
    public async Task What_cannot_be_compared_ends_with_1_and_wrong_usage_with_2()
    {
        var bad = await Halo.RunAsync(_database, "validate", "--labels", Text("ticker,label\nUNP,heavy\n"));
        var empty = await Halo.RunAsync(_database, "validate", "--labels", Text("ticker,label\nUNP,halo\n"));
        var day = await Halo.RunAsync(_database, "validate", "--labels", "labels.csv", "--as-of", "today");

        Assert.Equal((1, "labels.csv, line 2: 'heavy' is no label; there is halo and at_risk."), (bad.ExitCode, bad.Errors.Trim()));
        Assert.Equal(1, empty.ExitCode);
        Assert.Contains("No company is rated", empty.Errors, StringComparison.Ordinal);
        Assert.Equal(2, day.ExitCode);
        Assert.Contains("--as-of is 'today'; it must be a date like 2025-06-30.", day.Errors, StringComparison.Ordinal);
    }

    private string Text(string content)
    {
        var path = Path.Combine(_folder, "labels.csv");
        File.WriteAllText(path, content);
        return path;
    }
}
