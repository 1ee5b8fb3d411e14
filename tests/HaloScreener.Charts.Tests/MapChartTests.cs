using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.TestKit.Books;
using SkiaSharp;

namespace HaloScreener.Charts.Tests;

public class MapChartTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    private static HandmadeCompany Company(int cik, double h, double r, double revenue, string currency = "USD") => new()
    {
        Cik = cik,
        Name = $"Company {cik}",
        Tickers = [$"T{cik}"],
        H = h,
        R = r,
        Currency = currency,
        Figures = new Dictionary<Concept, double> { [Concept.Revenue] = revenue },
    };

    private static MapScene Scene(ScoreBook book) => new() { Book = book, Ranking = book.Ranking };

    private static IReadOnlyList<MapDot> Dots(ScoreBook book, ChartRequest request) => MapChart.Plan(Scene(book), request, ChartTexts.Map).Dots;

    [Fact]
    public void A_dot_stands_at_heaviness_across_and_durability_up()
    {
        // A picture of 900 × 620 has its frame at 50–884 across and 30–572 down.
        var book = HandmadeBook.Of(Company(1, 90, 10, 1e9));
        var request = new ChartRequest(900, 620, false, ChartFormat.Svg);

        var dot = Assert.Single(Dots(book, request));

        Assert.Equal(50 + 0.9 * 834, dot.X, 3);
        Assert.Equal(30 + 0.1 * 542, dot.Y, 3);
        var svg = XDocument.Parse(Encoding.UTF8.GetString(MapChart.Draw(Scene(book), request, ChartTexts.Map).Bytes));
        var painted = Assert.Single(svg.Descendants(), e => e.Name.LocalName == "ellipse");
        Assert.Equal(800.6, (double)painted.Attribute("cx")!, 3);
        Assert.Equal(84.2, (double)painted.Attribute("cy")!, 3);
    }

    [Fact]
    public void Only_rated_companies_of_the_main_track_have_a_dot()
    {
        var request = new ChartRequest(900, 620, false, ChartFormat.Svg);

        var dots = Dots(Book, request);

        Assert.Equal(Book.RatedCount, dots.Count);
    }

    [Fact]
    public void A_dot_grows_with_revenue_and_other_currencies_do_not_compare()
    {
        var book = HandmadeBook.Of(Company(1, 20, 20, 1e8), Company(2, 40, 40, 1e11), Company(3, 60, 60, 1e13, "JPY"));

        var dots = Dots(book, new ChartRequest(900, 620, false, ChartFormat.Svg));

        Assert.True(dots[0].Radius < dots[1].Radius);
        Assert.True(dots[2].Radius < dots[0].Radius);
    }

    [Theory]
    [InlineData(200, 160)]
    [InlineData(390, 380)]
    [InlineData(900, 620)]
    [InlineData(1600, 900)]
    public void Every_word_is_inside_the_picture_and_the_company_in_focus_is_named(int width, int height)
    {
        var image = MapChart.Draw(Scene(Book) with { Cik = SmallUniverse.Union.Cik }, new ChartRequest(width, height, true, ChartFormat.Svg), ChartTexts.Map);

        var texts = SvgText.Of(image);
        Assert.All(texts, t => Assert.True(new SKRect(0, 0, width, height).Contains(t.Box), $"'{t.Text}' at {t.Box} leaves the picture"));
        Assert.Contains("UNION", texts.Select(t => t.Text));
        foreach (var name in new[] { "HALO", "At-risk light" })
            Assert.Contains(texts, t => t.Text.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Quadrants_are_named_with_their_number_of_companies()
    {
        var book = HandmadeBook.Of(Company(1, 90, 10, 1e9), Company(2, 80, 20, 1e9), Company(3, 90, 90, 1e9), Company(4, 10, 90, 1e9));

        var texts = SvgText.Of(MapChart.Draw(Scene(book), new ChartRequest(900, 620, false, ChartFormat.Svg), ChartTexts.Map)).Select(t => t.Text).ToHashSet();

        Assert.Superset(new HashSet<string> { "HALO · 2", "Heavy-perishable · 1", "Light-durable · 0", "At-risk light · 1" }, texts);
    }

    [Fact]
    public void A_company_in_the_corner_keeps_its_name_inside()
    {
        var book = HandmadeBook.Of(Company(1, 100, 0, 1e12));

        var texts = SvgText.Of(MapChart.Draw(Scene(book) with { Cik = 1 }, new ChartRequest(290, 220, false, ChartFormat.Svg), ChartTexts.Map));

        Assert.True(new SKRect(12, 26, 278, 194).Contains(Assert.Single(texts, t => t.Text == "T1").Box));
    }

    [Theory]
    [InlineData(MapColor.Quadrant)]
    [InlineData(MapColor.Sector)]
    public void Ten_thousand_dots_are_a_few_to_an_element_each_where_the_plan_has_it(MapColor color)
    {
        var book = HandmadeBook.Of([.. Enumerable.Range(1, 10_000).Select(i => Company(i, i * 7919 % 10007 / 100.07, i * 104729 % 10007 / 100.07, 1e7 * Math.Pow(1.001, i)) with { Sic = i % 2 == 0 ? 4911 : 7372 })]);
        var request = new ChartRequest(1100, 660, false, ChartFormat.Svg);

        var image = MapChart.Draw(Scene(book) with { Color = color }, request, ChartTexts.Map);

        Assert.InRange(image.Bytes.Length, 0, 1_000_000);
        var paths = XDocument.Parse(Encoding.UTF8.GetString(image.Bytes)).Descendants().Where(e => e.Name.LocalName == "path").ToArray();
        Assert.InRange(paths.Length, 2000, 3000);
        // Circles begin in their middle; diamonds at their top, which is left out here.
        var circles = paths.Where(e => (string?)e.Attribute("stroke-linecap") == "round").SelectMany(e => Regex.Matches((string)e.Attribute("d")!, @"M([\d.]+) ([\d.]+)"))
            .Select(m => (X: float.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), Y: float.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))).ToArray();
        var planned = Dots(book, request).Where(d => color == MapColor.Quadrant || book.Companies[d.Row].Sic == 4911).ToArray();
        Assert.Equal(planned.Length, circles.Length);
        Assert.Equal(planned.Sum(d => (double)d.X), circles.Sum(c => (double)c.X), 0.01 * circles.Length);
        Assert.Equal(planned.Max(d => d.Y), circles.Max(c => c.Y), 0.07);
    }

    [Fact]
    public void Without_a_rated_company_the_map_says_so()
    {
        var book = HandmadeBook.Of(new HandmadeCompany { Cik = 1, Name = "Shell", Unrated = UnratedReason.Shell });

        var texts = SvgText.Of(MapChart.Draw(Scene(book), new ChartRequest(390, 300, false, ChartFormat.Svg), ChartTexts.Map));

        Assert.Contains("No company is rated", texts.Select(t => t.Text));
    }

    [Fact]
    public void A_window_shows_its_own_part_and_only_the_quadrants_in_it()
    {
        var book = HandmadeBook.Of(Company(1, 90, 10, 1e9), Company(2, 70, 30, 1e9), Company(3, 20, 80, 1e9));
        var scene = Scene(book) with { Window = MapWindow.Of(60, null, null, 40) };
        var request = new ChartRequest(900, 620, false, ChartFormat.Svg);

        var dots = MapChart.Plan(scene, request, ChartTexts.Map).Dots;

        // The frame is 50–884 × 30–572; 90 lies three quarters from 60 to 100, 10 a quarter from 0 to 40.
        Assert.Equal([(50 + 0.75f * 834, 30 + 0.25f * 542), (50 + 0.25f * 834, 30 + 0.75f * 542)], dots.Select(d => (d.X, d.Y)), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 0.01);
        var texts = SvgText.Of(MapChart.Draw(scene, request, ChartTexts.Map)).Select(t => t.Text).ToArray();
        Assert.Contains("HALO · 2", texts);
        Assert.DoesNotContain(texts, t => t.StartsWith("At-risk", StringComparison.Ordinal) || t.StartsWith("Light", StringComparison.Ordinal) || t.StartsWith("Heavy-", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "60", "100" }, texts.ToHashSet());
    }

    [Theory]
    [InlineData(null, null, 0, 100)]
    [InlineData(-5.0, 250.0, 0, 100)]
    [InlineData(50.0, 50.0, 49, 51)]
    [InlineData(100.0, 100.0, 98, 100)]
    [InlineData(0.0, 0.0, 0, 2)]
    public void A_window_stays_on_the_map_and_is_never_empty(double? min, double? max, double from, double to) =>
        Assert.Equal(new MapWindow(from, to, 0, 100), MapWindow.Of(min, max, null, null));

    [Fact]
    public void Sectors_have_a_colour_and_a_shape_each_and_a_map_taken_away_names_them()
    {
        var names = Enumerable.Range(1, 16).Select(i => $"Sector {i}").ToArray();
        var book = HandmadeBook.Of(Company(1, 90, 10, 1e9), Company(2, 70, 30, 1e9));
        var scene = Scene(book) with { Color = MapColor.Sector };
        var text = ChartTexts.Map with { Sectors = names };

        Assert.Equal(16, names.Select((_, i) => MapMark.OfSector(i)).Distinct().Count());
        var page = MapChart.Plan(scene, new ChartRequest(900, 620, false, ChartFormat.Svg), text);
        var taken = MapChart.Plan(scene, new ChartRequest(900, 620, false, ChartFormat.Png), text);
        Assert.Equal(572, page.Bottom);
        Assert.True(taken.Bottom < 572 - Legend.Pitch);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(900)]
    [InlineData(1600)]
    public void Labels_of_a_full_map_are_inside_and_apart(int width)
    {
        var companies = Enumerable.Range(1, 600).Select(i => Company(i, i * 37 % 101, i * 53 % 101, 1e8 * i)).ToArray();
        var book = HandmadeBook.Of(companies);

        PictureLayout.IsSound(MapChart.Draw(Scene(book) with { Cik = 7 }, new ChartRequest(width, 560, false, ChartFormat.Svg), ChartTexts.Map), width, 560);
    }
}
