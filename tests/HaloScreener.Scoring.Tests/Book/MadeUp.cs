using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Tests.Book;

/// <summary>Universes of made-up companies with plausible raw factors, the same for the same seed.</summary>
internal static class MadeUp
{
    public static readonly DateOnly AsOf = new(2026, 6, 30);
    public static readonly ScoringMethod Method = ScoringMethod.Default;
    private static readonly int[] Sics = [4011, 4911, 4922, 1311, 3674, 7372, 7370, 2834, 5812, 3711, 6022, 6311, 4512, 2860, 8742, 7311];

    public static BookKey Key => new(AsOf, Basis.Annual, Method.Hash, 1);

    public static ScoreBook Book(int count, int seed = 1) => Scorer.Build(Key, Method, Inputs(count, seed));

    public static ScoreInputs Inputs(int count, int seed = 1, double missing = 0.05)
    {
        var random = new Random(seed);
        var inputs = new ScoreInputs([.. Enumerable.Range(0, count).Select(i => Company(i + 1, Sics[random.Next(Sics.Length)]))]);
        for (var row = 0; row < count; row++)
            Fill(inputs, row, random, missing);
        return inputs;
    }

    public static Company Company(int cik, int? sic) => new() { Cik = cik, Name = $"Company {cik}", Tickers = [$"T{cik}"], Sic = sic };

    public static double[] Of(ScoreInputs inputs, Concept concept) => inputs.Fundamentals[(int)concept - 1];

    private static void Fill(ScoreInputs inputs, int row, Random random, double missing)
    {
        inputs.Tracks[row] = Method.IsFinancial(inputs.Companies[row].Sic) ? Track.Financials : Track.Main;
        inputs.PeriodEnd[row] = new DateOnly(2025, 12, 31);
        inputs.Filed[row] = new DateOnly(2026, 2, 20);
        inputs.Currency[row] = "USD";
        Of(inputs, Concept.Revenue)[row] = Math.Round(Math.Exp(3 * Drawn()) * 1e9);
        Of(inputs, Concept.Assets)[row] = Of(inputs, Concept.Revenue)[row] * Skewed(1);
        Of(inputs, Concept.PpeNet)[row] = Of(inputs, Concept.Assets)[row] * random.NextDouble();
        inputs.PpeIntensity[row] = Maybe(Skewed(0.8));
        inputs.TangibleShare[row] = Maybe(random.NextDouble());
        inputs.CapexIntensity[row] = Maybe(Skewed(0.05));
        inputs.DepreciationBurden[row] = Maybe(Skewed(0.04));
        inputs.AssetIntensity[row] = Maybe(Skewed(1.2));
        inputs.ReplacementCost[row] = Maybe(Skewed(1.5));
        inputs.LabourShare[row] = Maybe(random.NextDouble() * 0.6);
        inputs.RemainingLife[row] = Maybe(3 + 20 * random.NextDouble());
        inputs.LifeApplies[row] = random.NextDouble() > 0.1;
        inputs.GrossMargin[row] = Maybe(random.NextDouble());
        inputs.MarginFall[row] = Maybe(0.05 * Drawn());
        inputs.GrowthShortfall[row] = Maybe(0.1 * Drawn());
        inputs.DeferredGap[row] = Maybe(0.2 * Drawn());
        inputs.PerishableIntangibles[row] = Maybe(random.NextDouble() * 0.3);
        inputs.RdIntensity[row] = random.NextDouble() < 0.5 ? 0 : Maybe(Skewed(0.05));
        inputs.RdApplies[row] = !Method.Rules.Formulas.RdNotApplicable.Contains(inputs.Companies[row].Sic);

        double Drawn() => Normal.Quantile(0.001 + 0.998 * random.NextDouble());
        double Skewed(double middle) => middle * Math.Exp(Drawn());
        double Maybe(double value) => random.NextDouble() < missing ? double.NaN : value;
    }
}
