using System.IO.Compression;
using System.Text;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Lists;

namespace HaloScreener.Import.Tests.Readers;

public sealed class CompanyListFileTests
{
    private const int Mutations = 2_000;

    [Theory]
    [InlineData("ticker,name\nUNP,\"Union Pacific, Corp\"\n\nNEE,NextEra\n")]
    [InlineData("ticker;name\r\nUNP;\"Union Pacific, Corp\"\r\nNEE;NextEra")]
    [InlineData("\uFEFFticker\tname\nUNP\tUnion Pacific, Corp\nNEE\tNextEra")]
    public void A_csv_is_read_whatever_parts_its_cells(string text)
    {
        var rows = CompanyListFile.Read("list.csv", Encoding.UTF8.GetBytes(text));

        Assert.Equal([["ticker", "name"], ["UNP", "Union Pacific, Corp"], ["NEE", "NextEra"]], rows.Select(r => r.Cells));
    }

    [Fact]
    public void Rows_carry_the_number_of_the_line_that_they_begin_on() =>
        Assert.Equal([1, 3, 5], CompanyListFile.Read("list.csv", "name,ticker\n\n\"two\nlines\",A\nB,C\n"u8.ToArray()).Select(r => r.Number));

    [Fact]
    public void A_text_saved_by_a_spreadsheet_as_utf_16_is_read_too() =>
        Assert.Equal(["UNP", "Ünion"], CompanyListFile.Read("list.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("UNP\tÜnion")])[0].Cells);

    [Fact]
    public void A_workbook_is_read_with_its_numbers_and_truths_as_they_are_written()
    {
        // TRUE is a ticker; a CIK is a number in a sheet.
        var rows = CompanyListFile.Read("list.xlsx", Workbook("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>Ticker</t></is></c><c r="B1" t="inlineStr"><is><t>CIK</t></is></c></row>
            <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3"><v>1327318</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>UNP</t></is></c><c r="B4"><v>100885</v></c></row>
            """));

        Assert.Equal([(1, "Ticker|CIK"), (3, "TRUE|1327318"), (4, "UNP|100885")], rows.Select(r => (r.Number, string.Join('|', r.Cells))));
    }

    [Theory]
    [InlineData("list.csv, line 2: this line is not UTF-8; save the file as CSV UTF-8.", new byte[] { (byte)'A', (byte)'\n', 0xFF, (byte)'B' })]
    [InlineData("list.csv, line 2: a list is text, and this line holds a byte 0.", new byte[] { (byte)'A', (byte)'\n', 0, (byte)'B' })]
    [InlineData("list.csv: this is a workbook of the old Excel format; save it as .xlsx or CSV.", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 })]
    public void What_is_no_list_is_refused_with_line_and_reason(string message, byte[] bytes) =>
        Assert.Equal(message, Assert.Throws<ImportException>(() => CompanyListFile.Read("list.csv", bytes)).Message);

    [Fact]
    public void A_list_is_bounded_in_bytes_rows_columns_and_cells()
    {
        Assert.Contains("larger than", Refusal(new byte[CompanyListFile.MaxBytes + 1]), StringComparison.Ordinal);
        Assert.Contains("at most 20,000 rows", Refusal(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("A\n", CompanyListFile.MaxRows + 1)))), StringComparison.Ordinal);
        Assert.Contains("at most 256 columns", Refusal(Encoding.UTF8.GetBytes(new string(',', CompanyListFile.MaxColumns))), StringComparison.Ordinal);
        Assert.Contains("no CSV record", Refusal(Encoding.UTF8.GetBytes("\"" + new string('a', 1_000_000))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_is_no_workbook_and_one_that_unpacks_to_gigabytes_are_refused()
    {
        Assert.Equal("list.csv: this is a zip file and no workbook.", Refusal(Zip(("num.txt", "a"))));
        var bomb = Zip(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", new string(' ', 70_000_000)));
        Assert.True(bomb.Length < 200_000);
        Assert.Contains("unpacks to more than 64,000,000 bytes", Refusal(bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<dimension ref=\"A1:XFD1048576\"/>", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("", "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>")]
    [InlineData("", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>")]
    [InlineData("", "<row r=\"1\"><c r=\"A1\">")]
    public void A_sheet_that_says_what_is_not_so_is_refused_or_read_and_never_fails(string dimension, string rows)
    {
        try
        {
            Assert.True(CompanyListFile.Read("list.xlsx", Workbook(rows, dimension)).Count <= 1);
        }
        catch (ImportException e)
        {
            Assert.StartsWith("list.xlsx", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Files_changed_at_random_are_read_or_refused_and_nothing_else()
    {
        byte[][] originals =
        [
            Encoding.UTF8.GetBytes("ticker,name,note\nUNP,\"Union Pacific, Corp\",\"a \"\"quoted\"\" note\"\nNEE,NextEra,\n"),
            Workbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>Ticker</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>UNP</t></is></c></row>"""),
        ];
        var random = new Random(20260715);
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = (byte[])originals[i % originals.Length].Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                CompanyListFile.Read("list", bytes);
            }
            catch (ImportException e)
            {
                Assert.StartsWith("list", e.Message, StringComparison.Ordinal);
            }
        }
    }

    private static string Refusal(byte[] bytes) => Assert.Throws<ImportException>(() => CompanyListFile.Read("list.csv", bytes)).Message;

    private static byte[] Workbook(string rows, string dimension = "") => Zip(
        ("[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"""),
        ("xl/workbook.xml", """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Holdings" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", $"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{dimension}<sheetData>{rows}</sheetData></worksheet>"""));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }
}
