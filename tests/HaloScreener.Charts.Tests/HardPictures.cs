using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Charts.Tests;

/// <summary>Pictures of what is hardest to lay out: one point, forty rows, long names, negative and huge numbers, in English and in Chinese.</summary>
/// <param name="chinese">Whether the words are Chinese.</param>
internal sealed class HardPictures(bool chinese)
{
    public static IReadOnlyList<(string Kind, int Height, Func<HardPictures, ChartRequest, ChartImage> Draw)> All { get; } =
    [
        ("one box", BoxPlotChart.HeightFor(1), (p, r) => p.Boxes(1, r)),
        ("forty boxes", BoxPlotChart.HeightFor(40), (p, r) => p.Boxes(40, r)),
        ("one cell", HeatMapChart.HeightFor(1), (p, r) => p.Heat(1, 1, r)),
        ("forty rows of cells", HeatMapChart.HeightFor(40), (p, r) => p.Heat(40, 17, r)),
        ("shares of one year", 340, (p, r) => p.Shares(1, r)),
        ("eight shares of many years", 340, (p, r) => p.Shares(17, r)),
        ("a line of one point", 360, (p, r) => p.Years(YearsForm.Lines, 1, 1, r)),
        ("eight lines", 360, (p, r) => p.Years(YearsForm.Lines, 8, 17, r)),
        ("one bar", 360, (p, r) => p.Years(YearsForm.Bars, 1, 1, r)),
        ("bars above and below zero", 360, (p, r) => p.Years(YearsForm.Bars, 3, 9, r)),
        ("eight stacked bars", 360, (p, r) => p.Years(YearsForm.StackedBars, 8, 17, r)),
        ("one slope", 240, (p, r) => p.Slopes(1, r)),
        ("forty slopes", 460, (p, r) => p.Slopes(40, r)),
        ("two steps", WaterfallChart.HeightFor(2), (p, r) => p.Steps(2, r)),
        ("forty steps", WaterfallChart.HeightFor(40), (p, r) => p.Steps(40, r)),
        ("a history of one day", 280, (p, r) => p.History(1, r)),
        ("a history of seventeen years", 280, (p, r) => p.History(17, r)),
        ("a full map", 480, (p, r) => p.Map(800, r)),
        ("a map of thousands", 480, (p, r) => p.Map(2400, r)),
    ];

    private ChartWords Words { get; } = new()
    {
        Title = "Finding",
        Unit = chinese ? "资本开支累计，美元，财年，按资产重度五分组的份额，各组历年中位数，0–100" : "Logarithm of the median multiple of enterprise value to sales, heaviest minus lightest fifth, 0–100",
        Source = chinese ? "来源：各公司向 SEC 提交的申报文件，截至 2026-07-15 已提交部分。少于 3 家公司时不给出中位数。" : "Source: company filings with the SEC, as filed by 2026-07-15. Fewer than 3 companies have no median. Guidance as told in public.",
        Empty = chinese ? "没有数据" : "Nothing to show",
    };

    private ValueAxis Huge => new() { Number = v => (v / 1e9).ToString("N1", CultureInfo.InvariantCulture) + (chinese ? " 万亿" : " bn") };

    private string Name(int i) => chinese
        ? new[] { "传媒、教育与商业服务", "公用事业", "半导体与硬件", "零售、餐饮与酒店" }[i % 4] + i
        : new[] { "Media, education and business services of every other kind", "Utilities", "Motion pictures, and the distribution of what they are", "Internationalisation" }[i % 4] + " " + i;

    private ChartImage Boxes(int rows, ChartRequest request) => BoxPlotChart.Draw(
        [.. Enumerable.Range(0, rows).Select(i => new BoxRow(Name(i), -2e12 + i * 1e10, -1e12, i * 1e10, 1e12, 3e12, (1234567 + i).ToString("N0", CultureInfo.InvariantCulture)))],
        Huge, ChartInk.Risk, request,
        new BoxPlotText { Words = Words, Median = Name(1), Quartiles = chinese ? "中间一半的公司" : "Middle half of the companies", Whiskers = chinese ? "最低至最高" : "Lowest to highest of them all" });

    private ChartImage Heat(int rows, int columns, ChartRequest request) => HeatMapChart.Draw(
        [.. Enumerable.Range(2010, columns).Select(y => y.ToString(CultureInfo.InvariantCulture))],
        [.. Enumerable.Range(0, rows).Select(i => new HeatRow(Name(i), [.. Enumerable.Range(0, columns).Select(j => (i + j) % 7 == 3 ? double.NaN : 17.0 * (i - j))]))],
        new ValueAxis { Number = v => v.ToString("N0", CultureInfo.InvariantCulture) }, v => v.ToString("+0;−0;0", CultureInfo.InvariantCulture), request, Words);

    private ChartImage Shares(int years, ChartRequest request) => StackedSharesChart.Draw(
        [.. Enumerable.Range(2010, years)], [.. Enumerable.Range(0, 8).Select(i => new YearSeries(Name(i), [.. Enumerable.Repeat(i == 0 ? 0.93 : 0.01, years)]))],
        new ValueAxis { Min = 0, Max = 1, Number = v => v.ToString("P1", CultureInfo.InvariantCulture) }, ChartPalette.Order, request, Words);

    private ChartImage Years(YearsForm form, int series, int years, ChartRequest request) => YearsChart.Draw(
        new YearsChartData
        {
            Years = [.. Enumerable.Range(2010, years)],
            Series = [.. Enumerable.Range(0, series).Select(i => new YearSeries(series == 8 ? $"T{i}" : Name(i), [.. Enumerable.Range(0, years).Select(y => (form == YearsForm.StackedBars || (i + y) % 2 == 0 ? 1 : -1) * 1.234e15 * (i + 1))]))],
            Form = form,
            Target = new TargetLine(Name(0), 3e15),
            ExpectedFrom = 2009 + years,
            ExpectedName = Name(2),
        },
        Huge, request, Words);

    private ChartImage Slopes(int lines, ChartRequest request) => SlopeChart.Draw(
        [.. Enumerable.Range(0, lines).Select(i => new SlopeLine(Name(i), 10296 - i * 7, 1 + i * 131 % 9973))], request,
        new SlopeText
        {
            Words = Words,
            Before = Name(0),
            After = Name(2),
            Up = chinese ? "排名上升" : "Higher rank",
            Down = chinese ? "排名下降" : "Lower rank",
            Number = n => n.ToString("N0", CultureInfo.InvariantCulture),
        });

    private ChartImage Steps(int steps, ChartRequest request) => WaterfallChart.Draw(
        [new(Name(1), 2e12, IsTotal: true), .. Enumerable.Range(0, steps - 2).Select(i => new WaterfallStep(Name(i), i % 5 == 0 ? double.NaN : (i % 2 == 0 ? 1 : -1) * 3e11)), new(Name(0), -1e12, IsTotal: true)],
        Huge, ChartInk.Heaviness, request,
        new WaterfallText { Words = Words, Adds = Name(0), Takes = Name(1), Total = Name(2), Change = v => Huge.Number(v) });

    private ChartImage History(int years, ChartRequest request) => HistoryChart.Draw(
        [.. Enumerable.Range(0, years).Select(y => new ScorePoint(new DateOnly(2010 + y, 6, 30), 0.2, 0.4, 0.1, 5, 300))], request,
        new HistoryChartText { Words = Words, Heaviness = chinese ? "资产重度" : "Heaviness", Risk = chinese ? "AI 替代风险" : "Replacement risk", Halo = "HALO" });

    private ChartImage Map(int companies, ChartRequest request)
    {
        var book = HandmadeBook.Of([.. Enumerable.Range(1, companies).Select(i => new HandmadeCompany
        {
            Cik = i,
            Name = $"Company {i}",
            Tickers = [$"TICK{i}"],
            H = i * 37 % 101,
            R = i * 53 % 101,
            Figures = new Dictionary<Concept, double> { [Concept.Revenue] = 1e8 * i },
        })]);
        var text = chinese
            ? ChartTexts.Map with { Heaviness = "资产重度", Durability = "持久性", HeavyPerishable = "重而易逝", LightDurable = "轻而持久", AtRiskLight = "轻而承压", SizeNote = "大小：收入" }
            : ChartTexts.Map;
        return MapChart.Draw(new MapScene { Book = book, Ranking = book.Ranking, Cik = 7 }, request, text with { Source = Words.Source });
    }
}
