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

    /// <summary>
    /// Companies that pass every other filter but report in another currency than the US dollar, left out because the request has a range on
    /// money: a bound without a currency would compare yen with dollars.
    /// </summary>
    public int LeftOutForCurrency { get; init; }

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
