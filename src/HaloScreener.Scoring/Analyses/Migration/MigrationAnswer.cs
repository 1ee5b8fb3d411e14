using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Migration;

/// <summary>A question about capital migration: as of when, and with or without the hyperscalers.</summary>
public sealed record MigrationRequest : IBookQuestion
{
    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>False leaves the hyperscalers out of the universe before it is cut into groups.</summary>
    public bool Hyperscalers { get; init; } = true;

    public static Parsed<MigrationRequest> Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var reader = new ParameterReader(query);
        return reader.Result(new MigrationRequest
        {
            AsOf = reader.Day("asOf"),
            Basis = reader.Basis("basis"),
            Hyperscalers = reader.OneOf("hyperscalers", true, ("true", true), ("false", false)),
        });
    }

    public string ToQueryString() => new ParameterWriter().Add("asOf", AsOf).Add("basis", Basis).Add("hyperscalers", Hyperscalers ? null : "false").ToString();
}

/// <summary>Capital migration over the years, one book a year, oldest first.</summary>
public sealed record MigrationAnswer
{
    public required MigrationRequest Request { get; init; }
    public required ScoreBook Book { get; init; }
    /// <summary>The whole rated universe.</summary>
    public required IReadOnlyList<MigrationYear> All { get; init; }
    /// <summary>The universe without the hyperscalers.</summary>
    public required IReadOnlyList<MigrationYear> WithoutHyperscalers { get; init; }

    /// <summary>The years asked for.</summary>
    public IReadOnlyList<MigrationYear> Years => Request.Hyperscalers ? All : WithoutHyperscalers;

    public static MigrationAnswer Of(ScoreBook book, MigrationRequest request, IReadOnlyList<YearSummary> years) => new()
    {
        Request = request,
        Book = book,
        All = [.. years.Select(y => y.Migration)],
        WithoutHyperscalers = [.. years.Select(y => y.WithoutHyperscalers)],
    };
}
