using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// What a screen needs of a book beyond its columns, worked out once per book: sector, industry and themes of each company, one text to
/// search, and the order of each column that has been sorted by.
/// </summary>
public sealed class ScreenIndex
{
    private static readonly ConditionalWeakTable<ScoreBook, ScreenIndex> ByBook = [];
    private static readonly ConditionalWeakTable<Ranking, ConcurrentDictionary<string, int[]>> OrdinalsByRanking = [];

    private readonly ScoreBook _book;
    private readonly string?[] _sectors;
    private readonly string?[] _industries;
    private readonly string[][] _themes;
    private readonly string _text;
    private readonly int[] _textStart;
    private readonly ConcurrentDictionary<string, int[]> _ordinals = new(StringComparer.Ordinal);

    private ScreenIndex(ScoreBook book)
    {
        _book = book;
        _sectors = new string?[book.Count];
        _industries = new string?[book.Count];
        _themes = new string[book.Count][];
        _textStart = new int[book.Count + 1];
        var text = new StringBuilder(book.Count * 96);
        for (var row = 0; row < book.Count; row++)
        {
            var company = book.Companies[row];
            _sectors[row] = book.Method.SectorOf(company.Sic)?.Id;
            _industries[row] = book.Method.IndustryTitle(company.Sic);
            _themes[row] = [.. book.Method.ThemesOf(company.Cik, company.Sic).Select(t => t.Theme.Id)];
            _textStart[row] = text.Length;
            AppendText(text, company, _industries[row]);
        }
        _textStart[book.Count] = text.Length;
        Groups = [.. book.Companies.Select(c => c.Group).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
        _text = text.ToString().ToUpperInvariant();
    }

    public static ScreenIndex Of(ScoreBook book) => ByBook.GetValue(book, b => new ScreenIndex(b));

    /// <summary>The user's own groups that have a company in the book, by name; empty where no grouping was imported.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Id of the company's sector, or null without a SIC.</summary>
    public string? Sector(int row) => _sectors[row];

    /// <summary>Title of the company's SIC, or null.</summary>
    public string? Industry(int row) => _industries[row];

    /// <summary>Ids of the themes that the company belongs to.</summary>
    public string[] Themes(int row) => _themes[row];

    /// <summary>
    /// Marks the rows whose name, former names, tickers, CIK or industry hold <paramref name="word"/>, in any case.
    /// </summary>
    internal void MarkText(string word, bool[] found)
    {
        var needle = word.ToUpperInvariant();
        var row = 0;
        for (var at = 0; at < _text.Length;)
        {
            var hit = _text.AsSpan(at).IndexOf(needle, StringComparison.Ordinal);
            if (hit < 0)
                return;
            at += hit;
            while (_textStart[row + 1] <= at)
                row++;
            found[row] = true;
            at = _textStart[row + 1];
        }
    }

    /// <summary>
    /// Position of each row's value among the column's distinct values, ascending from 0; −1 where there is none. Money is put
    /// in order in US dollars; where no exchange rate is known it counts as none.
    /// </summary>
    internal int[] Ordinals(ScreenColumn column, Ranking ranking)
    {
        var cache = column.OfRanking ? OrdinalsByRanking.GetValue(ranking, _ => new(StringComparer.Ordinal)) : _ordinals;
        return cache.GetOrAdd(column.Id, _ => column.IsNumeric || column.HasOwnOrder ? OrdinalsOfNumbers(column, ranking) : OrdinalsOfTexts(column, ranking));
    }

    private int[] OrdinalsOfNumbers(ScreenColumn column, Ranking ranking)
    {
        var values = new double[_book.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = column.Number(_book, ranking, row) * (column.Kind == ColumnKind.Money ? _book.UsdPerUnitOf(row) : 1);
        // Array.Sort puts NaN first.
        var rows = RowNumbers();
        Array.Sort(values, rows);
        var ordinals = new int[values.Length];
        var ordinal = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                ordinals[rows[i]] = -1;
                continue;
            }
            if (i == 0 || values[i] != values[i - 1])
                ordinal++;
            ordinals[rows[i]] = ordinal;
        }
        return ordinals;
    }

    private int[] OrdinalsOfTexts(ScreenColumn column, Ranking ranking)
    {
        var values = new string?[_book.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = column.Text(_book, ranking, row);
        var rows = RowNumbers();
        Array.Sort(values, rows, StringComparer.OrdinalIgnoreCase);
        var ordinals = new int[values.Length];
        var ordinal = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null)
            {
                ordinals[rows[i]] = -1;
                continue;
            }
            if (i == 0 || !string.Equals(values[i], values[i - 1], StringComparison.OrdinalIgnoreCase))
                ordinal++;
            ordinals[rows[i]] = ordinal;
        }
        return ordinals;
    }

    private int[] RowNumbers()
    {
        var rows = new int[_book.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        return rows;
    }

    private static void AppendText(StringBuilder text, Company company, string? industry)
    {
        text.Append('\n').Append(company.Name).Append('\n');
        foreach (var ticker in company.Tickers)
        {
            // BRK-B is found as brk.b and brk/b too.
            var dashed = Ticker.Normalise(ticker);
            text.Append(dashed).Append('\n');
            if (dashed.Contains('-', StringComparison.Ordinal))
                text.Append(dashed.Replace('-', '.')).Append('\n').Append(dashed.Replace('-', '/')).Append('\n');
        }
        text.Append(company.Cik.ToString("D10", CultureInfo.InvariantCulture)).Append('\n').Append(industry).Append('\n');
        foreach (var former in company.FormerNames)
            text.Append(former).Append('\n');
    }
}
