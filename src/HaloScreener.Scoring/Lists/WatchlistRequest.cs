using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Lists;

/// <summary>What the address of a list asks for; with the list itself it is the whole state of the page and of its files.</summary>
public sealed record WatchlistRequest
{
    /// <summary>The day of the ranking; null for the newest filing.</summary>
    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>The day that changes are counted from; null for a year before the ranking.</summary>
    public DateOnly? Since { get; init; }
    /// <summary>One of <see cref="MemberOrder.Columns"/>.</summary>
    public string Sort { get; init; } = MemberOrder.Own;
    public bool Descending { get; init; }

    /// <summary>The day that changes are counted from, for a ranking of the given day.</summary>
    public DateOnly SinceBefore(DateOnly day) => Since ?? day.AddYears(-1);

    /// <summary>Sorted by a column; a second time the other way round.</summary>
    public WatchlistRequest SortedBy(string column) =>
        this with { Sort = column, Descending = Sort == column ? !Descending : MemberOrder.BeginsDescending(column) };

    /// <summary>Reads a query; what cannot be used is told instead of passed over.</summary>
    public static Parsed<WatchlistRequest> Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var reader = new ParameterReader(query);
        var (sort, descending) = reader.OneOf("sort", (MemberOrder.Own, false),
            [.. MemberOrder.Columns.SelectMany(c => (IEnumerable<(string, (string, bool))>)[(c, (c, false)), ("-" + c, (c, true))])]);
        return reader.Result(new WatchlistRequest
        {
            AsOf = reader.Day("asOf"),
            Basis = reader.Basis("basis"),
            Since = reader.Day("since"),
            Sort = sort,
            Descending = descending,
        });
    }

    /// <summary>The query string that parses to this; empty for the page as it opens.</summary>
    public string ToQueryString() => new ParameterWriter().Add("asOf", AsOf).Add("basis", Basis).Add("since", Since)
        .Add("sort", Sort == MemberOrder.Own && !Descending ? null : (Descending ? "-" : "") + Sort).ToString();
}
