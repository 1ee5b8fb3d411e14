using System.CommandLine;
using System.Globalization;
using HaloScreener.Cli.Output;
using HaloScreener.Data;
using HaloScreener.Export;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Movers;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Service;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo movers [--from DATE] [--to DATE] [--basis annual|ttm|newest]</c>: who gained and lost most places, and what made them.</summary>
internal static class MoversCommand
{
    private const int DefaultCount = 10;

    public static Command Create()
    {
        var from = DateOption.Create("--from", "The earlier day; without it, a year before the later one.");
        var to = DateOption.Create("--to", "The later day; without it, the newest filed date in the store.");
        var count = new Option<int>("--count") { Description = "How many to list each way.", DefaultValueFactory = _ => DefaultCount };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--count must be 1 or more.");
        });
        var basis = BasisOption.Create();
        var json = new Option<bool>("--json") { Description = "Print one JSON object with every move." };
        var command = new Command("movers", "Changes of rank between two days among the companies ranked on both.") { from, to, basis, count, json };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(from), parsed.GetValue(to), BasisOption.Of(parsed.GetValue(basis)!), parsed.GetValue(count), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(DateOnly? from, DateOnly? to, Basis basis, int count, bool json, CancellationToken ct)
    {
        if (from >= to)
        {
            await Console.Error.WriteLineAsync("--from must be a day before --to.");
            return ExitCodes.WrongUsage;
        }
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var (before, now) = await ScoreRuns.BooksAsync(database, ScoringMethod.Default, from, to, basis, ct);
        var moves = RankMoves.Between(before, before.Ranking, now, now.Ranking);
        RankMove[] all = [.. moves.LargestFirst()];
        if (all.Length == 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"No company is ranked both as of {before.Key.AsOf:yyyy-MM-dd} and as of {now.Key.AsOf:yyyy-MM-dd}."));
        }
        if (json)
        {
            await using var output = Console.OpenStandardOutput();
            await MoversJson.WriteAsync(moves, all, all.Length, output, ct);
            return 0;
        }
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{before.Key.AsOf:yyyy-MM-dd} to {now.Key.AsOf:yyyy-MM-dd}, basis {ScreenIds.Of(basis)}, {moves.Universe:N0} companies ranked on both days."));
        await WriteAsync("Gained", moves, all.Where(m => m.Change > 0).Take(count));
        await WriteAsync("Lost", moves, all.Where(m => m.Change < 0).Take(count));
        return 0;
    }

    private static async Task WriteAsync(string title, RankMoves moves, IEnumerable<RankMove> rows)
    {
        await Console.Out.WriteLineAsync(title);
        foreach (var move in rows)
        {
            var company = moves.To.Companies[move.Row];
            var factor = move.Factor is { } f ? string.Create(CultureInfo.InvariantCulture, $"{f.Id} {move.PointsChange:+0.0;-0.0;0.0} points")
                : move.Reason switch { MoveReason.Others => "others moved", MoveReason.MissingFigures => "missing figures", _ => "" };
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {move.Change,+6:+#;-#;0}  {move.RankBefore,5} → {move.RankAfter,-5}  {company.Label,-8} {Shortened(company.Name),-32} {factor}"));
        }
    }

    private static string Shortened(string name) => name.Length <= 32 ? name : name[..31] + "…";
}
