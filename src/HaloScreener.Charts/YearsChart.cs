using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>How the series of a picture by year are drawn.</summary>
public enum YearsForm
{
    Lines,
    /// <summary>A bar for each series, side by side.</summary>
    Bars,
    /// <summary>A bar for each year, its series one on the other; for series without negative values.</summary>
    StackedBars,
}

/// <summary>A level that the series are held against, such as what is expected by a year.</summary>
/// <param name="Name">What it is, its value included: "Expected 2023–2026: $1.5 tn".</param>
/// <param name="Value">In the unit of the series.</param>
public sealed record TargetLine(string Name, double Value);

/// <summary>What a picture by year shows.</summary>
public sealed record YearsChartData
{
    /// <summary>Ascending, without gaps.</summary>
    public required IReadOnlyList<int> Years { get; init; }
    public required IReadOnlyList<YearSeries> Series { get; init; }
    public required YearsForm Form { get; init; }
    /// <summary>A dashed line across, named in the legend.</summary>
    public TargetLine? Target { get; init; }
    /// <summary>From this year on the values are not yet reported: drawn pale, lines dashed. Null for none.</summary>
    public int? ExpectedFrom { get; init; }
    /// <summary>What the pale ones are, in the legend: "Company guidance".</summary>
    public string? ExpectedName { get; init; }
}

/// <summary>Series by year as lines or bars, with a target; bars carry their value, lines their newest.</summary>
public static class YearsChart
{
    /// <summary>Draws the series.</summary>
    /// <param name="data">What to show.</param>
    /// <param name="axis">The axis of the values; it always holds zero under bars.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="words">The words.</param>
    public static ChartImage Draw(YearsChartData data, ValueAxis axis, ChartRequest request, ChartWords words)
    {
        var style = ChartStyle.Of(request);
        var named = NamesBeside(data, request);
        var sheet = new Sheet(request, words, [.. LegendOf(data, style, named)]);
        if (data.Years.Count == 0 || !data.Series.Any(s => s.Values.Any(double.IsFinite)))
            return sheet.Empty();
        var scale = axis.Up(Extent(data), sheet.Body.Height - 40);
        var left = axis.NumbersOf(scale).Max(n => ChartFonts.Measure(n, ChartStyle.SmallTextSize)) + 6;
        var right = data.Form != YearsForm.Lines && !named ? 8 : YearsPicture.EndsOf(data, axis, named).Max(e => ChartFonts.Measure(e.Label, ChartStyle.TextSize, bold: true)) + 24;
        var frame = new SKRect(sheet.Body.Left + left, sheet.Body.Top + 14, sheet.Body.Right - right, sheet.Body.Bottom - 22);
        var picture = new YearsPicture(data, axis, scale, frame, style, named);
        return sheet.Finish(frame, null, scale, canvas =>
        {
            foreach (var label in sheet.NumbersUp(frame, scale, axis).Concat(YearLabels.Of(data.Years, picture.X, frame.Bottom + 15, style.Muted)))
                label.Draw(canvas);
            picture.Draw(canvas);
        });
    }

    /// <summary>Whether the series are named where they end, which no eye can mistake: lines with short names, and stacks of which the newest year has every part.</summary>
    private static bool NamesBeside(YearsChartData data, ChartRequest request)
    {
        var room = request.Width * (data.Form == YearsForm.Lines ? 0.16f : 0.26f);
        return data.Form != YearsForm.Bars && data.Series.Count > 0 && data.Years.Count > 0 && data.Series.All(s => ChartFonts.Measure(s.Name, ChartStyle.TextSize, bold: true) <= room)
            && (data.Form == YearsForm.Lines || data.Series.All(s => s.Values[^1] > 0));
    }

    private static IEnumerable<LegendEntry> LegendOf(YearsChartData data, ChartStyle style, bool named)
    {
        var lines = data.Form == YearsForm.Lines;
        var entries = data.Series.Select((s, i) => new LegendEntry(
            s.Name, style.Series(i, data.Series.Count, ChartPalette.Categories), lines ? LegendMark.Line : LegendMark.Swatch, lines ? i : null));
        // A stack is read from above, and where its parts are named beside it that is its legend.
        if (data.Form == YearsForm.StackedBars)
            entries = named ? [] : entries.Reverse();
        foreach (var entry in entries)
            yield return entry;
        if (data.ExpectedName is { } expected)
            yield return new LegendEntry(expected, style.Muted, lines ? LegendMark.DashedLine : LegendMark.PaleSwatch);
        if (data.Target is { } target)
            yield return new LegendEntry(target.Name, style.Text, LegendMark.DashedLine);
    }

    private static IEnumerable<double> Extent(YearsChartData data)
    {
        var values = data.Form == YearsForm.StackedBars
            ? data.Years.Select((_, year) => data.Series.Sum(s => double.IsNaN(s.Values[year]) ? 0 : s.Values[year]))
            : data.Series.SelectMany(s => s.Values);
        if (data.Form != YearsForm.Lines)
            values = values.Append(0);
        return data.Target is { } target ? values.Append(target.Value) : values;
    }
}
