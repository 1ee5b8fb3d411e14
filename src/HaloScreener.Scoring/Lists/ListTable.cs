using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Lists;

/// <summary>Reads a list that is a table: a file of holdings, a sheet, what was copied from one.</summary>
public static class ListTable
{
    /// <summary>Files of funds say things before their table begins; a head further down is none.</summary>
    private const int RowsBeforeHead = 40;

    private static readonly string[] CikHeads = ["cik", "cik number", "central index key"];
    private static readonly string[] TickerHeads = ["ticker", "tickers", "symbol", "ticker symbol", "identifier", "holding ticker"];
    private static readonly string[] NameHeads = ["name", "company", "company name", "security", "security name", "holding", "issuer", "description"];
    private static readonly string[] NoteHeads = ["note", "notes", "comment", "comments"];

    /// <summary>
    /// One entry for each row below the head, which is the first row with a column for tickers, CIKs or names. Null when no row is a head. Rows
    /// without any of the three are passed over.
    /// </summary>
    /// <param name="rows">Rows with their 1-based numbers.</param>
    public static IReadOnlyList<ListEntry>? Entries(IEnumerable<(int Number, IReadOnlyList<string> Cells)> rows)
    {
        Head? head = null;
        var before = 0;
        var entries = new List<ListEntry>();
        foreach (var (number, cells) in rows)
        {
            if (head is not null)
            {
                if (head.Read(number, cells) is { } entry)
                    entries.Add(entry);
            }
            else if ((head = Head.Of(cells)) is null && ++before > RowsBeforeHead)
            {
                return null;
            }
        }
        return head is null ? null : entries;
    }

    /// <summary>One entry for each row of a table without a head: its first cell that means a company, else its first cell.</summary>
    public static IReadOnlyList<ListEntry> EntriesWithoutHead(ScoreBook book, IEnumerable<(int Number, IReadOnlyList<string> Cells)> rows) =>
    [
        .. rows.Select(row => row.Cells.Where(c => c.Length > 0).Select(c => ListEntry.Of(c, row.Number)).ToArray())
            .Where(cells => cells.Length > 0)
            .Select(cells => Array.Find(cells, cell => CompanyMatcher.Match(book, [cell]).Matched.Count == 1) ?? cells[0]),
    ];

    private sealed record Head(int Cik, int Ticker, int Name, int Note)
    {
        public static Head? Of(IReadOnlyList<string> cells)
        {
            var names = cells.Select(c => c.Trim().ToLowerInvariant().Replace('_', ' ')).ToArray();
            int Find(string[] heads) => Array.FindIndex(names, heads.Contains);
            var head = new Head(Find(CikHeads), Find(TickerHeads), Find(NameHeads), Find(NoteHeads));
            return head is { Cik: < 0, Ticker: < 0, Name: < 0 } ? null : head;
        }

        public ListEntry? Read(int number, IReadOnlyList<string> cells)
        {
            string? Cell(int at) => at >= 0 && at < cells.Count && cells[at].Trim() is { Length: > 0 } text ? text : null;
            // A file that guards its texts against formulas writes '=Name.
            string? Plain(string? text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
            var (cik, ticker, name) = (Cell(Cik), Plain(Cell(Ticker)), Plain(Cell(Name)));
            if (cik is null && ticker is null && name is null)
                return null;
            var shown = string.Join(" · ", new[] { ticker, name, ticker is null && name is null ? cik : null }.OfType<string>());
            return new ListEntry { Line = number, Text = shown, Cik = cik, Ticker = ticker, Name = name, Note = Plain(Cell(Note)) ?? "" };
        }
    }
}
