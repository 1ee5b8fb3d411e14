using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Lists;

public sealed class CompanyMatcherTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    [Theory]
    [InlineData("UNION", "Union Rail Corp")]
    [InlineData(" union ", "Union Rail Corp")]
    [InlineData("100885", "Union Rail Corp")]
    [InlineData("0000100885", "Union Rail Corp")]
    [InlineData("CIK0000100885", "Union Rail Corp")]
    [InlineData("NYSE:UNION", "Union Rail Corp")]
    [InlineData("$UNION", "Union Rail Corp")]
    [InlineData("UNION US Equity", "Union Rail Corp")]
    [InlineData("UNION US", "Union Rail Corp")]
    [InlineData("brk.b", "Berk Holdings")]
    [InlineData("BRK/A", "Berk Holdings")]
    [InlineData("UNION RAIL CORPORATION", "Union Rail Corp")]
    [InlineData("The Union Rail Co., Inc.", "Union Rail Corp")]
    [InlineData("Macrosoft Cloud", "Macrosoft \"Cloud\", Inc.")]
    [InlineData("Berk Holdings Inc. Class B", "Berk Holdings")]
    [InlineData("Old Textile Mill", "Berk Holdings")]
    public void A_company_is_found_by_what_people_and_vendors_call_it(string text, string name)
    {
        var match = CompanyMatcher.Match(Book, [ListEntry.Of(text, 1)]);

        Assert.Equal([name], match.Matched.Select(m => Book.Companies[m.Row].Name));
    }

    [Theory]
    [InlineData("ZZZZ")]
    [InlineData("Unio")]
    [InlineData("99999999999999")]
    [InlineData("Corp")]
    [InlineData("=")]
    [InlineData("US")]
    public void What_means_no_company_is_listed_and_not_guessed(string text) =>
        Assert.Equal([text], CompanyMatcher.Match(Book, [ListEntry.Of(text, 1)]).Unmatched.Select(u => u.Entry.Text));

    [Fact]
    public void A_name_that_two_companies_bear_is_not_guessed_but_names_both()
    {
        var book = HandmadeBook.Of(SmallUniverse.Union, SmallUniverse.Next with { Cik = 5, Name = "UNION RAIL INC", Tickers = ["URI"] });

        var match = CompanyMatcher.Match(book, [ListEntry.Of("Union Rail", 1), ListEntry.Of("URI", 2)]);

        Assert.Equal([0, 1], Assert.Single(match.Unmatched).Candidates);
        Assert.Equal([5], match.Matched.Select(m => book.Companies[m.Row].Cik));
    }

    [Fact]
    public void A_company_named_twice_stands_once_in_the_order_of_the_list()
    {
        var match = CompanyMatcher.Match(Book, ListText.Parse(Book, "NEXT\nUNION\n753308\nnext grid energy"));

        Assert.Equal(["Next Grid Energy", "Union Rail Corp"], match.Matched.Select(m => Book.Companies[m.Row].Name));
        Assert.Equal(2, match.Repeated);
    }

    [Theory]
    [InlineData("UNION, NEXT; MACRO\tYEN", "UNION NEXT MACRO YEN", "")]
    [InlineData("UNION NEXT ZZZZ", "UNION NEXT", "ZZZZ")]
    [InlineData("Macrosoft \"Cloud\", Inc.\r\nFoo Bar Union\r\n\r\n", "MACRO", "Foo Bar Union")]
    [InlineData("Union Rail Corp, Next Grid Energy, Nobody Ltd", "UNION NEXT", "Nobody Ltd")]
    public void Pasted_text_is_parted_where_companies_are_named(string text, string found, string missing)
    {
        var match = CompanyMatcher.Match(Book, ListText.Parse(Book, text));

        Assert.Equal(found.Split(' '), match.Matched.Select(m => Book.Companies[m.Row].Label));
        Assert.Equal(missing.Length == 0 ? [] : [missing], match.Unmatched.Select(u => u.Entry.Text));
    }

    [Fact]
    public void A_file_of_holdings_is_read_from_its_head_on_with_notes_and_line_numbers()
    {
        IReadOnlyList<(int, IReadOnlyList<string>)> rows =
        [
            (1, ["Fund Holdings as of", "Jul 1, 2026"]),
            (3, ["Name", "Ticker", "Weight", "Notes"]),
            (4, ["Union Rail", "UNION", "5.1", "rails"]),
            (5, ["Next Grid", "-", "4.0", ""]),
            (6, ["'=Adware(1)", "", "1.0", ""]),
            (7, ["", "", "100.0", ""]),
        ];

        var entries = ListTable.Entries(rows)!;
        var match = CompanyMatcher.Match(Book, entries);

        Assert.Equal([4, 5, 6], entries.Select(e => e.Line));
        Assert.Equal([("UNION", "rails"), ("ADWARE", "")], match.Matched.Select(m => (Book.Companies[m.Row].Label, m.Entry.Note)));
        Assert.Equal(["- · Next Grid"], match.Unmatched.Select(u => u.Entry.Text));
    }

    [Fact]
    public void A_table_without_a_head_is_read_by_the_first_cell_that_means_a_company()
    {
        IReadOnlyList<(int, IReadOnlyList<string>)> rows = [(1, ["5.1%", "UNION"]), (2, ["nobody", "x"])];

        Assert.Null(ListTable.Entries(rows));
        Assert.Equal(["UNION", "nobody"], ListTable.EntriesWithoutHead(Book, rows).Select(e => e.Text));
    }

    [Theory]
    [InlineData("Deere & Company", "DEERE & CO")]
    [InlineData("The Coca-Cola Company", "COCA COLA CO /DE/")]
    [InlineData("Amazon.com, Inc.", "AMAZON COM INC")]
    [InlineData("Lowe's Companies, Inc.", "LOWES COMPANIES INC")]
    [InlineData("U.S. Bancorp", "US BANCORP \\DE\\")]
    [InlineData("Nestlé S.A.", "NESTLE SA")]
    public void Names_compare_as_the_SEC_and_people_write_them(string one, string other) =>
        Assert.Equal(CompanyName.Normalise(one), CompanyName.Normalise(other));
}
