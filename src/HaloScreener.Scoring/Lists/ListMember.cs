using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Lists;

/// <summary>Where a company stands in a book. Null is "none", as for the HALO score of a bank.</summary>
public sealed record Standing
{
    public required Track Track { get; init; }
    public required UnratedReason Unrated { get; init; }
    public required int? Rank { get; init; }
    /// <summary>Companies that are ranked in the book.</summary>
    public required int Of { get; init; }
    public required double? Halo { get; init; }
    public required double? H { get; init; }
    public required double? R { get; init; }
    public required Quadrant Quadrant { get; init; }
    public required Confidence Confidence { get; init; }

    /// <summary>Null when the company is not in the book.</summary>
    public static Standing? In(ScoreBook book, int cik)
    {
        if (book.RowOf(cik) is not { } row)
            return null;
        var ranking = book.Ranking;
        return new Standing
        {
            Track = book.Tracks[row],
            Unrated = book.Unrated[row],
            Rank = ranking.Rank[row] is > 0 and var rank ? rank : null,
            Of = ranking.RatedCount,
            Halo = CompanyAnswer.Number(ranking.Halo[row]),
            H = CompanyAnswer.Number(ranking.H[row]),
            R = CompanyAnswer.Number(ranking.R[row]),
            Quadrant = ranking.Quadrants[row],
            Confidence = book.Confidence[row],
        };
    }
}

/// <summary>A company of a list, where it stands and where it stood on an earlier day.</summary>
/// <param name="Cik">The company.</param>
/// <param name="Now">Null when it is not in the book.</param>
/// <param name="Then">The same on the earlier day.</param>
public sealed record ListMember(int Cik, Standing? Now, Standing? Then)
{
    /// <summary>Places won since then, negative for places lost; null where it is not ranked on both days.</summary>
    public int? RankChange => Then?.Rank - Now?.Rank;
    public double? HaloChange => Now?.Halo - Then?.Halo;
    public double? HChange => Now?.H - Then?.H;
    public double? RChange => Now?.R - Then?.R;

    /// <summary>Whether it stands in another quadrant than then, where it stands in one on both days.</summary>
    public bool QuadrantChanged => Now is { Quadrant: not Quadrant.None } && Then is { Quadrant: not Quadrant.None } && Now.Quadrant != Then.Quadrant;

    /// <summary>Members in the order of the list, each as of two books; without the second nothing is known of then.</summary>
    public static IReadOnlyList<ListMember> Of(IEnumerable<int> ciks, ScoreBook now, ScoreBook? then) =>
        [.. ciks.Select(cik => new ListMember(cik, Standing.In(now, cik), then is null ? null : Standing.In(then, cik)))];
}
