using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace HaloScreener.Charts.Tests;

/// <summary>That what is drawn is the figure, worked out by hand from the picture's own axis.</summary>
public class PictureFigureTests
{
    private static readonly ChartRequest Wide = new(900, 400, false, ChartFormat.Svg);
    private static readonly ValueAxis Scores = ValueAxis.Scores(v => v.ToString("0.#", CultureInfo.InvariantCulture));

    private static float Number(XElement element, string name) => float.Parse((string?)element.Attribute(name) ?? "0", CultureInfo.InvariantCulture);

    private static IReadOnlyList<XElement> Filled(ChartImage image, string color, string shape = "rect") =>
        [.. XDocument.Parse(Encoding.UTF8.GetString(image.Bytes)).Descendants().Where(e => e.Name.LocalName == shape && (string?)e.Attribute("fill") == color)];

    /// <summary>Pixels across from one number of the bottom axis to another.</summary>
    private static float Across(IReadOnlyList<SvgText> texts, string from, string to)
    {
        var row = texts.Where(t => t.Text == to).MaxBy(t => t.Box.Top)!.Box;
        var start = texts.Where(t => t.Text == from && Math.Abs(t.Box.Top - row.Top) < 1).Select(t => t.Box.MidX).Single();
        return row.MidX - start;
    }

    [Fact]
    public void A_box_reaches_from_quartile_to_quartile_and_names_its_median()
    {
        var image = BoxPlotChart.Draw([new("Rails", 70, 80, 91.2, 95, 100, "7")], Scores, ChartInk.Heaviness, Wide, Pictures.BoxText);

        var texts = SvgText.Of(image);
        var box = Filled(image, "#0F766E").Single(e => Number(e, "height") > 11.5 && Number(e, "width") > 12.5); // the others are the legend's
        Assert.Equal(0.15 * Across(texts, "0", "100"), Number(box, "width"), 0.1);
        Assert.Superset(new HashSet<string> { "Rails", "7", "91.2", "Median" }, texts.Select(t => t.Text).ToHashSet());
    }

    [Fact]
    public void Each_cell_says_its_number_and_a_missing_one_a_dash()
    {
        var image = HeatMapChart.Draw(["2025", "2026"], [new("Rails", [double.NaN, 91])], Scores, v => v.ToString("0", CultureInfo.InvariantCulture), Wide, Pictures.Words);

        Assert.Superset(new HashSet<string> { "2025", "2026", "Rails", "–", "91", "0", "100" }, SvgText.Of(image).Select(t => t.Text).ToHashSet());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Numbers_in_cells_read_on_every_colour_of_the_scale(bool dark)
    {
        var style = ChartStyle.Of(new ChartRequest(400, 300, dark, ChartFormat.Svg));

        Assert.All(Enumerable.Range(0, 101), i => Assert.True(Contrast(style.Ramp(i / 100.0), ChartStyle.InkOn(style.Ramp(i / 100.0))) >= 4.5, $"step {i}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_scale_goes_one_way_in_lightness_so_that_no_colour_blindness_upsets_it(bool dark)
    {
        var style = ChartStyle.Of(new ChartRequest(400, 300, dark, ChartFormat.Svg));

        var light = Enumerable.Range(0, 101).Select(i => Luminance(style.Ramp(i / 100.0))).ToArray();
        Assert.Equal(dark ? light.Order() : light.OrderDescending(), light);
    }

    [Fact]
    public void A_stack_is_as_high_as_its_sum_and_the_target_stands_at_its_value()
    {
        var image = YearsChart.Draw(
            new YearsChartData
            {
                Years = [2024, 2025],
                Series = [new("Microsoft", [20, 30]), new("Meta", [10, double.NaN])],
                Form = YearsForm.StackedBars,
                Target = new TargetLine("Expected: 40", 40),
            },
            new ValueAxis { Number = v => v.ToString("0", CultureInfo.InvariantCulture) }, Wide, Pictures.Words);

        var texts = SvgText.Of(image);
        float Middle(string text) => texts.Where(t => t.Text == text).MinBy(t => t.Box.Left)!.Box.MidY;
        var unit = (Middle("0") - Middle("40")) / 40;
        var (microsoft, meta) = (Filled(image, "#0B5CAD").Where(e => Number(e, "width") > 12).ToArray(), Filled(image, "#D98A1F").Where(e => Number(e, "width") > 12).ToArray());
        Assert.Equal([20 * unit, 30 * unit], microsoft.Select(e => Number(e, "height")), (a, b) => Math.Abs(a - b) < 0.2);
        Assert.Equal(10 * unit - 1, Number(Assert.Single(meta), "height"), 0.2); // a line of the surface keeps it off the one below
        Assert.Equal(2, texts.Count(t => t.Text == "30" && t.Box.Left > Number(microsoft[0], "x"))); // both stacks come to 30
        Assert.Contains("Expected: 40", texts.Select(t => t.Text));
    }

    [Fact]
    public void Shares_stand_on_each_other_and_end_with_their_newest_value()
    {
        var image = StackedSharesChart.Draw(
            [2025, 2026], [new("Heaviest fifth", [0.5, 0.4]), new("The rest", [0.5, 0.6])], new ValueAxis { Number = v => v.ToString("P0", CultureInfo.InvariantCulture) },
            ChartPalette.Order, Wide, Pictures.Words);

        Assert.Superset(new HashSet<string> { "Heaviest fifth", "The rest", "40 %", "60 %", "0 %", "100 %" }, SvgText.Of(image).Select(t => t.Text).ToHashSet());
    }

    [Fact]
    public void A_waterfall_goes_on_where_it_has_come_and_ends_at_its_total()
    {
        (double, double)[] spans = [(0, 50), (50, 61), (61, 58), (58, 58), (0, 58)];

        Assert.Equal(spans, WaterfallChart.Spans([new("Start", 50, true), new("A", 11), new("B", -3), new("Missing", double.NaN), new("End", 58, true)]));
    }

    [Fact]
    public void A_slope_says_both_ranks_and_the_change_with_its_direction()
    {
        var texts = SvgText.Of(SlopeChart.Draw([new("UNP", 12, 3), new("ADBE", 40, 90), new("XOM", 7, 7)], Wide, Pictures.SlopeText)).Select(t => t.Text).ToArray();

        Assert.Superset(new HashSet<string> { "UNP", "12", "3", "↑9", "40", "90", "↓50", "7", "=" }, texts.ToHashSet());
        Assert.Equal(2, texts.Count(t => t == "ADBE"));
    }

    [Fact]
    public void Of_more_companies_than_have_room_those_that_moved_furthest_are_drawn()
    {
        var lines = Enumerable.Range(1, 200).Select(i => new SlopeLine($"C{i}", i, i == 150 ? 1 : i + 1)).ToArray();

        var texts = SvgText.Of(SlopeChart.Draw(lines, Wide, Pictures.SlopeText));

        Assert.Contains(texts, t => t.Text == "↑149");
        PictureLayout.IsSound(SlopeChart.Draw(lines, Wide, Pictures.SlopeText), 900, 400);
    }

    [Fact]
    public void A_sparkline_is_one_short_path_with_gaps_where_a_value_is_missing()
    {
        // 61 × 23 with a free edge of 1.5: steps of 14.5 across, 20 up.
        Assert.Equal("M1.5 21.5L16 1.5M45 11.5L59.5 6.5", Sparkline.Path([0, 100, double.NaN, 50, 75], 61, 23, 0, 100));
        Assert.Equal((59.5, 6.5), Sparkline.Newest([0, 100, double.NaN, 50, 75], 61, 23, 0, 100));
        Assert.Equal("", Sparkline.Path([double.NaN, 50, double.NaN], 61, 23, 0, 100));
        Assert.Null(Sparkline.Newest([50, double.NaN], 61, 23, 0, 100));
    }

    [Theory]
    [InlineData(0, 97.3, 5, "0 20 40 60 80 100")]
    [InlineData(-3, 12, 4, "-5 0 5 10 15")]
    [InlineData(0.41, 0.47, 3, "0.4 0.42 0.44 0.46 0.48")]
    [InlineData(7, 7, 2, "7 7.5 8")]
    public void Ticks_are_round_and_hold_the_data_between_them(double lowest, double highest, int most, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', ValueScale.Of(lowest, highest, null, null, most).Ticks.Select(t => t.ToString("0.####", CultureInfo.InvariantCulture))));

    private static double Contrast(SKColor a, SKColor b)
    {
        var (low, high) = (Math.Min(Luminance(a), Luminance(b)), Math.Max(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(SKColor color)
    {
        double[] linear = [.. new[] { color.Red, color.Green, color.Blue }.Select(c => c / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
