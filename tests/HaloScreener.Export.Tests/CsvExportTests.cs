using System.Text;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using Sylvan.Data.Csv;

namespace HaloScreener.Export.Tests;

public class CsvExportTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    [Fact]
    public async Task Header_and_cells_are_those_of_the_columns_asked_for()
    {
        var text = await Csv(new ScreenRequest
        {
            Columns = ["rank", "ticker", "name", "halo", "revenue", "net_income", "filed", "borderline", "flags", "ppe_intensity"],
            Text = "macro",
        });

        Assert.Equal("rank,ticker,name,halo,revenue,net_income,filed,borderline,flags,ppe_intensity\r\n"
            + "3,MACRO,\"Macrosoft \"\"Cloud\"\", Inc.\",70,245122000000,,2025-02-14,true,tag_changed,0.6\r\n", text);
    }

    [Fact]
    public async Task Text_is_guarded_against_formulas_while_negative_numbers_stay_numbers()
    {
        var text = await Csv(new ScreenRequest { Columns = ["name", "net_income"], Text = "adware" });

        Assert.Equal("name,net_income\r\n'=Adware(1),-5560000000\r\n", text);
    }

    [Fact]
    public async Task Every_row_of_the_screen_is_in_the_file_and_never_a_page()
    {
        var request = new ScreenRequest { Size = 2, Page = 2, Columns = ["cik", "name"], Sort = [new("name", false)] };

        var rows = Read(await Csv(request));

        var answer = Screener.Answer(Book, Book.Ranking, request);
        Assert.Equal(7, rows.Count);
        Assert.Equal(answer.Rows.Select(r => Book.Companies[r].Cik), rows.Select(r => int.Parse(r[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["'-Card Network", "'=Adware(1)", "Berk Holdings"], rows.Take(3).Select(r => r[1]));
    }

    [Fact]
    public async Task Without_columns_a_file_has_what_lets_it_stand_alone()
    {
        var header = (await Csv(new ScreenRequest())).Split("\r\n")[0].Split(',');

        Assert.Superset(new HashSet<string> { "rank", "cik", "ticker", "name", "halo", "h", "r", "confidence", "currency", "period_end", "filed" }, header.ToHashSet());
    }

    [Fact]
    public async Task A_byte_order_mark_goes_first_when_asked_for()
    {
        Assert.Equal(Encoding.UTF8.GetPreamble(), (await Bytes(new ScreenRequest(), bom: true))[..3]);
        Assert.Equal((byte)'r', (await Bytes(new ScreenRequest(), bom: false))[0]);
    }

    [Fact]
    public async Task A_large_screen_is_written_in_chunks_without_loss()
    {
        var companies = Enumerable.Range(1, 5000).Select(i => new HandmadeCompany { Cik = i, Name = $"Größe, \"{i}\"\n", H = i % 101, R = i % 97 }).ToArray();
        var book = HandmadeBook.Of(companies);
        using var stream = new MemoryStream();

        await CsvExport.WriteAsync(Screener.Answer(book, book.Ranking, new ScreenRequest { Columns = ["cik", "name", "halo"] }), stream, bom: false,
            TestContext.Current.CancellationToken);

        var rows = Read(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(5000, rows.Count);
        Assert.All(rows, r => Assert.Equal($"Größe, \"{r[0]}\"\n", r[1]));
    }

    [Fact]
    public async Task A_cancelled_export_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            CsvExport.WriteAsync(Screener.Answer(Book, Book.Ranking, new ScreenRequest()), new MemoryStream(), bom: false, cancelled.Token));
    }

    private static async Task<byte[]> Bytes(ScreenRequest request, bool bom)
    {
        using var stream = new MemoryStream();
        await CsvExport.WriteAsync(Screener.Answer(Book, Book.Ranking, request), stream, bom, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static async Task<string> Csv(ScreenRequest request) => Encoding.UTF8.GetString(await Bytes(request, bom: false));

    private static List<string[]> Read(string csv)
    {
        using var reader = CsvDataReader.Create(new StringReader(csv));
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
