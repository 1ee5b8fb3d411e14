using System.Globalization;
using System.Text;
using CsCheck;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Companies;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Tests.Readers;

public sealed class Utf8Tests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("460000000.0000", 460000000)]
    [InlineData("-1685000.0000", -1685000)]
    [InlineData("0.001", 0.001)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("1234567890123456.7", 1234567890123456.7)]
    [InlineData("0.10", 0.1)]
    [InlineData("5.", 5)]
    [InlineData("1e3", 1000)]
    [InlineData("2.5E-1", 0.25)]
    public void A_decimal_number_is_read_as_the_nearest_double(string text, double value)
    {
        Assert.True(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out double read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData("1e400")]
    [InlineData("(5)")]
    public void What_is_no_number_is_none(string text) => Assert.False(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out double _));

    [Fact]
    public void Numbers_agree_with_the_runtime_to_the_last_bit() =>
        Gen.Select(Gen.Long[-1_000_000_000_000_000_000, 1_000_000_000_000_000_000], Gen.Int[0, 12]).Sample((digits, decimals) =>
        {
            var text = new decimal(Math.Abs(digits) % 1_000_000_000 + digits).ToString(CultureInfo.InvariantCulture);
            if (decimals > 0)
                text += "." + new string((char)('0' + decimals % 10), decimals) + "000";
            return Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out double read) && read.Equals(double.Parse(text, CultureInfo.InvariantCulture));
        });

    [Theory]
    [InlineData("20240229", true)]
    [InlineData("20230229", false)]
    [InlineData("99999999", false)]
    [InlineData("00000000", false)]
    [InlineData("2024-2-9", false)]
    [InlineData("2024123", false)]
    public void A_compact_date_is_a_day_of_the_calendar(string text, bool good) => Assert.Equal(good, Utf8Date.TryParseCompact(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2024/02/29", false)]
    [InlineData("20240229", false)]
    [InlineData("2024-02-29T", false)]
    public void An_iso_date_is_a_day_of_the_calendar(string text, bool good) => Assert.Equal(good, Utf8Date.TryParseIso(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_pool_gives_one_string_for_one_word_and_none_for_what_is_no_word()
    {
        var pool = new WordPool();

        Assert.Same(pool.Find("USD"u8), pool.Find("USD"u8));
        Assert.Equal("DEF 14A", pool.Find("DEF 14A"u8));
        Assert.NotEqual(pool.Find("US"u8), pool.Find("USD"u8));
        Assert.Null(pool.Find(""u8));
        Assert.Null(pool.Find(" USD"u8));
        Assert.Null(pool.Find("a word of twenty-one"u8[..19].ToArray().Append((byte)0).ToArray()));
        Assert.Null(pool.Find("123456789012345678901"u8));
    }

    [Theory]
    [InlineData("TX", "US")]
    [InlineData("X1", "US")]
    [InlineData("A6", "CA")]
    [InlineData("F4", "CN")]
    [InlineData("2M", "DE")]
    [InlineData("DE", "US")]
    [InlineData("E9", "KY")]
    [InlineData("XX", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Edgar_s_code_of_a_place_gives_its_country(string? code, string? country) => Assert.Equal(country, EdgarPlaces.CountryOf(code));

    [Fact]
    public void The_reject_log_counts_all_and_keeps_five_cut_samples()
    {
        var log = new RejectLog();
        Parallel.For(0, 1000, i => log.Add(RejectReason.BadDate, "f", i, new string('é', 300)));

        var reject = Assert.Single(log.ByReason());
        Assert.Equal((1000, 5, 200), (reject.Count, reject.Samples.Count, reject.Samples[0].Text.Length));
        Assert.Equal(1000, log.Total);
        Assert.Equal("bad_date", reject.Reason.Id());
    }

    [Fact]
    public void Every_reject_reason_has_an_id_of_its_own() =>
        Assert.Equal(Enum.GetValues<RejectReason>().Length, Enum.GetValues<RejectReason>().Select(r => r.Id()).Distinct().Count());
}
