using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace HaloScreener.Charts.Tests;

public class ChartFileTests
{
    private static ChartImage Factors(ChartRequest request) => WaterfallChart.Draw(
        [
            new("Middle", 50, IsTotal: true), new("PP&E intensity", 23.8), new("Asset intensity", double.NaN),
            new("A factor with a name far too long for the width of a telephone", -9.3), new("Points", 64.5, IsTotal: true),
        ],
        ValueAxis.Scores(v => v.ToString("0.0", CultureInfo.InvariantCulture)), ChartInk.Heaviness, request,
        Pictures.WaterfallText with { Words = Pictures.Words with { Title = "Points & shares of \"heaviness\"" } });

    [Fact]
    public void An_svg_carries_its_fonts_under_a_name_that_no_machine_has()
    {
        var image = Factors(new ChartRequest(390, 200, false, ChartFormat.Svg));
        var svg = Encoding.UTF8.GetString(image.Bytes);

        Assert.DoesNotContain(ChartFonts.Family, SKFontManager.Default.FontFamilies);
        Assert.All(SvgText.Of(image), t => Assert.Equal(ChartFonts.Family, t.Family));
        Assert.Equal(2, svg.Split("@font-face{font-family:'Inter Halo'").Length - 1);
        Assert.Equal(2, svg.Split("url(data:font/woff2;base64,d09GMg").Length - 1); // the signature wOF2
        Assert.DoesNotContain("http", svg.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_svg_has_a_view_box_to_scale_by_and_a_title_to_be_read_out()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Factors(new ChartRequest(390, 200, false, ChartFormat.Svg)).Bytes)).Root!;

        Assert.Equal("0 0 390 200", (string)svg.Attribute("viewBox")!);
        Assert.Equal("img", (string)svg.Attribute("role")!);
        Assert.Equal("Points & shares of \"heaviness\"", svg.Elements().First(e => e.Name.LocalName == "title").Value);
    }

    [Fact]
    public void Steps_are_labelled_with_their_points_and_a_missing_factor_with_a_dash()
    {
        var texts = SvgText.Of(Factors(new ChartRequest(390, 200, false, ChartFormat.Svg)));

        Assert.Superset(new HashSet<string> { "PP&E intensity", "+23.8", "Asset intensity", "–", "−9.3", "64.5" }, texts.Select(t => t.Text).ToHashSet());
        Assert.Contains(texts, t => t.Text.EndsWith('…'));
        Assert.All(texts, t => Assert.InRange(t.Box.Right, 0, 390));
    }

    [Theory]
    [InlineData(199, 120)]
    [InlineData(2401, 120)]
    [InlineData(200, 119)]
    [InlineData(200, 1601)]
    public void A_size_out_of_bounds_is_refused(int width, int height)
    {
        Assert.False(ChartRequest.IsAllowed(width, height));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChartRequest(width, height, false, ChartFormat.Svg));
    }

    [Fact]
    public void Every_character_of_the_pictures_has_a_glyph_and_digits_are_equally_wide()
    {
        const string text = "HALO · 1,234 – 56.7% → ↑ ↓ … − × ÷ √ ≥ ≤ éüñçøßŁğ";

        Assert.DoesNotContain((ushort)0, ChartFonts.Regular.GetGlyphs(text));
        Assert.DoesNotContain((ushort)0, ChartFonts.Bold.GetGlyphs(text));
        Assert.Equal(ChartFonts.Measure("1111", 12), ChartFonts.Measure("8080", 12), 4);
    }

    [Fact]
    public async Task A_request_that_was_left_is_not_drawn()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChartGate.DrawAsync(() => throw new InvalidOperationException("drawn"), left.Token));
    }

    [Fact]
    public void Labels_move_apart_and_stay_within_bounds()
    {
        Assert.Equal([10, 25, 60], Spread.Apart([10, 12, 60], 15, 0, 100));
        Assert.Equal([70, 85, 100], Spread.Apart([98, 99, 100], 15, 0, 100));
        Assert.Equal([15, 0], Spread.Apart([0, 0], 15, 0, 100).OrderDescending());
    }
}
