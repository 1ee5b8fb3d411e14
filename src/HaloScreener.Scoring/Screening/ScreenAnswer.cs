using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

/// <summary>The answer to a request: rows of the book in order, all of them; a page is a slice of <see cref="Rows"/>.</summary>
public sealed class ScreenAnswer
{
    public required ScreenRequest Request { get; init; }
    public required ScoreBook Book { get; init; }
    /// <summary>The ranking under the request's weights.</summary>
    public required Ranking Ranking { get; init; }
    /// <summary>Book rows that pass the filters, sorted.</summary>
    public required int[] Rows { get; init; }
    /// <summary>The columns asked for, in order.</summary>
    public required IReadOnlyList<ScreenColumn> Columns { get; init; }

    public int Total => Rows.Length;
    public int PageCount => Math.Max(1, (Total + Request.Size - 1) / Request.Size);

    /// <summary>The rows of the request's page.</summary>
    public ReadOnlySpan<int> PageRows
    {
        get
        {
            var start = (int)Math.Min((long)(Request.Page - 1) * Request.Size, Total);
            return Rows.AsSpan(start, Math.Min(Request.Size, Total - start));
        }
    }
}

/// <summary>What a column holds, which decides how it is formatted and aligned.</summary>
public enum ColumnKind { Text, Score, Money, Shares, Multiple, Percent, Years, Points, Index, Integer, Date }

/// <summary>
/// A column that a screen can show, sort by or filter on. Text columns read with <see cref="Text"/>, all others with <see cref="Number"/>
/// (NaN = none; dates as day numbers).
/// </summary>
/// <param name="Id">Stable id: <c>rank</c>, <c>halo</c>, a factor id or a concept id.</param>
/// <param name="Name">English heading.</param>
/// <param name="Group">Group in the column chooser: identity, scores, heaviness, risk, fundamentals, quality.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ScreenColumn(string Id, string Name, string Group, ColumnKind Kind)
{
    public required Func<ScoreBook, Ranking, int, double> Number { get; init; }
    public required Func<ScoreBook, Ranking, int, string?> Text { get; init; }

    public bool IsNumeric => Kind != ColumnKind.Text;
}
