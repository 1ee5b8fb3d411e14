using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace HaloScreener.Charts.Tests;

/// <summary>What holds for every kind of picture.</summary>
public class PictureTests
{
    private static readonly (string Kind, Func<int, int> Height, Func<ChartRequest, ChartImage> Draw)[] All =
    [
        ("boxes", _ => BoxPlotChart.HeightFor(15), Pictures.Boxes),
        ("heat", _ => HeatMapChart.HeightFor(15), Pictures.Heat),
        ("fifths", w => w < 600 ? 340 : 360, r => Pictures.Fifths(r, 15)),
        ("fifths-few", w => w < 600 ? 340 : 360, r => Pictures.Fifths(r, 3)),
        ("stacked-bars", w => w < 600 ? 360 : 380, r => Pictures.Capex(r, YearsForm.StackedBars)),
        ("bars", w => w < 600 ? 360 : 380, r => Pictures.Capex(r, YearsForm.Bars)),
        ("lines", w => w < 600 ? 360 : 380, r => Pictures.Capex(r, YearsForm.Lines)),
        ("slopes", _ => 460, r => Pictures.Slopes(r)),
        ("steps", _ => WaterfallChart.HeightFor(9), Pictures.Steps),
    ];

    public static TheoryData<string, int> KindsAndWidths
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (kind, _, _) in All)
                foreach (var width in (int[])[390, 900, 1600])
                    data.Add(kind, width);
            return data;
        }
    }

    [Theory, MemberData(nameof(KindsAndWidths))]
    public void No_label_is_clipped_and_none_touches_another(string kind, int width)
    {
        var picture = All.First(p => p.Kind == kind);
        var height = picture.Height(width);
        foreach (var dark in (bool[])[false, true])
        {
            var image = picture.Draw(new ChartRequest(width, height, dark, ChartFormat.Svg));
            PictureLayout.IsSound(image, width, height);
        }
    }

    public static TheoryData<string> HardKinds => [.. HardPictures.All.Select(p => p.Kind)];

    [Theory, MemberData(nameof(HardKinds))]
    public void No_label_is_clipped_and_none_touches_another_however_hard_the_figures(string kind)
    {
        var (_, height, draw) = HardPictures.All.First(p => p.Kind == kind);
        foreach (var chinese in (bool[])[false, true])
        {
            foreach (var width in (int[])[390, 900, 1600])
                PictureLayout.IsSound(draw(new HardPictures(chinese), new ChartRequest(width, height, dark: chinese, ChartFormat.Svg)), width, height);
        }
    }

    public static TheoryData<string> Kinds => [.. All.Select(p => p.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void The_smallest_picture_that_may_be_asked_for_is_drawn_too(string kind)
    {
        var image = All.First(p => p.Kind == kind).Draw(new ChartRequest(ChartRequest.MinWidth, ChartRequest.MinHeight, false, ChartFormat.Svg));

        Assert.NotEmpty(SvgText.Of(image));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Unit_source_and_finding_go_with_the_picture(string kind)
    {
        var image = All.First(p => p.Kind == kind).Draw(new ChartRequest(900, 480, false, ChartFormat.Svg));

        var svg = XDocument.Parse(Encoding.UTF8.GetString(image.Bytes)).Root!;
        Assert.Equal(Pictures.Words.Title, svg.Elements().First(e => e.Name.LocalName == "title").Value);
        var texts = SvgText.Of(image).Select(t => t.Text).ToArray();
        Assert.Contains(Pictures.Words.Unit, texts);
        Assert.Contains(Pictures.Words.Source, texts);
    }

    [Fact]
    public void A_png_to_take_away_has_twice_the_dots_and_the_same_layout()
    {
        using var once = SKBitmap.Decode(Pictures.Boxes(new ChartRequest(300, 200, false, ChartFormat.Png)).Bytes);
        using var twice = SKBitmap.Decode(Pictures.Boxes(new ChartRequest(300, 200, false, ChartFormat.Png, scale: 2)).Bytes);

        Assert.Equal((600, 400), (twice.Width, twice.Height));
        using var half = twice.Resize(new SKImageInfo(300, 200), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var apart = Enumerable.Range(0, 300 * 200).Average(i => Math.Abs(once.GetPixel(i % 300, i / 300).Red - half.GetPixel(i % 300, i / 300).Red));
        Assert.InRange(apart, 0.001, 8); // the same picture but for the edges of letters
    }

    [Fact]
    public void Without_anything_to_show_a_picture_says_so()
    {
        var request = new ChartRequest(390, 300, true, ChartFormat.Svg);
        var axis = ValueAxis.Scores(v => $"{v}");
        ChartImage[] empty =
        [
            BoxPlotChart.Draw([], axis, ChartInk.Risk, request, Pictures.BoxText),
            HeatMapChart.Draw([], [], axis, v => $"{v}", request, Pictures.Words),
            StackedSharesChart.Draw([], [], axis, ChartPalette.Order, request, Pictures.Words),
            YearsChart.Draw(new YearsChartData { Years = [2025], Series = [new("Capex", [double.NaN])], Form = YearsForm.Bars }, axis, request, Pictures.Words),
            SlopeChart.Draw([], request, Pictures.SlopeText),
            WaterfallChart.Draw([], axis, ChartInk.Heaviness, request, Pictures.WaterfallText),
        ];

        Assert.All(empty, image => Assert.Contains("Nothing to show", SvgText.Of(image).Select(t => t.Text)));
    }
}
