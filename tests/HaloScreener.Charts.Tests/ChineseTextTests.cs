using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace HaloScreener.Charts.Tests;

public class ChineseTextTests
{
    private static readonly ChartWords Words = new()
    {
        Title = "公用事业最重",
        Unit = "资本开支（十亿美元）",
        Source = "来源：公司向美国证券交易委员会提交的文件，截至 2026-07-15。中位数按行业内已评级的公司计算，年度数据按财政年度。",
        Empty = "没有数据",
    };

    private static ChartImage Bars(ChartWords words, string series, ChartFormat format = ChartFormat.Svg) => YearsChart.Draw(
        new YearsChartData { Years = [2024, 2025], Series = [new(series, [20, 30])], Form = YearsForm.Bars },
        new ValueAxis { Number = v => $"{v:0}" }, new ChartRequest(390, 300, false, format), words);

    [Fact]
    public void Chinese_words_come_with_the_picture_as_outlines_and_cost_little()
    {
        var chinese = Bars(Words, "微软").Bytes;
        var english = Bars(Pictures.Words, "Microsoft").Bytes;

        var svg = XDocument.Parse(Encoding.UTF8.GetString(chinese));
        Assert.DoesNotContain(svg.Descendants().Where(e => e.Name.LocalName == "text"), e => e.Value.Any(c => c >= '\u2E80'));
        Assert.InRange(chinese.Length, english.Length, english.Length + 80_000);
        Assert.Contains(SvgText.Of(Bars(Words, "微软")), t => t.Text == "2025");
    }

    [Fact]
    public void A_chinese_line_is_as_wide_as_its_letters_and_breaks_between_them()
    {
        // A Chinese letter is one em wide.
        Assert.Equal(12 * 4, ChartFonts.Measure("公用事业", 12), 0.5);
        var lines = ChartFonts.Wrap("公用事业最重，软件最轻 and words", 12, 60, most: 9);
        Assert.All(lines, l => Assert.InRange(ChartFonts.Measure(l, 12), 1, 60));
        Assert.Equal("公用事业最重，软件最轻andwords", string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Chinese_is_drawn_where_a_bitmap_is_asked_for()
    {
        using var with = SKBitmap.Decode(Bars(Words, "微软", ChartFormat.Png).Bytes);
        using var without = SKBitmap.Decode(Bars(Words with { Unit = "" }, "微软", ChartFormat.Png).Bytes);

        Assert.True(Ink(with) > Ink(without));

        static int Ink(SKBitmap bitmap) => Enumerable.Range(0, 390 * 22).Count(i => bitmap.GetPixel(i % 390, i / 390).Red < 200);
    }

    [Fact]
    public void Every_letter_of_the_chinese_texts_has_a_glyph()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HaloScreener.sln")))
            folder = folder.Parent;
        var files = Directory.GetFiles(Path.Combine(folder!.FullName, "src", "HaloScreener.Web", "Resources"), "*.zh-Hans.resx");

        var letters = files.SelectMany(f => ChartFonts.Runs(string.Concat(XDocument.Load(f).Descendants("value").Select(v => v.Value)))).Where(r => r.Chinese).SelectMany(r => r.Text).ToHashSet();

        // Missing ones: cut the face anew, see Fonts/README.md.
        Assert.Equal("", string.Concat(letters.Where(l => ChartFonts.Chinese.GetGlyph(l) == 0)));
        Assert.NotEmpty(letters);
    }
}
