using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// One question to a book: filters, weights, order, columns and page. It is the whole state of a screen: it parses from and prints to a
/// query string and the round trip is exact. Compare with <c>Equals</c>.
/// </summary>
public sealed record ScreenRequest
{
    public const int DefaultSize = 50;
    public const int MaxSize = 1000;

    public DateOnly? AsOf { get; init; }
    public Basis Basis { get; init; } = Basis.Annual;
    /// <summary>Null shows both tracks.</summary>
    public Track? Track { get; init; } = Book.Track.Main;
    /// <summary>Text in name, ticker, CIK or industry.</summary>
    public string? Text { get; init; }
    public Values<string> Sectors { get; init; } = [];
    /// <summary>SIC prefixes of 2 to 4 digits.</summary>
    public Values<string> Sic { get; init; } = [];
    public string? Group { get; init; }
    public Values<string> Themes { get; init; } = [];
    public Values<string> Flags { get; init; } = [];
    public bool? Borderline { get; init; }
    public bool? Stagnant { get; init; }
    public Values<Quadrant> Quadrants { get; init; } = [];
    public Values<Confidence> Confidence { get; init; } = [];
    public Values<string> Countries { get; init; } = [];
    public string? List { get; init; }
    /// <summary>Ranges on columns; both bounds included, either may be missing.</summary>
    public Values<ColumnRange> Ranges { get; init; } = [];
    /// <summary>False shows the unrated companies and why.</summary>
    public bool Rated { get; init; } = true;
    /// <summary>Weights as asked for, by factor id; re-normalised within each axis when ranking.</summary>
    public Values<FactorWeight> Weights { get; init; } = [];
    /// <summary>Sector-neutral λ, 0–1.</summary>
    public double Neutral { get; init; }
    public Values<SortKey> Sort { get; init; } = [];
    /// <summary>Column ids; empty means the default columns.</summary>
    public Values<string> Columns { get; init; } = [];
    public int Page { get; init; } = 1;
    public int Size { get; init; } = DefaultSize;
}

/// <summary>A range <c>60..</c>, <c>..40</c> or <c>50..90</c> on a column.</summary>
public sealed record ColumnRange(string Column, double? Min, double? Max);

/// <summary>A sort by one column.</summary>
public sealed record SortKey(string Column, bool Descending);

/// <summary>A weight for one factor.</summary>
public sealed record FactorWeight(string Factor, double Weight);
