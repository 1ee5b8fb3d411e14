using System.IO.Compression;
using System.Xml.Linq;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Export.Tests;

public class XlsxExportTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task Numbers_are_numbers_texts_are_texts_and_dates_are_dates()
    {
        var rows = await SheetAsync(1, new ScreenRequest { Text = "adware", Columns = ["name", "net_income", "filed", "borderline", "ppe_intensity"] });

        Assert.Equal(["name", "net_income", "filed", "borderline", "ppe_intensity"], rows[0].Select(c => c.Value));
        // The name stays as it is: a cell of type text is no formula. 45672 is 15 January 2025 in a sheet's days.
        Assert.Equal([("str", "=Adware(1)"), ("n", "-5560000000"), ("n", "45672"), ("b", "0"), ("n", "")], rows[1]);
    }

    [Fact]
    public async Task The_sheet_holds_every_row()
    {
        Assert.Equal(8, (await SheetAsync(1, new ScreenRequest { Size = 2 })).Count);
    }

    [Fact]
    public async Task About_says_what_it_takes_to_reproduce_it()
    {
        var about = (await SheetAsync(2, new ScreenRequest { Quadrants = [Quadrant.Halo] })).ToDictionary(r => r[0].Value, r => r[1].Value);

        Assert.Equal(Book.Method.Hash, about["Method hash"]);
        Assert.Equal("7", about["Data version"]);
        Assert.Equal("?quadrant=halo", about["Query"]);
        Assert.Equal("3", about["Rows"]);
        Assert.Equal("0.25", about["Weight of ppe_intensity"]);
    }

    [Fact]
    public async Task An_empty_screen_still_has_its_header()
    {
        Assert.Equal(["cik", "name"], (await SheetAsync(1, new ScreenRequest { Text = "nothing like it", Columns = ["cik", "name"] }))[0].Select(c => c.Value));
    }

    private static async Task<List<List<(string Type, string Value)>>> SheetAsync(int number, ScreenRequest request)
    {
        using var stream = await XlsxExport.MakeAsync(Screener.Answer(Book, Book.Ranking, request), TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(stream);
        using var part = zip.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open();
        var document = await XDocument.LoadAsync(part, LoadOptions.None, TestContext.Current.CancellationToken);
        return [.. document.Descendants(Sheet + "row").Select(r => r.Elements(Sheet + "c").Select(c =>
            ((string?)c.Attribute("t") ?? "n", string.Concat(c.Descendants().Where(d => d.Name == Sheet + "v" || d.Name == Sheet + "t").Select(d => d.Value)))).ToList())];
    }
}
