using System.Globalization;
using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Validation;

/// <summary>What the address of the validation page asks for: a list, and what is held of it.</summary>
public sealed record ValidationRequest : IBookQuestion
{
    /// <summary>Longest list in an address: servers and browsers pass lines of 8,000 characters on, and an S&amp;P 500 of tickers takes 2,500.</summary>
    public const int MaxTickers = 5000;

    /// <summary>The orders of the members: column, and whether it begins with the highest.</summary>
    public static IReadOnlyList<(string Column, bool Descending)> Orders { get; } =
        [("rank", false), ("name", false), ("halo", true), ("h", true), ("r", true), ("quadrant", false)];

    /// <summary>The day of the ranking; null for the newest filing.</summary>
    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>Tickers, CIKs or names, as a person wrote them; null without.</summary>
    public string? Tickers { get; init; }
    /// <summary>A watchlist; null without.</summary>
    public int? List { get; init; }
    /// <summary>Whether the members should rank high or low.</summary>
    public CompanyLabel Label { get; init; } = CompanyLabel.Halo;
    public string Sort { get; init; } = "rank";
    public bool Descending { get; init; }

    /// <summary>What the list names; null for no list, and for a watchlist that is not there.</summary>
    /// <param name="book">The book in which its tickers are known.</param>
    /// <param name="membersOf">The companies of a watchlist by CIK; null for one that is not there.</param>
    public IReadOnlyList<ListEntry>? EntriesOf(ScoreBook book, Func<long, IReadOnlyList<int>?> membersOf) => this switch
    {
        { List: { } list } => membersOf(list) is { } members ? [.. members.Select((cik, i) => Entry(cik, i + 1))] : null,
        { Tickers: { } tickers } => ListText.Parse(book, tickers),
        _ => null,
    };

    /// <summary>Sorted by a column; a second time the other way round.</summary>
    public ValidationRequest SortedBy(string column) =>
        this with { Sort = column, Descending = Sort == column ? !Descending : Orders.First(o => o.Column == column).Descending };

    /// <summary>Reads a query; what cannot be used is told instead of passed over.</summary>
    public static Parsed<ValidationRequest> Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var reader = new ParameterReader(query);
        var (sort, descending) = reader.OneOf("sort", ("rank", false),
            [.. Orders.SelectMany(o => (IEnumerable<(string, (string, bool))>)[(o.Column, (o.Column, false)), ("-" + o.Column, (o.Column, true))])]);
        var tickers = reader.Text("tickers", MaxTickers);
        var list = reader.Integer("list", 1, int.MaxValue);
        if (tickers is not null && list is not null)
            reader.Refuse("list", "", "stands beside tickers", "a watchlist or tickers, not both");
        return reader.Result(new ValidationRequest
        {
            AsOf = reader.Day("asOf"),
            Basis = reader.Basis("basis"),
            Tickers = tickers,
            List = list,
            Label = reader.OneOf("label", CompanyLabel.Halo, ("halo", CompanyLabel.Halo), ("at_risk", CompanyLabel.AtRisk)),
            Sort = sort,
            Descending = descending,
        });
    }

    /// <summary>The query string that parses to this; empty for the page as it opens.</summary>
    public string ToQueryString() => new ParameterWriter().Add("asOf", AsOf).Add("basis", Basis).Add("tickers", Tickers)
        .Add("list", List is { } id ? id.ToString(CultureInfo.InvariantCulture) : null)
        .Add("label", Label == CompanyLabel.AtRisk ? "at_risk" : null)
        .Add("sort", Sort == "rank" && !Descending ? null : (Descending ? "-" : "") + Sort).ToString();

    private static ListEntry Entry(int cik, int line)
    {
        var text = cik.ToString(CultureInfo.InvariantCulture);
        return new ListEntry { Line = line, Text = text, Cik = text };
    }
}
