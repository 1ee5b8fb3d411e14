using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Screening;

/// <summary>One axis of one company, taken apart.</summary>
public sealed record AxisAnswer
{
    /// <summary>Percentile rank 0–100 in its track; null when it has none.</summary>
    public required double? Score { get; init; }
    /// <summary>Points before ranking, 0–100: the points of the factors and of the shrinkage add up to them.</summary>
    public required double? Points { get; init; }
    /// <summary>Points that come from the industry's median because factors are missing.</summary>
    public required double ShrinkagePoints { get; init; }
    /// <summary>Companies of the track whose score is lower: "heavier than 318 of 342".</summary>
    public required int Above { get; init; }
    /// <summary>Companies of the track that have a score on this axis, this one included.</summary>
    public required int Universe { get; init; }
    public required IReadOnlyList<FactorPart> Factors { get; init; }

    /// <summary>Share of the other companies that score lower, 0–1: "heavier than 93% of 342 companies".</summary>
    public double AboveShare => Universe > 1 ? (double)Above / (Universe - 1) : 0;

    /// <summary>Ids of the factors that lack a value.</summary>
    public IEnumerable<string> Missing => Factors.Where(f => f.State == FactorState.Missing).Select(f => f.Definition.Id);

    /// <summary>One axis of one row of a book, without the filings behind its figures.</summary>
    public static AxisAnswer Of(Axis axis, ScoreBook book, Ranking ranking, int row) => Of(axis, book, ranking, row, new FigureSources(book, row, []));

    internal static AxisAnswer Of(Axis axis, ScoreBook book, Ranking ranking, int row, FigureSources sources)
    {
        var (scores, points, shrinkage) = axis == Axis.Heaviness
            ? (ranking.H, ranking.HPoints, ranking.HShrinkPoints)
            : (ranking.R, ranking.RPoints, ranking.RShrinkPoints);
        var factors = new List<FactorPart>();
        for (var f = 0; f < book.Factors.Count; f++)
        {
            if (book.Factors[f].Definition.Axis == axis)
                factors.Add(FactorPart.Of(f, book, ranking, row, sources));
        }
        return new AxisAnswer
        {
            Score = CompanyAnswer.Number(scores[row]),
            Points = CompanyAnswer.Number(points[row]),
            ShrinkagePoints = CompanyAnswer.Number(shrinkage[row]) ?? 0,
            Above = Below(book.Tracks[row], scores[row], book, scores),
            Universe = RatedIn(book.Tracks[row], book, scores),
            Factors = factors,
        };
    }

    /// <summary>Companies of a track that have a score.</summary>
    internal static int RatedIn(Track track, ScoreBook book, double[] scores)
    {
        var count = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            if (book.Tracks[row] == track && !double.IsNaN(scores[row]))
                count++;
        }
        return count;
    }

    private static int Below(Track track, double score, ScoreBook book, double[] scores)
    {
        var count = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            if (book.Tracks[row] == track && scores[row] < score)
                count++;
        }
        return count;
    }
}

/// <summary>One factor of one company.</summary>
public sealed record FactorPart
{
    public required FactorDefinition Definition { get; init; }
    public required FactorState State { get; init; }
    /// <summary>In the factor's own unit; null when missing or not applicable.</summary>
    public required double? Raw { get; init; }
    /// <summary>0–100, high is heavy or at risk.</summary>
    public required double? Score { get; init; }
    /// <summary>Share of the axis under the ranking's weights, 0–1, before re-normalising over what is present.</summary>
    public required double Weight { get; init; }
    /// <summary>What the factor brings to the axis before ranking.</summary>
    public required double? Points { get; init; }
    /// <summary>Median raw value of the rated universe.</summary>
    public required double? Median { get; init; }

    /// <summary>The figures that it was worked out from, each with its filing; those that are stated where the factor is missing.</summary>
    public IReadOnlyList<Fundamental> Inputs { get; init; } = [];

    internal static FactorPart Of(int factor, ScoreBook book, Ranking ranking, int row, FigureSources sources)
    {
        var column = book.Factors[factor];
        var present = column.State[row] == FactorState.Present;
        return new FactorPart
        {
            Definition = column.Definition,
            State = column.State[row],
            Raw = present ? CompanyAnswer.Number(column.Raw[row]) : null,
            Score = present ? CompanyAnswer.Number(column.Score[row]) : null,
            Weight = ranking.Weights.GetValueOrDefault(column.Definition.Id),
            Points = present ? CompanyAnswer.Number(ranking.Points[factor][row]) : null,
            Median = CompanyAnswer.Number(column.Median),
            Inputs = sources.OfFactor(column.Definition.Id),
        };
    }
}
