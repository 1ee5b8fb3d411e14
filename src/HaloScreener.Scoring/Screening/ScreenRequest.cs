using HaloScreener.Core.Wordings;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// One question to a book: filters, weights, order, columns and page. It is the whole state of a screen: it parses from and prints to a
/// query string and the round trip is exact. Compare with <c>Equals</c>.
/// </summary>
public sealed record ScreenRequest
{
    public const int DefaultSize = 50;
    public const int MaxSize = 1000;

    /// <summary>Characters of a method's hash in a pinned address: more than the fewest that are read, and short enough to be read out.</summary>
    private const int PinnedHash = 12;

    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>Hash (or its beginning) of the method that a pinned link insists on; null takes the method in force.</summary>
    public string? Method { get; init; }
    /// <summary>Null shows both tracks.</summary>
    public Track? Track { get; init; } = Book.Track.Main;
    /// <summary>Text in name, ticker, CIK or industry.</summary>
    public string? Text { get; init; }
    public Values<string> Sectors { get; init; } = [];
    /// <summary>SIC prefixes of 2 to 4 digits.</summary>
    public Values<string> Sic { get; init; } = [];
    /// <summary>Names of the user's own groups, any case.</summary>
    public Values<string> Groups { get; init; } = [];
    public Values<string> Themes { get; init; } = [];
    public Values<string> Flags { get; init; } = [];
    public bool? Borderline { get; init; }
    public bool? Stagnant { get; init; }
    public Values<Quadrant> Quadrants { get; init; } = [];
    public Values<Confidence> Confidence { get; init; } = [];
    public Values<string> Countries { get; init; } = [];
    /// <summary>The number of a person's list; its companies are given with the request when it is answered.</summary>
    public long? List { get; init; }
    /// <summary>Ranges on columns; both bounds included, either may be missing.</summary>
    public Values<ColumnRange> Ranges { get; init; } = [];
    /// <summary>False shows the unrated companies and why.</summary>
    public bool Rated { get; init; } = true;
    /// <summary>Only companies unrated for one of these reasons; with <see cref="Rated"/> false, as a rated company has none.</summary>
    public Values<UnratedReason> Reasons { get; init; } = [];
    /// <summary>Weights as asked for, by factor id; re-normalised within each axis when ranking.</summary>
    public Values<FactorWeight> Weights { get; init; } = [];
    /// <summary>Sector-neutral λ, 0–1.</summary>
    public double Neutral { get; init; }
    /// <summary>Whether curated roles count; see <see cref="CuratedLayer"/>.</summary>
    public bool Roles { get; init; }
    public Values<SortKey> Sort { get; init; } = [];
    /// <summary>Column ids; empty means the default columns.</summary>
    public Values<string> Columns { get; init; } = [];
    public int Page { get; init; } = 1;
    public int Size { get; init; } = DefaultSize;

    /// <summary>The book that answers this request: with curated roles where it asks for them.</summary>
    public ScoreBook BookOf(ScoreBook book) => Roles ? CuratedLayer.Of(book) : book;

    /// <summary>The same screen of whatever is newest: no day, and whatever method is in force.</summary>
    public ScreenRequest Live => this with { AsOf = null, Method = null };

    /// <summary>The same screen of a book's day, answered by no other method than the book's: what it shows once it shows always, or says why it cannot.</summary>
    public ScreenRequest PinnedTo(ScoreBook book) => this with { AsOf = book.Key.AsOf, Method = book.Method.Hash[..PinnedHash] };

    /// <summary>Reads a query; names, columns, factors, sectors and themes are those of <paramref name="method"/>.</summary>
    public static Parsed<ScreenRequest> Parse(IEnumerable<KeyValuePair<string, string>> query, ScoringMethod method) => ScreenQueryReader.Read(query, method);

    /// <summary>Reads a query string as it stands in an address: <c>?sector=utilities&amp;sort=-h</c>, the question mark optional.</summary>
    public static Parsed<ScreenRequest> Parse(string query, ScoringMethod method) => Parse(ScreenQuery.Pairs(query), method);

    /// <summary>What the request names that only a book can tell to be there: groups of which it has no company. Empty when all are.</summary>
    public IReadOnlyList<ParameterError> ErrorsIn(ScoreBook book)
    {
        const int mostNamed = 40;
        var known = ScreenIndex.Of(book).Groups;
        var named = string.Join("; ", known.Take(mostNamed));
        Wording allowed = "nothing until a grouping is imported ('halo import groups FILE')";
        if (known.Count > mostNamed)
            allowed = $"{named}; and {known.Count - mostNamed} more";
        else if (known.Count > 0)
            allowed = $"{named}";
        return [.. Groups.Where(g => !known.Contains(g, StringComparer.OrdinalIgnoreCase))
            .Select(g => new ParameterError(ScreenQuery.Group, g, "is no group", allowed))];
    }

    /// <summary>
    /// The query string that parses to this request, such as <c>?sector=utilities&amp;sort=-h</c>; empty for the default request. Names come in
    /// one order, lists sorted where their order says nothing, defaults left out, so that one screen has one address.
    /// </summary>
    public string ToQueryString() => ScreenQueryWriter.Write(this);
}

/// <summary>One parameter that cannot be used.</summary>
/// <param name="Parameter">Its name as given.</param>
/// <param name="Value">Its value as given, shortened when long.</param>
/// <param name="Problem">What is wrong, as the middle of a sentence: <c>is not a number</c>.</param>
/// <param name="Allowed">What is allowed instead, as a clause.</param>
public sealed record ParameterError(string Parameter, string Value, Wording Problem, Wording Allowed)
{
    /// <summary>The whole in one sentence.</summary>
    public Wording Sentence => $"Parameter '{Parameter}' with value '{Value}' {Problem}; allowed: {Allowed}.";
}

/// <summary>A range <c>60..</c>, <c>..40</c> or <c>50..90</c> on a column.</summary>
public sealed record ColumnRange(string Column, double? Min, double? Max);

/// <summary>A sort by one column.</summary>
public sealed record SortKey(string Column, bool Descending);

/// <summary>A weight for one factor.</summary>
public sealed record FactorWeight(string Factor, double Weight);
