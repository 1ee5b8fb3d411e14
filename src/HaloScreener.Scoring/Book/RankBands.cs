using System.Runtime.CompilerServices;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// How far each rank depends on opinion: the weights of both axes are drawn many times around the method's own (Dirichlet, α = concentration ×
/// weight) and the whole track is ranked each time; the band runs from the 5th to the 95th percentile of a company's ranks. The draws
/// are seeded, so a band is the same on every machine and every day. For the method's own weights only.
/// </summary>
public sealed class RankBands
{
    private const int Block = 64;
    private static readonly ConditionalWeakTable<ScoreBook, Lazy<RankBands>> ByBook = [];

    private readonly int[] _low;
    private readonly int[] _high;

    private RankBands(int[] low, int[] high) => (_low, _high) = (low, high);

    /// <summary>The bands of a book, drawn on first use: a thousand draws over 10,000 companies take well under a second.</summary>
    public static RankBands Of(ScoreBook book) => ByBook.GetValue(book, b => new Lazy<RankBands>(() => Draw(b))).Value;

    /// <summary>The better end (the smaller number) and the worse end of a company's band; null without a rank.</summary>
    public RankBand? this[int row] => _low[row] == 0 ? null : new RankBand(_low[row], _high[row]);

    private static RankBands Draw(ScoreBook book)
    {
        var rules = book.Method.Rules.Band;
        var bands = new RankBands(new int[book.Count], new int[book.Count]);
        var draws = new RankDraws(book, book.Ranking.Neutral);
        var count = draws.Rows.Length;
        if (count == 0)
            return bands;
        var weights = Weights(book);
        var ranks = new int[rules.Draws][];
        Parallel.For(0, rules.Draws, draws.NewRoom, (draw, _, room) =>
        {
            ranks[draw] = new int[count];
            draws.Rank(weights[draw], room, ranks[draw]);
            return room;
        }, _ => { });

        // The smallest rank that at least this share of the draws does not exceed.
        var low = Place(rules.Low, rules.Draws);
        var high = Place(rules.High, rules.Draws);
        Parallel.For(0, (count + Block - 1) / Block, block =>
        {
            // A block of companies at a time: the ranks of one lie a whole draw apart.
            var first = block * Block;
            var companies = Math.Min(Block, count - first);
            var columns = new int[companies * rules.Draws];
            for (var draw = 0; draw < rules.Draws; draw++)
            {
                for (var i = 0; i < companies; i++)
                    columns[i * rules.Draws + draw] = ranks[draw][first + i];
            }
            for (var i = 0; i < companies; i++)
            {
                var column = columns.AsSpan(i * rules.Draws, rules.Draws);
                var row = draws.Rows[first + i];
                bands._low[row] = Selection.Nth(column, low);
                bands._high[row] = Selection.Nth(column, high);
            }
        });
        return bands;
    }

    private static int Place(double share, int draws) => Math.Clamp((int)Math.Ceiling(share * draws - 1e-9) - 1, 0, draws - 1);

    /// <summary>The weights of each draw, in the order of the method's factors.</summary>
    internal static double[][] Weights(ScoreBook book)
    {
        var rules = book.Method.Rules.Band;
        var factors = book.Factors;
        var axes = Enumerable.Range(0, factors.Count).GroupBy(f => factors[f].Definition.Axis)
            .Select(axis => (Factors: axis.ToArray(), Alphas: axis.Select(f => rules.Concentration * book.Ranking.Weights[factors[f].Definition.Id]).ToArray()))
            .ToArray();
        var dirichlet = new Dirichlet((ulong)rules.Seed);
        var weights = new double[rules.Draws][];
        for (var draw = 0; draw < weights.Length; draw++)
        {
            weights[draw] = new double[factors.Count];
            foreach (var (places, alphas) in axes)
            {
                var shares = new double[alphas.Length];
                dirichlet.Draw(alphas, shares);
                for (var i = 0; i < places.Length; i++)
                    weights[draw][places[i]] = shares[i];
            }
        }
        return weights;
    }
}

/// <summary>A band of ranks.</summary>
/// <param name="Low">The better end, the smaller number.</param>
/// <param name="High">The worse end.</param>
public readonly record struct RankBand(int Low, int High)
{
    /// <summary>Ranks that the band spans beyond one.</summary>
    public int Width => High - Low;
}
