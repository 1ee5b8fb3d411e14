using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Validation;

/// <summary>How far the axes are more than the one plain figure that each could be mistaken for; Spearman's ρ over the ranked companies.</summary>
/// <param name="RiskWithExposure">R with the AI exposure of the industry that is in force.</param>
/// <param name="HeavinessWithAssetsToRevenue">H with total assets ÷ revenue.</param>
public sealed record Agreement(double RiskWithExposure, double HeavinessWithAssetsToRevenue)
{
    /// <summary>From here on R is just the exposure of the industry.</summary>
    public const double JustExposure = 0.9;

    /// <summary>Whether R says hardly more than the exposure of the industry.</summary>
    public bool RiskIsJustExposure => RiskWithExposure >= JustExposure;

    public static Agreement Of(ScoreBook book)
    {
        var rows = Enumerable.Range(0, book.Count).Where(row => book.Ranking.Rank[row] > 0).ToArray();
        var (assets, revenue) = (book.Fundamental(Concept.Assets), book.Fundamental(Concept.Revenue));
        return new Agreement(
            Correlation.Spearman(Of(row => book.Ranking.R[row]), Of(row => book.Method.ExposureOf(book.Companies[row].Sic).Value)),
            Correlation.Spearman(Of(row => book.Ranking.H[row]), Of(row => assets[row] / revenue[row])));

        double[] Of(Func<int, double> value) => Array.ConvertAll(rows, row => value(row));
    }
}
