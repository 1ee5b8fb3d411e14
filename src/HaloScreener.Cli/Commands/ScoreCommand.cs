using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HaloScreener.Cli.Output;
using HaloScreener.Data;
using HaloScreener.Data.Scores;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Service;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo score [--as-of 2026-06-30 | --history] [--basis annual|ttm|newest]</c>: scores what the store holds and stores the run.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var asOf = DateOption.Create("--as-of", "Score what was filed by this day; without it, by the newest filed date in the store.");
        var history = new Option<bool>("--history") { Description = "Score each 30 June since the first with 100 rated companies, and the newest day." };
        var basis = BasisOption.Create();
        var json = new Option<bool>("--json") { Description = "Print one JSON array of runs." };
        var command = new Command("score", "Scores the universe as of a day, or of every year, and stores the run.") { asOf, history, basis, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(history) && result.GetResult(asOf) is not null)
                result.AddError("--history scores its own days; leave --as-of away.");
        });
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(asOf), parsed.GetValue(history), BasisOption.Of(parsed.GetValue(basis)!), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(DateOnly? asOf, bool history, Basis basis, bool json, CancellationToken ct)
    {
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var started = TimeProvider.System.GetTimestamp();
        var runs = history
            ? await ScoreRuns.StoreHistoryAsync(database, ScoringMethod.Default, basis, ct)
            : RunOf(await ScoreRuns.StoreAsync(database, ScoringMethod.Default, asOf, basis, ct));
        if (runs.Count == 0)
        {
            throw new InvalidOperationException(asOf is { } day
                ? $"Nothing was filed by {Iso(day)}."
                : "The store holds no company yet; import filings first, for example with halo import companyfacts PATH.");
        }
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                runs.Select(r => new { asOf = Iso(r.AsOf), basis = r.Basis, method = r.MethodHash, methodVersion = r.MethodVersion, universe = r.Universe, data = r.DataVersion }),
                JsonSerializerOptions.Web));
            return 0;
        }
        foreach (var run in runs)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.AsOf:yyyy-MM-dd}  {run.Universe,6:N0} companies ranked"));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Stored {runs.Count} {(runs.Count == 1 ? "run" : "runs")} of method {runs[0].MethodVersion} ({runs[0].MethodHash[..12]}), basis {runs[0].Basis}, in {seconds:0.0} s."));
        return 0;
    }

    private static IReadOnlyList<ScoreRun> RunOf(ScoreBook book) => book.Count == 0 ? [] : [ScoreHistory.RunOf(book).Run];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
