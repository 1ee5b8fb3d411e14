using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Explain;

/// <summary>How close an industry code is to another.</summary>
public enum PeerGroup { Industry, IndustryGroup, MajorGroup, Universe }

/// <summary>
/// A company like another one: of the same industry first (SIC-4, then three and two digits, then anybody), within that the nearest in factor space.
/// Distance is the root of the weighted mean square of the differences between factor scores that both have, each axis counting half (a
/// financial company has one axis): 0 for a twin, 100 at most.
/// </summary>
/// <param name="Row">Its row in the book.</param>
/// <param name="Company">Who it is.</param>
/// <param name="Group">How close its industry is.</param>
/// <param name="Distance">In points of a factor score.</param>
public sealed record Peer(int Row, Company Company, PeerGroup Group, double Distance)
{
    private const int Count = 5;

    /// <summary>The nearest companies of the same track, nearest first within each closeness of industry; none for a company that is not rated.</summary>
    public static IReadOnlyList<Peer> Of(ScoreBook book, Ranking ranking, int row)
    {
        if (double.IsNaN(ranking.R[row]))
            return [];
        return [.. Enumerable.Range(0, book.Count)
            .Where(other => other != row && book.Tracks[other] == book.Tracks[row] && !double.IsNaN(ranking.R[other]))
            .Select(other => new Peer(other, book.Companies[other], GroupOf(book.Companies[row].Sic, book.Companies[other].Sic), DistanceOf(book, ranking, row, other)))
            .Where(p => double.IsFinite(p.Distance))
            .OrderBy(p => p.Group).ThenBy(p => p.Distance).ThenBy(p => p.Row)
            .Take(Count)];
    }

    private static PeerGroup GroupOf(int? a, int? b) =>
        a is not { } one || b is not { } two ? PeerGroup.Universe
        : one == two ? PeerGroup.Industry
        : one / 10 == two / 10 ? PeerGroup.IndustryGroup
        : one / 100 == two / 100 ? PeerGroup.MajorGroup
        : PeerGroup.Universe;

    private static double DistanceOf(ScoreBook book, Ranking ranking, int a, int b)
    {
        var (sum, axes) = (0.0, 0);
        foreach (var axis in (ReadOnlySpan<Axis>)[Axis.Heaviness, Axis.Risk])
        {
            var (squares, weights) = (0.0, 0.0);
            foreach (var factor in book.Factors)
            {
                if (factor.Definition.Axis != axis || factor.State[a] != FactorState.Present || factor.State[b] != FactorState.Present)
                    continue;
                var weight = ranking.Weights[factor.Definition.Id];
                var difference = factor.Score[a] - factor.Score[b];
                squares += weight * difference * difference;
                weights += weight;
            }
            if (weights == 0)
                continue;
            sum += squares / weights;
            axes++;
        }
        return axes == 0 ? double.PositiveInfinity : Math.Sqrt(sum / axes);
    }
}
