using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Book;

/// <summary>Books whose factor scores are written down by hand: NaN is a missing factor, null one that does not apply.</summary>
internal static class Graded
{
    /// <param name="rows">Per company the SIC and its scores in the order of the method's factors.</param>
    public static ScoreBook GradedBook(params (int Sic, double?[] Scores)[] rows) => GradedBook(_ => 1, rows);

    public static ScoreBook GradedBook(Func<int, double> moderator, params (int Sic, double?[] Scores)[] rows)
    {
        var method = ScoringMethod.Default;
        var inputs = new ScoreInputs([.. rows.Select((row, i) => MadeUp.Company(i + 1, row.Sic))]);
        for (var row = 0; row < rows.Length; row++)
        {
            inputs.Tracks[row] = method.IsFinancial(rows[row].Sic) ? Track.Financials : Track.Main;
            inputs.Currency[row] = "USD";
        }
        var built = Scorer.Build(MadeUp.Key, method, inputs);
        var book = built with
        {
            Unrated = new UnratedReason[rows.Length],
            LacksAnchor = [],
            Moderator = [.. rows.Select((_, i) => moderator(i))],
            Factors = [.. method.Factors.Select((definition, f) => Column(definition, f, rows))],
        };
        return book with { Ranking = Scorer.Rank(book, new Dictionary<string, double>(), 0) };
    }

    /// <summary>All heaviness factors at one score and all risk factors at another.</summary>
    public static double?[] Flat(double heaviness, double risk) =>
        [.. ScoringMethod.Default.Factors.Select(f => (double?)(f.Axis == Axis.Heaviness ? heaviness : risk))];

    /// <summary>The same scores but for one factor.</summary>
    public static double?[] But(this double?[] scores, string id, double? score)
    {
        var changed = (double?[])scores.Clone();
        changed[ScoringMethod.Default.IndexOf(id)] = score;
        return changed;
    }

    public static ScoreBook WithRevenue(this ScoreBook book, params double[] usd) =>
        book with { Fundamentals = [.. book.Fundamentals.Select((column, i) => i == (int)Concept.Revenue - 1 ? usd : column)] };

    private static FactorColumn Column(FactorDefinition definition, int f, (int Sic, double?[] Scores)[] rows) => new()
    {
        Definition = definition,
        State = [.. rows.Select(r => r.Scores[f] is not { } s ? FactorState.NotApplicable : double.IsNaN(s) ? FactorState.Missing : FactorState.Present)],
        Raw = [.. rows.Select(r => r.Scores[f] ?? double.NaN)],
        Z = [.. rows.Select(r => Normal.Quantile((r.Scores[f] ?? double.NaN) / 100))],
        Score = [.. rows.Select(r => r.Scores[f] ?? double.NaN)],
        Median = 50,
    };
}
