using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.BuildOut;

/// <summary>How years are counted.</summary>
public enum YearCount { Fiscal, Calendar }

/// <summary>A question about the AI build-out.</summary>
public sealed record BuildOutRequest : IBookQuestion
{
    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    public YearCount Years { get; init; }

    public static Parsed<BuildOutRequest> Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var reader = new ParameterReader(query);
        return reader.Result(new BuildOutRequest
        {
            AsOf = reader.Day("asOf"),
            Basis = reader.Basis("basis"),
            Years = reader.OneOf("years", YearCount.Fiscal, ("fiscal", YearCount.Fiscal), ("calendar", YearCount.Calendar)),
        });
    }

    public string ToQueryString() => new ParameterWriter()
        .Add("asOf", AsOf).Add("basis", Basis).Add("years", Years == YearCount.Calendar ? "calendar" : null).ToString();
}
