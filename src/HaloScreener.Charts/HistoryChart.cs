using System.Globalization;
using HaloScreener.Scoring.Service;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The words on a history picture, in the reader's language.</summary>
public sealed record HistoryChartText
{
    public required ChartWords Words { get; init; }
    public required string Heaviness { get; init; }
    public required string Risk { get; init; }
    public required string Halo { get; init; }
}

/// <summary>A company's scores by date: heaviness, replacement risk and HALO, 0–100, each labelled where its line ends.</summary>
public static class HistoryChart
{
    /// <summary>Below this width the names stand in a legend, and lines end with their number alone.</summary>
    private const int NarrowWidth = 330;

    private static readonly int[] YearSteps = [1, 2, 5, 10, 20];

    private sealed record Series(string Name, SKColor Color, float Width, int Shape, bool Dashed, double[] Values)
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
        Series[] all =
        [
            new(text.Heaviness, style.Halo, 2, 1, false, Column(points, p => p.H)),
            new(text.Risk, style.Risk, 2, 2, true, Column(points, p => p.R)),
            new(text.Halo, style.Accent, 3, 0, false, Column(points, p => p.Halo)),
        ];
        var series = all.Where(s => s.Last >= 0).ToArray();
        var narrow = request.Width < NarrowWidth;
        var sheet = new Sheet(request, text.Words, [.. narrow ? series.Select(s => new LegendEntry(s.Name, s.Color, s.Dashed ? LegendMark.DashedLine : LegendMark.Line, s.Shape)) : []]);
        if (series.Length == 0)
            return sheet.Empty();

        var axis = ValueAxis.Scores(v => v.ToString("0", CultureInfo.CurrentCulture));
        var labels = series.Select(s => s.Values[s.Last].ToString("0.0", CultureInfo.CurrentCulture)).Select((n, i) => narrow ? n : $"{series[i].Name} {n}").ToArray();
        var right = labels.Max(l => ChartFonts.Measure(l, ChartStyle.TextSize, bold: true)) + 14;
        var frame = new SKRect(sheet.Body.Left + 26, sheet.Body.Top + 8, sheet.Body.Right - right, sheet.Body.Bottom - 22);
        var scale = axis.Up([], frame.Height);

        var dates = points.Select(p => p.AsOf.ToDateTime(TimeOnly.MinValue).ToOADate()).ToArray();
        // One run alone stands in the middle of a two-year axis.
        var (first, last) = dates[0] < dates[^1] ? (dates[0], dates[^1]) : (dates[0] - 365, dates[0] + 365);
        float X(double date) => frame.Left + (float)((date - first) / (last - first)) * frame.Width;
        float Y(double score) => frame.Bottom - scale.At(score) * frame.Height;
        return sheet.Finish(frame, null, scale, canvas =>
        {
            foreach (var label in sheet.NumbersUp(frame, scale, axis).Concat(Years(first, last, frame, X, style)))
                label.Draw(canvas);
            foreach (var s in series)
                DrawLine(canvas, s, i => new SKPoint(X(dates[i]), Y(s.Values[i])));
            DrawEnds(canvas, frame, style, series, labels, series.Select(s => new SKPoint(X(dates[s.Last]), Y(s.Values[s.Last]))).ToArray());
        });
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

    /// <summary>A mark on each newest value and its label beside the frame, moved apart where lines end close together.</summary>
    private static void DrawEnds(SKCanvas canvas, SKRect frame, ChartStyle style, Series[] series, string[] labels, SKPoint[] ends)
    {
        var placed = Spread.Apart(ends.Select(e => e.Y).ToArray(), ChartStyle.LabelPitch, frame.Top, frame.Bottom);
        for (var i = 0; i < series.Length; i++)
        {
            Marks.Draw(canvas, series[i].Shape, ends[i].X, ends[i].Y, 5.5f, style.Surface);
            Marks.Draw(canvas, series[i].Shape, ends[i].X, ends[i].Y, 4, series[i].Color);
            PlacedText.CentredOn(labels[i], frame.Right + 10, placed[i], series[i].Color, bold: true).Draw(canvas);
        }
    }

    /// <summary>First days of years, as many as have room; counted back from the newest year, so that the right end is always named.</summary>
    private static IEnumerable<PlacedText> Years(double first, double last, SKRect frame, Func<double, float> x, ChartStyle style)
    {
        var (from, to) = (DateTime.FromOADate(first).Year, DateTime.FromOADate(last).Year);
        var years = Enumerable.Range(from, to - from + 1).Select(y => (Year: y, Date: new DateTime(y, 1, 1).ToOADate())).Where(y => y.Date >= first && y.Date <= last).ToArray();
        var room = Math.Max(1, (int)(frame.Width / 52));
        var step = YearSteps.First(s => s == YearSteps[^1] || (years.Length + s - 1) / s <= room);
        return years.Reverse().Where((_, i) => i % step == 0).Select(y =>
            new PlacedText(y.Year.ToString(CultureInfo.InvariantCulture), x(y.Date), frame.Bottom + 15, style.Muted, ChartStyle.SmallTextSize, Anchor: Anchor.Middle));
    }

    private static double[] Column(IReadOnlyList<ScorePoint> points, Func<ScorePoint, double?> value) => [.. points.Select(p => value(p) ?? double.NaN)];
}
