using System.Text;
using HaloScreener.Core.Markets;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Markets;

namespace HaloScreener.Import.Tests.Readers;

public sealed class PricesReaderTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    private Collected Read(string csv) => Collected.Read(PricesReader.Read, _files.Text("prices.csv", csv));

    [Fact]
    public void The_header_decides_where_the_columns_stand()
    {
        var read = Read("\uFEFFTicker, Volume ,CLOSE,Date,shares\nbrk.b,7,451.25,2026-06-30,1300000000\nMSFT,8,\"497.5\",20260630,\n");

        Assert.Equal(
            [new ClosingPrice("BRK-B", new DateOnly(2026, 6, 30), 451.25, 1.3e9), new ClosingPrice("MSFT", new DateOnly(2026, 6, 30), 497.5, null)],
            read.Prices);
        Assert.Equal(2, read.Sink.Counts.Rows);
        Assert.Equal(read.Sink.Counts.BytesTotal, read.Sink.Counts.BytesRead);
    }

    [Fact]
    public void Shares_may_be_left_out_of_the_file() =>
        Assert.Equal([new ClosingPrice("UNP", new DateOnly(2026, 6, 30), 230.08, null)], Read("date,ticker,close\r\n2026-06-30,UNP,230.08\r\n").Prices);

    [Theory]
    [InlineData("2026-06-31,UNP,1,", RejectReason.BadDate)]
    [InlineData("30/06/2026,UNP,1,", RejectReason.BadDate)]
    [InlineData("99999999,UNP,1,", RejectReason.BadDate)]
    [InlineData("2026-07-03,UNP,1,", RejectReason.ImpossibleDate)]
    [InlineData("1979-12-31,UNP,1,", RejectReason.ImpossibleDate)]
    [InlineData("2026-06-30,,1,", RejectReason.BadTicker)]
    [InlineData("2026-06-30,NO TICKER,1,", RejectReason.BadTicker)]
    [InlineData("2026-06-30,UNP,,", RejectReason.BadNumber)]
    [InlineData("2026-06-30,UNP,NaN,", RejectReason.BadNumber)]
    [InlineData("2026-06-30,UNP,\"1,5\",", RejectReason.BadNumber)]
    [InlineData("2026-06-30,UNP,0,", RejectReason.BadPrice)]
    [InlineData("2026-06-30,UNP,-1,", RejectReason.BadPrice)]
    [InlineData("2026-06-30,UNP,1e8,", RejectReason.BadPrice)]
    [InlineData("2026-06-30,UNP,1,0", RejectReason.BadShares)]
    [InlineData("2026-06-30,UNP,1,many", RejectReason.BadShares)]
    [InlineData("2026-06-30,UNP,1,1e14", RejectReason.BadShares)]
    [InlineData("2026-06-30,UNP,1", RejectReason.ColumnCount)]
    [InlineData("2026-06-30,UNP,1,,5", RejectReason.ColumnCount)]
    public void A_bad_row_is_counted_with_its_line_and_the_others_are_kept(string row, RejectReason reason)
    {
        var read = Read($"date,ticker,close,shares\n2026-06-29,UNP,229,\n{row}\n2026-06-30,CSX,33.5,\n");

        var reject = Assert.Single(read.Sink.Rejects.ByReason());
        Assert.Equal((reason, 1L, "prices.csv", 3L), (reject.Reason, reject.Count, reject.Samples[0].File, reject.Samples[0].Line));
        Assert.Equal(["UNP", "CSX"], read.Prices.Select(p => p.Ticker));
    }

    [Theory]
    [InlineData("", "prices.csv, line 1")]
    [InlineData("date,ticker\n2026-06-30,UNP\n", "no column 'close'")]
    [InlineData("<html><body>Not found</body></html>\n", "no column 'date'")]
    [InlineData("PK\u0003\u0004rubbish", "zip")]
    public void What_is_no_price_list_is_refused(string content, string said)
    {
        var error = Collected.Fails(PricesReader.Read, _files.Text("prices.csv", content));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_end_is_refused_with_its_line()
    {
        var endless = new StringBuilder("date,ticker,close\n2026-06-30,UNP,230\n").Append('9', 3 << 20).ToString();
        var error = Collected.Fails(PricesReader.Read, _files.Text("prices.csv", endless));
        Assert.Equal(("prices.csv", 3L), (error.File, error.Line));
    }

    [Fact]
    public void NUL_bytes_and_invalid_UTF_8_are_a_rejected_row()
    {
        byte[] bytes = [.. "date,ticker,close\n2026-06-30,A\0B,1\n2026-06-30,A\u00ff"u8, 0xC3, 0x28, .. ",1\n2026-06-30,UNP,230\n"u8];
        var read = Collected.Read(PricesReader.Read, _files.Bytes("prices.csv", bytes));
        Assert.Equal(2, read.Sink.Rejects.CountOf(RejectReason.BadTicker));
        Assert.Equal("UNP", Assert.Single(read.Prices).Ticker);
    }

    [Fact]
    public void Exchange_rates_are_read_by_their_header_and_bad_rows_are_counted()
    {
        var rates = new List<ExchangeRate>();
        var sink = new ReadSink { Facts = _ => { }, Company = _ => { }, Rate = rates.Add, Today = Collected.Today };
        RatesReader.Read(
            _files.Text("rates.csv", "year,usd,currency\n2025,1.13,eur\n2025,0.0067,JPY\n2025,1.2,EUR\n2027,1,EUR\n25x,1,EUR\n2024,0,EUR\n2024,1.08,EURO\n"),
            sink, TestContext.Current.CancellationToken);

        Assert.Equal([new ExchangeRate("EUR", 2025, 1.13), new ExchangeRate("JPY", 2025, 0.0067)], rates);
        Assert.Equal(
            [RejectReason.BadDate, RejectReason.ImpossibleDate, RejectReason.BadNumber, RejectReason.BadUnit, RejectReason.CollidingValue],
            sink.Rejects.ByReason().Select(r => r.Reason));
        Assert.Contains("no column 'usd'", Collected.Fails(RatesReader.Read, _files.Text("r.csv", "currency,year\n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_file_is_handed_on_in_parts()
    {
        var csv = new StringBuilder("date,ticker,close\n");
        for (var i = 0; i < 120_000; i++)
            csv.Append("2026-06-30,T").Append(i).Append(",1\n");
        var sizes = new List<int>();
        var sink = new ReadSink { Facts = _ => { }, Company = _ => { }, Prices = p => sizes.Add(p.Count), Today = Collected.Today };
        PricesReader.Read(_files.Text("prices.csv", csv.ToString()), sink, TestContext.Current.CancellationToken);
        Assert.Equal([50_000, 50_000, 20_000], sizes);
    }
}
