using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Validation;

/// <summary>What is asked to tell the two sides of a sample apart.</summary>
public enum Predictor
{
    /// <summary>The HALO score.</summary>
    Halo,
    /// <summary>Heaviness alone.</summary>
    Heaviness,
    /// <summary>Low replacement risk alone.</summary>
    Risk,
    /// <summary>Baseline: low AI exposure of the industry as published, before any override of this project.</summary>
    Exposure,
    /// <summary>Baseline: how large a part of the other companies of the SIC major group (two digits) is on the positive side.</summary>
    Sector,
}

/// <summary>What each predictor says of each company of a sample.</summary>
internal static class Predictors
{
    public static RocArea AreaOf(Predictor predictor, LabelledSample sample) => new(
        predictor is Predictor.Risk or Predictor.Exposure ? Array.ConvertAll(NumbersOf(predictor, sample), low => -low) : NumbersOf(predictor, sample),
        sample.Positive, predictor == Predictor.Sector ? Majors(sample) : null);

    /// <summary>The number of each company by which it is compared, as pages show it: of risk and exposure a low one is good.</summary>
    public static double[] NumbersOf(Predictor predictor, LabelledSample sample)
    {
        var ranking = sample.Book.Ranking;
        return predictor switch
        {
            Predictor.Halo => Array.ConvertAll(sample.Rows, row => ranking.Halo[row]),
            Predictor.Heaviness => Array.ConvertAll(sample.Rows, row => ranking.H[row]),
            Predictor.Risk => Array.ConvertAll(sample.Rows, row => ranking.R[row]),
            Predictor.Exposure => Exposure(sample),
            _ => SectorAlone(sample),
        };
    }

    /// <summary>A company whose industry the study does not cover stands in the middle of the others.</summary>
    private static double[] Exposure(LabelledSample sample)
    {
        var published = Array.ConvertAll(sample.Rows, row => sample.Book.Method.ExposureOf(sample.Book.Companies[row].Sic).Published);
        var known = published.Where(e => !double.IsNaN(e)).Order().ToArray();
        var middle = known.Length == 0 ? 0 : Sorted.Median(known);
        return Array.ConvertAll(published, e => double.IsNaN(e) ? middle : e);
    }

    /// <summary>
    /// The share of positives among the others of the group; among all companies where there are no others. Leaving a company's own label out puts
    /// every positive below every negative of its group, which is an artefact: such pairs are ties.
    /// </summary>
    private static double[] SectorAlone(LabelledSample sample)
    {
        var majors = Majors(sample);
        var size = new int[ScoringMethod.MajorGroups];
        var positives = new int[ScoringMethod.MajorGroups];
        for (var i = 0; i < majors.Length; i++)
        {
            size[majors[i]]++;
            positives[majors[i]] += sample.Positive[i] ? 1 : 0;
        }
        var overall = (double)sample.Positives / sample.Rows.Length;
        return [.. majors.Select((group, i) => size[group] == 1 ? overall : (double)(positives[group] - (sample.Positive[i] ? 1 : 0)) / (size[group] - 1))];
    }

    private static int[] Majors(LabelledSample sample) =>
        Array.ConvertAll(sample.Rows, row => ScoringMethod.MajorGroupOf(sample.Book.Companies[row].Sic));
}
