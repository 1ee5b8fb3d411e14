using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace HaloScreener.Charts.Tests;

public class HistoryChartTests
{
    private static ChartImage Draw(int width, bool dark = false, ChartFormat format = ChartFormat.Svg) =>
        HistoryChart.Draw(ChartTexts.Years, new ChartRequest(width, 260, dark, format), ChartTexts.History);

    [Theory]
    [InlineData(200)]
    [InlineData(390)]
    [InlineData(900)]
    [InlineData(1600)]
    public void No_label_is_clipped_and_none_touches_another(int width)
    {
        var texts = SvgText.Of(Draw(width));

        Assert.All(texts, t => Assert.True(new SKRect(0, 0, width, 260).Contains(t.Box), $"'{t.Text}' at {t.Box} leaves the picture"));
        for (var i = 0; i < texts.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.False(texts[i].Box.IntersectsWith(texts[j].Box), $"'{texts[i].Text}' touches '{texts[j].Text}'");
    }

    [Fact]
    public void Each_line_is_named_with_its_newest_value()
    {
        // 2026: 90 + 2026 % 3 = 91, 6 + 2026 % 4 = 8.
        Assert.Superset(
            new HashSet<string> { "Heaviness 91.0", "Replacement risk 8.0", "HALO 91.5", "2026", "0", "100" },
            SvgText.Of(Draw(900)).Select(t => t.Text).ToHashSet());
    }

    [Fact]
    public void A_year_without_a_score_is_a_gap_and_not_a_line_to_zero()
    {
        var svg = Encoding.UTF8.GetString(Draw(900).Bytes);
        var heaviness = Regex.Match(svg, """stroke="#0F766E"[^>]* d="([^"]*)" """.TrimEnd()).Groups[1].Value;

        Assert.Equal(2, heaviness.Count(c => c == 'M'));
        Assert.Equal(13, heaviness.Count(c => c == 'L')); // 15 points in two runs
    }

    [Fact]
    public void One_score_alone_is_drawn()
    {
        var image = HistoryChart.Draw([ChartTexts.Years[0]], new ChartRequest(390, 240, false, ChartFormat.Svg), ChartTexts.History);

        Assert.Contains("Heaviness 91.0", SvgText.Of(image).Select(t => t.Text)); // 90 + 2011 % 3
    }

    [Fact]
    public void Without_scores_the_picture_says_so()
    {
        var image = HistoryChart.Draw([], new ChartRequest(390, 240, false, ChartFormat.Svg), ChartTexts.History);

        Assert.Contains("No score history yet", SvgText.Of(image).Select(t => t.Text));
        Assert.DoesNotContain("Heaviness", SvgText.Of(image).Select(t => t.Text));
    }

    [Fact]
    public void Dark_and_light_stand_on_their_own_surface()
    {
        using var light = SKBitmap.Decode(Draw(900, dark: false, ChartFormat.Png).Bytes);
        using var dark = SKBitmap.Decode(Draw(900, dark: true, ChartFormat.Png).Bytes);

        Assert.Equal(SKColor.Parse("#FFFFFF"), light.GetPixel(1, 1));
        Assert.Equal(SKColor.Parse("#151D27"), dark.GetPixel(1, 1));
        Assert.Equal((900, 260), (dark.Width, dark.Height));
    }

    [Fact]
    public async Task Pictures_drawn_at_the_same_time_are_the_same_as_drawn_alone()
    {
        var alone = Draw(900).Bytes;

        var together = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ChartGate.DrawAsync(() => Draw(900), TestContext.Current.CancellationToken)));

        // Skia numbers its clip paths through the life of the program.
        Assert.All(together, t => Assert.Equal(Unnumbered(alone), Unnumbered(t.Bytes)));

        static string Unnumbered(byte[] svg) => Regex.Replace(Encoding.UTF8.GetString(svg), "cl_[0-9a-f]+", "cl");
    }
}
