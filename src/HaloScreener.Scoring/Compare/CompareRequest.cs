using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Compare;

/// <summary>What stands side by side: up to six companies, or any sectors. It is the whole state of the page and of its file.</summary>
public sealed record CompareRequest
{
    public const string Path = "/compare";
    public const int MaxCompanies = 6;

    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>Tickers or CIKs in the order of the columns, each once.</summary>
    public Values<string> Ids { get; init; } = [];
    /// <summary>Ids of sectors; with any of them the sectors are compared.</summary>
    public Values<string> Sectors { get; init; } = [];

    public bool IsOfSectors => Sectors.Count > 0;

    public static Parsed<CompareRequest> Parse(IEnumerable<KeyValuePair<string, string>> query, ScoringMethod method)
    {
        var reader = new ParameterReader(query);
        var request = new CompareRequest
        {
            AsOf = reader.Day("asOf"),
            Basis = reader.Basis("basis"),
            Ids = reader.List("ids"),
            Sectors = reader.Set("sector", [.. method.Sectors.Select(s => s.Id)], "is no sector"),
        };
        if (request.Ids.Count > MaxCompanies)
            reader.Refuse("ids", string.Join(',', request.Ids), "names too many companies", $"at most {MaxCompanies} tickers or CIKs");
        if (request.Ids.Count > 0 && request.IsOfSectors)
            reader.Refuse("sector", string.Join(',', request.Sectors), "stands beside companies", "either ids or sector");
        return reader.Result(request);
    }

    /// <summary>The query string that parses to this; empty for nothing to compare.</summary>
    public string ToQueryString() => new ParameterWriter().Add("asOf", AsOf).Add("basis", Basis).Add("ids", Ids).Add("sector", Sectors).ToString();

    /// <summary>The address of companies side by side.</summary>
    public static string LinkTo(IEnumerable<int> ciks, DateOnly? asOf = null, Basis basis = Basis.Annual) =>
        Path + new CompareRequest { AsOf = asOf, Basis = basis, Ids = Values.From(ciks.Select(c => c.ToString(CultureInfo.InvariantCulture))) }.ToQueryString();
}
