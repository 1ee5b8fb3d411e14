using System.CommandLine;
using System.Text.Json;
using HaloScreener.Cli.Output;
using HaloScreener.Core.Companies;
using HaloScreener.Data;
using HaloScreener.Import.Labels;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Service;
using HaloScreener.Scoring.Validation;
using Microsoft.Extensions.Logging.Abstractions;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo validate --labels FILE [--basis annual|ttm|newest]</c>: the scores held against a list that somebody else made.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var labels = new Option<FileInfo>("--labels") { Description = "A CSV with ticker, cik or ticker_or_cik, and label: halo or at_risk.", Required = true };
        var asOf = DateOption.Create("--as-of", "The day of the ranking, like 2025-06-30; none is the newest filing.");
        var basis = BasisOption.Create();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("validate", "Holds the scores against labelled companies, beside what their industry alone would tell.") { labels, asOf, basis, json };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(labels)!, parsed.GetValue(asOf), BasisOption.Of(parsed.GetValue(basis)!), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, DateOnly? asOf, Basis basis, bool json, CancellationToken ct)
    {
        var labels = LabelsFile.Read(file.FullName, ct);
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        await using var scoring = new ScoringService(database, ScoringMethod.Default, NullLogger<ScoringService>.Instance);
        await scoring.StartAsync(ct);
        var answer = await scoring.GetAsync(asOf, basis, ct);
        if (answer.Book is not { } book)
            throw new InvalidOperationException(scoring.Problem ?? answer.Problem);
        if (book.RatedCount == 0)
            throw new InvalidOperationException($"No company is rated as of {book.Key.AsOf:yyyy-MM-dd}; import filings first, for example with halo import companyfacts PATH.");
        var findings = Findings.Of(book, scoring.YearlyBooks(basis).TakeWhile(b => b.Key.AsOf <= book.Key.AsOf), labels);
        if (findings.Report is null)
            throw new InvalidOperationException(ValidationText.Nothing(file.Name, findings));
        await Console.Out.WriteAsync(json
            ? JsonSerializer.Serialize(ValidationSummary.Of(file.Name, findings), ImportSummary.Json) + Environment.NewLine
            : ValidationText.Of(file.Name, findings));
        return 0;
    }
}

/// <summary>All that <c>halo validate</c> tells; without a report no labelled company is ranked.</summary>
internal sealed record Findings(
    ScoreBook Book, LabelledSample Sample, ValidationReport? Report, IReadOnlyList<AblatedFactor> Ablation, Agreement Agreement, IReadOnlyList<YearToYear> Stability)
{
    public static Findings Of(ScoreBook book, IEnumerable<ScoreBook> yearly, IReadOnlyList<LabelledCompany> labels)
    {
        var sample = LabelledSample.Of(book, labels);
        return sample.HasBothSides
            ? new Findings(book, sample, Validator.Of(sample), Scoring.Validation.Ablation.Of(sample), Agreement.Of(book), Scoring.Validation.Stability.Of(yearly))
            : new Findings(book, sample, null, [], new Agreement(double.NaN, double.NaN), []);
    }
}
