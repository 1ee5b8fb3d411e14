using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// What a column holds, which decides how it is formatted and aligned. Scores and points are 0–100; money is in the company's own currency;
/// percentages are fractions (0.25 is 25%); a code is an identifier made of digits; a list holds ids joined by semicolons;
/// a change is a whole number that is read with its sign.
/// </summary>
public enum ColumnKind { Text, List, Code, Boolean, Score, Money, Shares, Multiple, Percent, Years, Points, Index, Integer, Change, Date }

/// <summary>
/// A column that a screen can show, sort by or filter on. Text and list columns read with <see cref="Text"/>, all others with
/// <see cref="Number"/> (NaN = none; dates as day numbers; booleans 1 or 0).
/// </summary>
/// <param name="Id">Stable id: <c>rank</c>, <c>halo</c>, a factor id or a concept id.</param>
/// <param name="Name">English heading.</param>
/// <param name="Group">Group in the column chooser: identity, scores, heaviness, risk, fundamentals, valuation, quality.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ScreenColumn(string Id, string Name, string Group, ColumnKind Kind)
{
    public required Func<ScoreBook, Ranking, int, double> Number { get; init; }
    public required Func<ScoreBook, Ranking, int, string?> Text { get; init; }

    /// <summary>True when the values change with the request's weights, false when they are the book's own.</summary>
    public bool OfRanking { get; init; }
    /// <summary>True for a text column with an order of its own, read with <see cref="Number"/>: quadrants sort as they are shown.</summary>
    public bool HasOwnOrder { get; init; }

    public bool IsNumeric => Kind is not (ColumnKind.Text or ColumnKind.List);

    /// <summary>Whether a range can be asked of it: <c>revenue=1e9..</c>.</summary>
    public bool HasRange => IsNumeric && Kind is not (ColumnKind.Code or ColumnKind.Boolean);

    /// <summary>The day that a date column holds, or null.</summary>
    public static DateOnly? Day(double number) => double.IsNaN(number) ? null : DateOnly.FromDayNumber((int)number);
}
