using System.Globalization;
using System.Runtime.CompilerServices;
using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Lists;

/// <summary>What a list says of one company: any of the three may be missing, not all.</summary>
public sealed record ListEntry
{
    /// <summary>1-based line or row of the list.</summary>
    public required int Line { get; init; }
    /// <summary>What stands there, for a person who looks for it.</summary>
    public required string Text { get; init; }
    public string? Cik { get; init; }
    public string? Ticker { get; init; }
    public string? Name { get; init; }
    public string Note { get; init; } = "";

    /// <summary>An entry of which it is not known what it is: a ticker, a CIK or a name.</summary>
    public static ListEntry Of(string text, int line) => new() { Line = line, Text = text, Cik = text, Ticker = text, Name = text };
}

/// <summary>An entry with the company that it means.</summary>
public sealed record MatchedEntry(ListEntry Entry, int Row);

/// <summary>An entry that means no company of the book, or that could mean several.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Candidates">Rows of the companies that it could mean; empty when it means none.</param>
public sealed record UnmatchedEntry(ListEntry Entry, IReadOnlyList<int> Candidates);

/// <summary>A list matched with a book.</summary>
public sealed record MatchedList
{
    /// <summary>Each company once, in the order of the list.</summary>
    public required IReadOnlyList<MatchedEntry> Matched { get; init; }
    public required IReadOnlyList<UnmatchedEntry> Unmatched { get; init; }
    /// <summary>Entries that mean a company which stands in the list already.</summary>
    public required int Repeated { get; init; }
}

/// <summary>
/// Finds the companies that a list names. An entry's CIK goes before its ticker and its ticker before its name. Tickers may carry what data
/// vendors add (<c>NYSE:UNP</c>, <c>UNP US Equity</c>, <c>$UNP</c>); names compare without legal forms, case and punctuation, and former names
/// count where no company bears the name today. An entry that could mean several companies is not guessed.
/// </summary>
public static class CompanyMatcher
{
    private static readonly ConditionalWeakTable<ScoreBook, NameIndex> Indexes = [];

    public static MatchedList Match(ScoreBook book, IEnumerable<ListEntry> entries)
    {
        var names = Indexes.GetValue(book, b => new NameIndex(b));
        var matched = new List<MatchedEntry>();
        var unmatched = new List<UnmatchedEntry>();
        var seen = new HashSet<int>();
        var repeated = 0;
        foreach (var entry in entries)
        {
            var rows = RowsOf(book, names, entry);
            if (rows.Count != 1)
                unmatched.Add(new UnmatchedEntry(entry, rows));
            else if (seen.Add(rows[0]))
                matched.Add(new MatchedEntry(entry, rows[0]));
            else
                repeated++;
        }
        return new MatchedList { Matched = matched, Unmatched = unmatched, Repeated = repeated };
    }

    /// <summary>Whether a text alone means exactly one company, and is not merely the name of one: a CIK or a ticker.</summary>
    public static bool IsId(ScoreBook book, string text) => FindCik(book, text) is not null || FindTicker(book, text) is not null;

    private static List<int> RowsOf(ScoreBook book, NameIndex names, ListEntry entry)
    {
        if (entry.Cik is { } cik && FindCik(book, cik) is { } byCik)
            return [byCik];
        if (entry.Ticker is { } ticker && FindTicker(book, ticker) is { } byTicker)
            return [byTicker];
        return entry.Name is { } name ? names.Find(name) : [];
    }

    private static int? FindCik(ScoreBook book, string text)
    {
        var digits = text.StartsWith("CIK", StringComparison.OrdinalIgnoreCase) ? text[3..].TrimStart(':', ' ') : text;
        return digits.Length is > 0 and <= 10 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var cik) ? book.RowOf(cik) : null;
    }

    private static int? FindTicker(ScoreBook book, string text)
    {
        var bare = Bare(text);
        return bare.Length > 0 && !bare.All(char.IsAsciiDigit) ? CompanyLookup.Find(book, bare) : null;
    }

    /// <summary>A ticker without the market that vendors write before or after it: <c>NYSE:UNP</c>, <c>UNP US Equity</c>, <c>UNP.N</c> stays as it may be a class.</summary>
    private static string Bare(string ticker)
    {
        var text = ticker.Trim().TrimStart('$');
        var colon = text.LastIndexOf(':');
        if (colon >= 0)
            text = text[(colon + 1)..].Trim();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var first, "US" or "UN" or "UW" or "UQ" or "UA", ..] && (words.Length == 2 || words is [_, _, "Equity" or "EQUITY"]) ? first : text;
    }

    /// <summary>Rows by normalised name: today's names first, former ones where no company bears the name today.</summary>
    private sealed class NameIndex
    {
        private readonly Dictionary<string, List<int>> _today = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> _former = new(StringComparer.Ordinal);

        public NameIndex(ScoreBook book)
        {
            for (var row = 0; row < book.Count; row++)
            {
                Add(_today, book.Companies[row].Name, row);
                foreach (var name in book.Companies[row].FormerNames)
                    Add(_former, name, row);
            }
        }

        public List<int> Find(string name)
        {
            var normal = CompanyName.Normalise(name);
            return normal.Length == 0 ? [] : _today.GetValueOrDefault(normal) ?? _former.GetValueOrDefault(normal) ?? [];
        }

        private static void Add(Dictionary<string, List<int>> index, string name, int row)
        {
            var normal = CompanyName.Normalise(name);
            if (normal.Length == 0)
                return;
            if (!index.TryGetValue(normal, out var rows))
                index.Add(normal, rows = []);
            if (!rows.Contains(row))
                rows.Add(row);
        }
    }
}
