using System.Globalization;
using HaloScreener.Scoring.Service;
using ScottPlot;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The words on a history picture, in the reader's language.</summary>
public sealed record HistoryChartText
{
    /// <summary>What the picture shows, for those who do not see it; not drawn.</summary>
    public required string Title { get; init; }
    public required string Heaviness { get; init; }
    public required string Risk { get; init; }
    public required string Halo { get; init; }
    /// <summary>Drawn instead of lines when there is no score.</summary>
    public required string Empty { get; init; }
    /// <summary>A line under the picture that says where the figures are from; null for none.</summary>
    public string? Source { get; init; }
}

/// <summary>A company's scores by date: heaviness, replacement risk and HALO, 0–100, each labelled where its line ends.</summary>
public static class HistoryChart
{
    /// <summary>Below this width the labels are the symbols H and R.</summary>
    private const int NarrowWidth = 330;

    private static readonly int[] YearSteps = [1, 2, 5, 10, 20];
    private static readonly double[] ScoreTicks = [0, 25, 50, 75, 100];

    private sealed record Series(string Name, SKColor Color, float Width, bool Dashed, double[] Values)
    {
        /// <summary>Index of the newest value, or −1.</summary>
        public int Last => Array.FindLastIndex(Values, v => !double.IsNaN(v));
    }

    /// <summary>Draws the history.</summary>
    /// <param name="points">Oldest first; a missing score leaves a gap.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="text">The words.</param>
    public static ChartImage Draw(IReadOnlyList<ScorePoint> points, ChartRequest request, HistoryChartText text)
    {
        var style = ChartStyle.Of(request);
        var narrow = request.Width < NarrowWidth;
        Series[] all =
        [
            new(narrow ? "H" : text.Heaviness, style.Halo, 2, false, Column(points, p => p.H)),
            new(narrow ? "R" : text.Risk, style.Risk, 2, true, Column(points, p => p.R)),
            new(text.Halo, style.Accent, 3, false, Column(points, p => p.Halo)),
        ];
        var series = all.Where(s => s.Last >= 0).ToArray();
        if (series.Length == 0)
            return Empty(request, style, text);

        var labels = series.Select(s => $"{s.Name} {s.Values[s.Last].ToString("0.0", CultureInfo.CurrentCulture)}").ToArray();
        var right = labels.Max(l => ChartFonts.Measure(l, ChartStyle.TextSize, bold: true)) + 16;
        var bottom = text.Source is null ? 26f : 44f;
        var padding = new PixelPadding(32, right, bottom, 12);

        var dates = points.Select(p => p.AsOf.ToDateTime(TimeOnly.MinValue).ToOADate()).ToArray();
        // One run alone stands in the middle of a two-year axis.
        var (first, last) = dates[0] < dates[^1] ? (dates[0], dates[^1]) : (dates[0] - 365, dates[0] + 365);
        var plot = style.NewPlot(padding, (first, last), (0, 100));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(ScoreTicks.Select(v => (v, v.ToString("0", CultureInfo.CurrentCulture))));
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(Years(first, last, request.Width - padding.Left - padding.Right));

        var frame = new SKRect(padding.Left, padding.Top, request.Width - padding.Right, request.Height - padding.Bottom);
        float X(double date) => frame.Left + (float)((date - first) / (last - first)) * frame.Width;
        float Y(double score) => frame.Top + (float)(1 - score / 100) * frame.Height;
        plot.PlottableList.Add(new Drawing(canvas =>
        {
            foreach (var s in series)
                DrawLine(canvas, s, i => new SKPoint(X(dates[i]), Y(s.Values[i])));
            DrawEnds(canvas, frame, style, series, labels, series.Select(s => new SKPoint(X(dates[s.Last]), Y(s.Values[s.Last]))).ToArray());
            if (text.Source is { } source)
                SourceLine(source, request, style).Draw(canvas);
        }));
        return ChartOutput.Draw(plot, request, text.Title);
    }

    /// <summary>The line of one score, with a gap where a year has none.</summary>
    private static void DrawLine(SKCanvas canvas, Series series, Func<int, SKPoint> at)
    {
        using var path = new SKPath();
        for (var i = 0; i < series.Values.Length; i++)
        {
            if (double.IsNaN(series.Values[i]))
                continue;
            if (i > 0 && !double.IsNaN(series.Values[i - 1]))
                path.LineTo(at(i));
            else
                path.MoveTo(at(i));
        }
        if (series.Dashed)
        {
            Strokes.Dashed(canvas, path, series.Color, series.Width);
            return;
        }
        using var paint = new SKPaint { Color = series.Color, IsAntialias = true, IsStroke = true, StrokeWidth = series.Width, StrokeJoin = SKStrokeJoin.Round };
        canvas.DrawPath(path, paint);
    }

    /// <summary>A dot on each newest value and its label beside the frame, moved apart where lines end close together.</summary>
    private static void DrawEnds(SKCanvas canvas, SKRect frame, ChartStyle style, Series[] series, string[] labels, SKPoint[] ends)
    {
        var placed = Spread.Apart(ends.Select(e => e.Y).ToArray(), ChartStyle.LabelPitch, frame.Top, frame.Bottom);
        for (var i = 0; i < series.Length; i++)
        {
            using var fill = new SKPaint { Color = series[i].Color, IsAntialias = true };
            using var ring = new SKPaint { Color = style.Surface, IsAntialias = true };
            canvas.DrawCircle(ends[i], 5, ring);
            canvas.DrawCircle(ends[i], 3.5f, fill);
            new PlacedText(labels[i], frame.Right + 10, placed[i] + ChartStyle.TextSize * 0.36f, series[i].Color, Bold: true).Draw(canvas);
        }
    }

    /// <summary>First days of years, as many as have room.</summary>
    private static IEnumerable<(double, string)> Years(double first, double last, float width)
    {
        var from = DateTime.FromOADate(first);
        var to = DateTime.FromOADate(last);
        var years = Enumerable.Range(from.Year, to.Year - from.Year + 1)
            .Select(y => (Date: new DateTime(y, 1, 1).ToOADate(), Label: y.ToString(CultureInfo.InvariantCulture)))
            .Where(y => y.Date >= first && y.Date <= last)
            .ToArray();
        var room = Math.Max(1, (int)(width / 52));
        var step = YearSteps.First(s => s == YearSteps[^1] || (years.Length + s - 1) / s <= room);
        // Counted back from the newest year, so that the right end is always named.
        return years.Reverse().Where((_, i) => i % step == 0);
    }

    private static ChartImage Empty(ChartRequest request, ChartStyle style, HistoryChartText text)
    {
        var plot = style.NewPlot(new PixelPadding(0), (0, 1), (0, 1));
        plot.HideAxesAndGrid();
        var fitted = ChartFonts.Fit(text.Empty, ChartStyle.TextSize, request.Width - 16);
        plot.PlottableList.Add(new Drawing(canvas =>
            new PlacedText(fitted, request.Width / 2f, request.Height / 2f, style.Muted, Anchor: Anchor.Middle).Draw(canvas)));
        return ChartOutput.Draw(plot, request, text.Title);
    }

    private static PlacedText SourceLine(string source, ChartRequest request, ChartStyle style) =>
        new(ChartFonts.Fit(source, ChartStyle.SmallTextSize, request.Width - 16), 8, request.Height - 8, style.Muted, ChartStyle.SmallTextSize);

    private static double[] Column(IReadOnlyList<ScorePoint> points, Func<ScorePoint, double?> value) => [.. points.Select(p => value(p) ?? double.NaN)];
}
