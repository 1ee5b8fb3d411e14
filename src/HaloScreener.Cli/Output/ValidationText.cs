using System.Globalization;
using System.Text;
using HaloScreener.Cli.Commands;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Cli.Output;

/// <summary>A validation for a person: areas beside the baselines, what each factor brings, agreement, stability, buckets, and the judgement in words.</summary>
internal static class ValidationText
{
    public static string Of(string file, Findings findings)
    {
        var report = findings.Report!;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{file}: {Compared(report)}, as of {report.Key.AsOf:yyyy-MM-dd}, basis {ScreenIds.Of(report.Key.Basis)}, method {report.MethodVersion} ({report.Key.MethodHash[..12]}), {report.Universe:N0} companies ranked.");
        AppendAreas(text, report);
        AppendAblation(text, findings.Ablation);
        AppendAgreement(text, findings.Agreement);
        AppendStability(text, findings.Stability);
        AppendBuckets(text, report);
        AppendSetAside(text, findings);
        text.AppendLine().AppendLine("Judgement");
        foreach (var sentence in ValidationWords.Judgement(report))
            text.AppendLine("  " + sentence);
        return text.ToString();
    }

    /// <summary>Why there is nothing to compare.</summary>
    public static string Nothing(string file, Findings findings)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{file}: none of its companies is ranked as of {findings.Book.Key.AsOf:yyyy-MM-dd}, so there is nothing to compare.");
        foreach (var label in findings.Sample.SetAside)
            text.AppendLine().Append(Line(findings, label));
        return text.ToString();
    }

    private static string Compared(ValidationReport report) => report.Contrast switch
    {
        Contrast.HaloAgainstAtRisk => string.Create(CultureInfo.InvariantCulture, $"{report.Positives:N0} companies labelled halo against {report.Negatives:N0} labelled at_risk"),
        Contrast.HaloAgainstRest => string.Create(CultureInfo.InvariantCulture, $"{report.Positives:N0} companies labelled halo against the other {report.Negatives:N0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{report.Negatives:N0} companies labelled at_risk against the other {report.Positives:N0}"),
    };

    private static void AppendAreas(StringBuilder text, ValidationReport report)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Area under the ROC curve (95% of {ValidationReport.Draws:N0} bootstrap draws); 0.5 tells nothing, 1 everything");
        foreach (var (predictor, area) in report.Areas)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {ValidationWords.NameOf(predictor),-26} {area.Value:0.000}   {area.Low:0.000} to {area.High:0.000}");
        foreach (var baseline in report.Gains.Select(g => g.Baseline).Distinct())
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Gain over {ValidationWords.NameOf(baseline)} (paired: the same companies in each draw)");
            foreach (var gain in report.Gains.Where(g => g.Baseline == baseline))
                text.AppendLine(CultureInfo.InvariantCulture, $"  {ValidationWords.NameOf(gain.Score),-26} {ValidationWords.Signed(gain.Difference)}");
        }
    }

    private static void AppendAblation(StringBuilder text, IReadOnlyList<AblatedFactor> ablation)
    {
        text.AppendLine().AppendLine("HALO without one factor: area, and its change; below zero the factor helps");
        foreach (var factor in ablation)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {factor.Factor.Id,-26} {factor.Area:0.000}   {ValidationWords.Signed(factor.Change)}");
    }

    private static void AppendAgreement(StringBuilder text, Agreement agreement)
    {
        text.AppendLine().AppendLine("Spearman correlation over all ranked companies");
        var said = agreement.RiskIsJustExposure ? "from 0.9 on R is just the exposure of the industry: it says hardly more" : "below 0.9: R says more than the exposure of the industry";
        text.AppendLine(CultureInfo.InvariantCulture, $"  R with industry exposure   {agreement.RiskWithExposure:0.00}   {said}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  H with assets / revenue    {agreement.HeavinessWithAssetsToRevenue:0.00}");
    }

    private static void AppendStability(StringBuilder text, IReadOnlyList<YearToYear> stability)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Year to year (Spearman; expected: H at least {Stability.ExpectedH:0.0}, R at least {Stability.ExpectedR:0.0})");
        foreach (var pair in stability)
        {
            var said = pair.IsExpected ? "" : "   below what is expected";
            text.AppendLine(CultureInfo.InvariantCulture, $"  {pair.From:yyyy-MM-dd} to {pair.To:yyyy-MM-dd}   H {pair.H:0.000}   R {pair.R:0.000}   {pair.Companies,6:N0} companies{said}");
        }
        if (stability.Count == 0)
            text.AppendLine("  There are no two rankings a year apart.");
    }

    private static void AppendBuckets(StringBuilder text, ValidationReport report)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{(report.Buckets.Count == 10 ? "Tenths" : "Fifths")} of the whole ranking by HALO, the top first");
        foreach (var bucket in report.Buckets)
        {
            var share = double.IsNaN(bucket.Share) ? "-" : bucket.Share.ToString("0%", CultureInfo.InvariantCulture);
            var ranks = string.Create(CultureInfo.InvariantCulture, $"{bucket.FromRank} to {bucket.ToRank}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  rank {ranks,-14} {bucket.Positives,6:N0} {ValidationWords.HighSide(report.Contrast)} {bucket.Negatives,6:N0} {ValidationWords.LowSide(report.Contrast)} {share,5}");
        }
        text.AppendLine(report.IsMonotone ? "  The share falls from top to bottom without a break." : "  The share does not fall steadily from top to bottom.");
    }

    private static void AppendSetAside(StringBuilder text, Findings findings)
    {
        if (findings.Sample.SetAside.Count == 0)
            return;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Not compared: {findings.Sample.SetAside.Count:N0} labels");
        foreach (var label in findings.Sample.SetAside)
            text.AppendLine(Line(findings, label));
    }

    private static string Line(Findings findings, SetAside aside)
    {
        var name = aside.Row is { } row ? $" ({findings.Book.Companies[row].Name})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"  line {aside.Label.Line}: {aside.Label.Id}{name}, {ValidationWords.Why(findings.Book, aside)}");
    }
}
