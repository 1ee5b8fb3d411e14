using System.Globalization;

namespace HaloScreener.Charts.Tests;

/// <summary>One real-looking picture of each kind.</summary>
internal static class Pictures
{
    private static readonly string[] Sectors =
    [
        "Utilities", "Energy and pipelines", "Mining and metals", "Chemicals and materials", "Transport", "Telecom and towers", "Real estate", "Machinery",
        "Autos and aerospace", "Semiconductors and hardware", "Consumer goods", "Retail, restaurants and hotels", "Health care", "Software and IT services",
        "Media, education and business services",
    ];

    private static readonly ValueAxis Scores = ValueAxis.Scores(Text);
    private static readonly ValueAxis Shares = new() { Number = v => Text(100 * v) + "%" };

    public static IReadOnlyList<int> Years { get; } = [.. Enumerable.Range(2012, 15)];

    public static ChartWords Words { get; } = new()
    {
        Title = "Utilities are the heaviest sector, software the lightest",
        Unit = "Heaviness, 0–100",
        Source = "Company filings with the SEC, as filed by 30 June 2026. Median of the rated companies of each sector.",
        Empty = "Nothing to show",
    };

    public static BoxPlotText BoxText { get; } = new() { Words = Words, Median = "Median", Quartiles = "Middle half of the companies", Whiskers = "5th to 95th percentile" };

    public static SlopeText SlopeText { get; } = new() { Words = Words, Before = "30 June 2025", After = "30 June 2026", Up = "Higher rank", Down = "Lower rank", Number = n => Text(n) };

    public static WaterfallText WaterfallText { get; } = new()
    {
        Words = Words,
        Adds = "Above the median company",
        Takes = "Below it",
        Total = "Points",
        Change = v => v.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture),
    };

    public static ChartImage Boxes(ChartRequest request) => BoxPlotChart.Draw(
        [.. Sectors.Select((s, i) => new BoxRow(s, Math.Max(0, 70 - 6 * i), Math.Max(2, 80 - 6 * i), 88 - 5.5 * i, 95 - 5 * i, 100 - 3 * i, Text(12 + 7 * i)))],
        Scores, ChartInk.Heaviness, request, BoxText);

    public static ChartImage Heat(ChartRequest request) => HeatMapChart.Draw(
        [.. Years.Select(y => Text(y))],
        [.. Sectors.Select((s, i) => new HeatRow(s, [.. Years.Select((_, j) => i == 6 && j < 4 ? double.NaN : 95 - 6 * i + j * 0.3)]))],
        Scores, v => Text(Math.Round(v)), request, Words);

    public static ChartImage Fifths(ChartRequest request, int years) => StackedSharesChart.Draw(
        [.. Years.TakeLast(years)],
        [.. new[] { "Heaviest fifth", "Second", "Third", "Fourth", "Lightest fifth" }.Select((n, i) =>
            new YearSeries(n, [.. Enumerable.Range(0, years).Select(y => 0.2 + (2 - i) * 0.005 * y)]))],
        Shares, ChartPalette.Order, request, Words);

    public static ChartImage Capex(ChartRequest request, YearsForm form) => YearsChart.Draw(
        new YearsChartData
        {
            Years = [.. Years.TakeLast(8)],
            Series =
            [
                .. new[] { "Microsoft", "Alphabet", "Amazon", "Meta", "Oracle", "CoreWeave" }.Select((n, i) =>
                    new YearSeries(n, [.. Enumerable.Range(0, 8).Select(y => i == 5 && y < 5 ? double.NaN : (6 - i) * 3e9 * Math.Pow(1.35, y))])),
            ],
            Form = form,
            Target = new TargetLine("Expected 2023–2026: $1.5 tn", form == YearsForm.StackedBars ? 600e9 : 200e9),
            ExpectedFrom = 2026,
            ExpectedName = "Company guidance",
        },
        new ValueAxis { Number = v => Text(Math.Round(v / 1e9)) + " bn" }, request, Words);

    public static ChartImage Slopes(ChartRequest request, int lines = 18) => SlopeChart.Draw(
        [.. Enumerable.Range(0, lines).Select(i => new SlopeLine("T" + (i * 7919 % 10007), 1 + i * 17 % 341, 1 + i * 29 % 347))], request, SlopeText);

    public static ChartImage Steps(ChartRequest request) => WaterfallChart.Draw(
        [
            new("Median company", 50, IsTotal: true), new("PP&E intensity", 11.3), new("Tangible share of assets", 10.9), new("Capex intensity", 7.1), new("Depreciation burden", -2.2),
            new("Asset intensity", 3.6), new("Replacement cost of the plant in use", double.NaN), new("Shrinkage for what is missing", -1.4), new("This company", 79.3, IsTotal: true),
        ],
        Scores, ChartInk.Heaviness, request, WaterfallText);

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
