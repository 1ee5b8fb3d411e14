using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Analyses.BuildOut;

/// <summary>
/// What puts the hyperscalers at risk: the life of their assets or what they sell. Each is taken out of the risk axis by a weight of zero, and the
/// whole universe is ranked anew.
/// </summary>
/// <param name="Rated">Rows of the rated hyperscalers.</param>
/// <param name="AtRisk">Of them above the risk line under the method's weights.</param>
/// <param name="WithoutAssetLife">Above it when remaining asset life does not count.</param>
/// <param name="WithoutWhatTheySell">Above it when substitutability and labour exposure, which come from the industry, do not count.</param>
public sealed record RiskCause(IReadOnlyList<int> Rated, IReadOnlyList<int> AtRisk, IReadOnlyList<int> WithoutAssetLife, IReadOnlyList<int> WithoutWhatTheySell)
{
    private static readonly Dictionary<string, double> NoAssetLife = new() { [FactorIds.ShortLife] = 0 };
    private static readonly Dictionary<string, double> NoIndustry = new() { [FactorIds.Substitutability] = 0, [FactorIds.LabourExposure] = 0 };

    public static RiskCause Of(ScoreBook book)
    {
        int[] rows = [.. book.Method.Hyperscalers.Where(h => !h.Comparison).Select(h => book.RowOf(h.Cik)).OfType<int>().Where(row => book.Ranking.Rank[row] > 0)];
        var line = book.Method.Rules.Quadrants.RiskLine;
        int[] AtRisk(Ranking ranking) => [.. rows.Where(row => ranking.R[row] > line)];
        return new RiskCause(rows, AtRisk(book.Ranking), AtRisk(Scorer.Rank(book, NoAssetLife, 0)), AtRisk(Scorer.Rank(book, NoIndustry, 0)));
    }
}
