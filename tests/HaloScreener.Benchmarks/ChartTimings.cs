using HaloScreener.Charts;
using HaloScreener.Core.Concepts;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Benchmarks;

/// <summary>Drawing pictures, warm: the map of 10,000 companies, and the largest of the other kinds.</summary>
internal static class ChartTimings
{
    private const int Companies = 10_000;
    private const double MapLimit = 250;
    private const double Limit = 80;

    private static readonly ChartWords Words = new() { Title = "Timing", Unit = "Scores, 0–100", Source = "Figures made up for timing.", Empty = "Nothing" };
    private static readonly ValueAxis Scores = ValueAxis.Scores(v => FormattableString.Invariant($"{v:0.#}"));

    private static readonly MapChartText MapText = new()
    {
        Title = "Timing",
        Heaviness = "Heaviness",
        Durability = "Durability",
        Halo = "HALO",
        HeavyPerishable = "Heavy-perishable",
        LightDurable = "Light-durable",
        AtRiskLight = "At-risk light",
        SizeNote = "Size: revenue",
        Empty = "Nothing",
    };

    public static void Run()
    {
        foreach (var (count, limit) in ((int, double)[])[(Companies, MapLimit), (MapChart.MaxSingleDots, Limit), (350, Limit)])
        {
            var scene = Scene(count);
            foreach (var color in (MapColor[])[MapColor.Quadrant, MapColor.Sector])
                Report($"map of {count} by {color}", limit, r => MapChart.Draw(scene with { Color = color }, r, MapText), 1100, 660);
            Say($"positions of {count}", Measured.Milliseconds(5, 20, () => MapChart.Plan(scene, new ChartRequest(1100, 660, false, ChartFormat.Svg), MapText)), limit, 0);
        }
        string[] rows = [.. Enumerable.Range(1, 16).Select(i => $"A sector's name, {i}")];
        int[] years = [.. Enumerable.Range(2011, 16)];
        YearSeries[] series = [.. rows.Take(8).Select((n, i) => new YearSeries(n, [.. years.Select(y => (i + 1) * (y - 2005) / 1000.0)]))];
        Report("boxes", Limit, r => BoxPlotChart.Draw([.. rows.Select((n, i) => new BoxRow(n, i, i + 20, i + 30, i + 40, i + 60, "12"))], Scores, ChartInk.Heaviness, r,
            new BoxPlotText { Words = Words, Median = "Median", Quartiles = "Middle half", Whiskers = "5th to 95th" }), 900, 520);
        Report("heat map", Limit, r => HeatMapChart.Draw([.. years.Select(y => FormattableString.Invariant($"{y}"))],
            [.. rows.Select((n, i) => new HeatRow(n, [.. years.Select(y => (double)(i * 5 + y % 20))]))], Scores, v => FormattableString.Invariant($"{v:0}"), r, Words), 900, 480);
        Report("stacked shares", Limit, r => StackedSharesChart.Draw(years, series, Scores, ChartPalette.Categories, r, Words), 900, 380);
        Report("stacked bars", Limit, r => YearsChart.Draw(new YearsChartData { Years = years, Series = series, Form = YearsForm.StackedBars }, Scores with { Max = null }, r, Words), 900, 380);
        Report("slopes", Limit, r => SlopeChart.Draw([.. Enumerable.Range(1, 30).Select(i => new SlopeLine($"T{i}", i, 31 - i))], r,
            new SlopeText { Words = Words, Before = "Before", After = "After", Up = "Up", Down = "Down", Number = n => FormattableString.Invariant($"{n}") }), 900, 660);
    }

    private static MapScene Scene(int count)
    {
        int[] sics = [4911, 7372, 1311, 5812, 3674, 2834, 4011, 3711];
        var book = HandmadeBook.Of([.. Enumerable.Range(1, count).Select(i => new HandmadeCompany
        {
            Cik = i,
            Name = $"Company {i}",
            Tickers = [$"T{i}"],
            Sic = sics[i % sics.Length],
            H = i * 7919 % 10007 / 100.07,
            R = i * 104729 % 10007 / 100.07,
            Figures = new Dictionary<Concept, double> { [Concept.Revenue] = 1e7 * Math.Pow(1.001, i) },
        })]);
        return new MapScene { Book = book, Ranking = book.Ranking };
    }

    private static void Report(string what, double limit, Func<ChartRequest, ChartImage> draw, int width, int height)
    {
        foreach (var format in (ChartFormat[])[ChartFormat.Svg, ChartFormat.Png])
        {
            var request = new ChartRequest(width, height, false, format);
            Say($"{what}, {format}", Measured.Milliseconds(5, 20, () => draw(request)), limit, draw(request).Bytes.Length);
        }
    }

    private static void Say(string what, double milliseconds, double limit, int bytes) =>
        Measured.Say($"charts: {what}: {milliseconds:0.0} ms (limit {limit:0} ms){(bytes > 0 ? FormattableString.Invariant($", {bytes / 1000.0:0} kB") : "")}");
}
