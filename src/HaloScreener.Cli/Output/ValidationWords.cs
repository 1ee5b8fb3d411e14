using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Cli.Output;

/// <summary>The words of a validation, the same in its text and its JSON.</summary>
internal static class ValidationWords
{
    public static string NameOf(Predictor predictor) => predictor switch
    {
        Predictor.Halo => "HALO",
        Predictor.Heaviness => "heaviness H",
        Predictor.Risk => "low risk R",
        Predictor.Exposure => "industry exposure alone",
        _ => "sector alone (SIC-2)",
    };

    public static string IdOf(Predictor predictor) => predictor switch
    {
        Predictor.Halo => "halo",
        Predictor.Heaviness => "h",
        Predictor.Risk => "r",
        Predictor.Exposure => "industry_exposure",
        _ => "sector",
    };

    public static string HighSide(Contrast contrast) => contrast == Contrast.RestAgainstAtRisk ? "others" : "halo";

    public static string LowSide(Contrast contrast) => contrast == Contrast.HaloAgainstRest ? "others" : "at_risk";

    public static string Why(ScoreBook book, SetAside aside) => aside.Reason switch
    {
        SetAsideReason.NotFound => "not found",
        SetAsideReason.Financial => "a financial: it has no HALO score",
        SetAsideReason.Contradicted => "labelled halo and at_risk",
        _ => $"not rated: {book.Unrated[aside.Row!.Value]}{(book.UnratedDetail[aside.Row.Value] is { } detail ? $" ({detail})" : "")}",
    };

    /// <summary>What may be concluded, and what may not.</summary>
    public static IEnumerable<string> Judgement(ValidationReport report)
    {
        yield return Against(report, Predictor.Exposure);
        yield return Against(report, Predictor.Sector);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"A high figure by itself proves nothing: industry exposure alone already separates most published lists (about 0.93; this one {report.AreaOf(Predictor.Exposure).Value:0.00}).");
        yield return "No return back-test is offered as proof.";
    }

    /// <summary>+0.012 (-0.020 to +0.041).</summary>
    public static string Signed(Estimate e) =>
        string.Create(CultureInfo.InvariantCulture, $"{e.Value:+0.000;-0.000;0.000} ({e.Low:+0.000;-0.000;0.000} to {e.High:+0.000;-0.000;0.000})");

    private static string Against(ValidationReport report, Predictor baseline)
    {
        var (name, gain) = (NameOf(baseline), Signed(report.GainOf(Predictor.Halo, baseline)));
        return report.VerdictAgainst(baseline) switch
        {
            GainVerdict.Gain => $"HALO tells these companies apart better than {name}: {gain}.",
            GainVerdict.Loss => $"HALO tells these companies apart worse than {name}: {gain}.",
            GainVerdict.TooFew => string.Create(CultureInfo.InvariantCulture,
                $"With fewer than {ValidationReport.FewestForJudgement} companies on a side nothing can be said of a gain over {name}: {gain}."),
            _ => $"There is no measurable gain over {name}: {gain}; the interval holds zero.",
        };
    }
}
