using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>Day and basis and nothing else.</summary>
public sealed record BookQuestion(DateOnly? AsOf, Basis Basis) : IBookQuestion
{
    public static Parsed<BookQuestion> Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var reader = new ParameterReader(query);
        return reader.Result(new BookQuestion(reader.Day("asOf"), reader.Basis("basis")));
    }

    public string ToQueryString() => new ParameterWriter().Add("asOf", AsOf).Add("basis", Basis).ToString();
}
