using HaloScreener.Cli.Commands;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Cli.Output;

/// <summary>What <c>halo validate --json</c> prints. Areas are 0–1, shares 0–1, correlations −1 to 1; a number that there is not is null.</summary>
internal sealed record ValidationSummary(
    string File,
    DateOnly AsOf,
    string Basis,
    string Method,
    long Data,
    int Universe,
    string Contrast,
    int Positives,
    int Negatives,
    IReadOnlyList<ValidationSummary.Area> Areas,
    IReadOnlyList<ValidationSummary.Gain> Gains,
    IReadOnlyList<ValidationSummary.Ablated> Ablation,
    ValidationSummary.Correlations Spearman,
    IReadOnlyList<ValidationSummary.Year> Stability,
    IReadOnlyList<ValidationSummary.Bucket> Buckets,
    bool Monotone,
    IReadOnlyList<ValidationSummary.Left> NotCompared,
    string GainOverIndustry,
    IReadOnlyList<string> Judgement)
{
    public static ValidationSummary Of(string file, Findings findings)
    {
        var report = findings.Report!;
        return new ValidationSummary(
            file,
            report.Key.AsOf,
            ScreenIds.Of(report.Key.Basis),
            report.Key.MethodHash,
            report.Key.DataVersion,
            report.Universe,
            $"{ValidationWords.HighSide(report.Contrast)} against {ValidationWords.LowSide(report.Contrast)}",
            report.Positives,
            report.Negatives,
            [.. report.Areas.Select(a => new Area(ValidationWords.IdOf(a.Predictor), Round(a.Area.Value), Round(a.Area.Low), Round(a.Area.High)))],
            [.. report.Gains.Select(g => new Gain(ValidationWords.IdOf(g.Score), ValidationWords.IdOf(g.Baseline), Round(g.Difference.Value), Round(g.Difference.Low), Round(g.Difference.High)))],
            [.. findings.Ablation.Select(a => new Ablated(a.Factor.Id, Round(a.Area), Round(a.Change.Value), Round(a.Change.Low), Round(a.Change.High)))],
            new Correlations(Round(findings.Agreement.RiskWithExposure), Round(findings.Agreement.HeavinessWithAssetsToRevenue), findings.Agreement.RiskIsJustExposure),
            [.. findings.Stability.Select(s => new Year(s.From, s.To, s.Companies, Round(s.H), Round(s.R), s.IsExpected))],
            [.. report.Buckets.Select(b => new Bucket(b.FromRank, b.ToRank, b.Positives, b.Negatives, Round(b.Share)))],
            report.IsMonotone,
            [.. report.SetAside.Select(s => new Left(s.Label.Line, s.Label.Id, s.Row is { } row ? findings.Book.Companies[row].Cik : null, ValidationWords.Why(findings.Book, s)))],
            report.VerdictAgainst(Predictor.Exposure) switch
            {
                GainVerdict.Gain => "gain",
                GainVerdict.Loss => "loss",
                GainVerdict.TooFew => "too_few",
                _ => "no_measurable_gain",
            },
            [.. ValidationWords.Judgement(report)]);
    }

    /// <summary>To six decimals, far below the width of any interval.</summary>
    private static double? Round(double value) => double.IsNaN(value) ? null : Math.Round(value, 6);

    internal sealed record Area(string Predictor, double? Value, double? Low, double? High);

    internal sealed record Gain(string Score, string Baseline, double? Difference, double? Low, double? High);

    internal sealed record Ablated(string Factor, double? AreaWithout, double? Change, double? Low, double? High);

    internal sealed record Correlations(double? RiskWithExposure, double? HeavinessWithAssetsToRevenue, bool RiskIsJustExposure);

    internal sealed record Year(DateOnly From, DateOnly To, int Companies, double? H, double? R, bool AsExpected);

    internal sealed record Bucket(int FromRank, int ToRank, int Positives, int Negatives, double? Share);

    internal sealed record Left(long Line, string Id, int? Cik, string Reason);
}
