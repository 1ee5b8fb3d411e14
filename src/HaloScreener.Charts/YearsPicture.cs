using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Bars, lines and their values inside the frame of a <see cref="YearsChart"/>, and what stands beside their ends.</summary>
internal sealed class YearsPicture(YearsChartData data, ValueAxis axis, ValueScale scale, SKRect frame, ChartStyle style, bool named)
{
    /// <summary>Years closer together than this have no mark of their own on a line.</summary>
    private const float LeastBandOfMark = 14;

    private readonly float _band = frame.Width / data.Years.Count;

    /// <summary>The middle of a year's band.</summary>
    public float X(int year) => frame.Left + (year + 0.5f) * _band;

    public void Draw(SKCanvas canvas)
    {
        switch (data.Form)
        {
            case YearsForm.Lines:
                DrawLines(canvas);
                break;
            case YearsForm.Bars:
                DrawBars(canvas);
                break;
            case YearsForm.StackedBars:
                DrawStacks(canvas);
                break;
        }
        DrawTarget(canvas);
    }

    private float Y(double value) => frame.Bottom - scale.At(value) * frame.Height;

    private SKColor ColorOf(int series) => style.Series(series, data.Series.Count, ChartPalette.Categories);

    private bool IsExpected(int year) => data.ExpectedFrom is { } from && data.Years[year] >= from;

    private void DrawStacks(SKCanvas canvas)
    {
        var wide = Math.Min(_band * 0.72f, 72);
        var totals = new List<PlacedText>();
        for (var year = 0; year < data.Years.Count; year++)
        {
            var sum = 0.0;
            for (var i = 0; i < data.Series.Count; i++)
            {
                if (data.Series[i].Values[year] is not > 0)
                    continue;
                var from = sum;
                sum += data.Series[i].Values[year];
                // A line of the surface between two colours keeps them apart for every eye.
                var (top, bottom) = (Y(sum), Y(from) - (from > 0 ? 1 : 0));
                if (bottom - top > 0.3f)
                    Bar(canvas, new SKRect(X(year) - wide / 2, top, X(year) + wide / 2, bottom), ColorOf(i), IsExpected(year));
            }
            if (sum > 0)
                totals.Add(Over(X(year), Y(sum), sum));
        }
        // The newest total stands alone above the tallest stack of a growing series, so it has room when the others have not.
        if (!DrawWhereAllFit(canvas, totals, _band) && totals.Count > 0)
            totals[^1].Draw(canvas);
        if (named)
            DrawParts(canvas, data.Years.Count - 1, wide);
    }

    /// <summary>The names of a stack's parts beside it.</summary>
    private void DrawParts(SKCanvas canvas, int year, float wide)
    {
        var tops = new List<double> { 0 };
        foreach (var series in data.Series)
            tops.Add(tops[^1] + series.Values[year]);
        var middles = data.Series.Select((_, i) => Y((tops[i] + tops[i + 1]) / 2)).ToArray();
        var placed = Spread.Apart(middles, ChartStyle.LabelPitch, frame.Top, frame.Bottom - 4);
        for (var i = 0; i < data.Series.Count; i++)
        {
            using var line = new SKPaint { Color = style.LineStrong, IsAntialias = true, IsStroke = true, StrokeWidth = 1 };
            canvas.DrawLine(X(year) + wide / 2 + 1, middles[i], frame.Right + 3, placed[i], line);
            using var swatch = new SKPaint { Color = ColorOf(i), IsAntialias = true };
            canvas.DrawRect(frame.Right + 4, placed[i] - 5, 5, 10, swatch);
            PlacedText.CentredOn(data.Series[i].Name, frame.Right + 14, placed[i], style.Text).Draw(canvas);
        }
    }

    private void DrawBars(SKCanvas canvas)
    {
        var group = Math.Min(_band * 0.8f, 96 * data.Series.Count);
        var wide = group / data.Series.Count;
        var values = new List<PlacedText>();
        for (var year = 0; year < data.Years.Count; year++)
        {
            for (var i = 0; i < data.Series.Count; i++)
            {
                var value = data.Series[i].Values[year];
                if (double.IsNaN(value))
                    continue;
                var left = X(year) - group / 2 + i * wide;
                var (y, zero) = (Y(value), Y(0));
                Bar(canvas, new SKRect(left + 0.5f, Math.Min(y, zero), left + wide - 0.5f, Math.Max(y, zero)), ColorOf(i), IsExpected(year));
                values.Add(Over(left + wide / 2, Math.Min(y, zero), value));
            }
        }
        DrawWhereAllFit(canvas, values, wide);
    }

    private static void Bar(SKCanvas canvas, SKRect bar, SKColor color, bool expected)
    {
        if (expected)
        {
            Strokes.PaleRect(canvas, bar, color);
            return;
        }
        using var fill = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRect(bar, fill);
    }

    private PlacedText Over(float x, float top, double value) =>
        new(axis.Number(value), x, top - 4, style.Text, ChartStyle.SmallTextSize, Bold: true, Anchor: Anchor.Middle);

    /// <summary>Values over their bars where all have room; the axis tells them otherwise.</summary>
    private static bool DrawWhereAllFit(SKCanvas canvas, List<PlacedText> values, float room)
    {
        if (!values.All(v => v.Box.Width + 4 <= room))
            return false;
        foreach (var value in values)
            value.Draw(canvas);
        return true;
    }

    private void DrawLines(SKCanvas canvas)
    {
        for (var i = 0; i < data.Series.Count; i++)
            DrawLine(canvas, i);
        var ends = EndsOf(data, axis, named);
        var placed = Spread.Apart([.. ends.Select(e => Y(data.Series[e.Series].Values[e.Year]))], ChartStyle.LabelPitch, frame.Top, frame.Bottom - 4);
        for (var k = 0; k < ends.Count; k++)
        {
            var (series, year, label) = ends[k];
            Marks.Draw(canvas, series, X(year), Y(data.Series[series].Values[year]), 4, ColorOf(series));
            Marks.Draw(canvas, series, frame.Right + 7, placed[k], 4, ColorOf(series));
            PlacedText.CentredOn(label, frame.Right + 15, placed[k], style.Text, bold: true).Draw(canvas);
        }
    }

    private void DrawLine(SKCanvas canvas, int series)
    {
        var values = data.Series[series].Values;
        using var reported = Path(values, year => !IsExpected(year));
        using var line = new SKPaint { Color = ColorOf(series), IsAntialias = true, IsStroke = true, StrokeWidth = 2.2f, StrokeJoin = SKStrokeJoin.Round };
        canvas.DrawPath(reported, line);
        if (data.ExpectedFrom is not null)
        {
            // The way into the first expected year is expected too.
            using var expected = Path(values, year => IsExpected(year) || (year + 1 < data.Years.Count && IsExpected(year + 1)));
            Strokes.Dashed(canvas, expected, ColorOf(series), 2.2f);
        }
        if (_band < LeastBandOfMark)
            return;
        for (var year = 0; year < data.Years.Count; year++)
        {
            if (double.IsFinite(values[year]))
                Marks.Draw(canvas, series, X(year), Y(values[year]), 3, ColorOf(series));
        }
    }

    /// <summary>What stands beside the end of each line that has one: its newest value, after its name where that is asked for; beside a stack, the names of its parts.</summary>
    public static IReadOnlyList<(int Series, int Year, string Label)> EndsOf(YearsChartData data, ValueAxis axis, bool named) =>
    [
        .. data.Series.Select((s, i) => (Series: i, Year: Enumerable.Range(0, data.Years.Count).LastOrDefault(year => double.IsFinite(s.Values[year]), -1)))
            .Where(e => e.Year >= 0)
            .Select(e => (e.Series, e.Year, Label: data.Form != YearsForm.Lines ? data.Series[e.Series].Name
                : named ? $"{data.Series[e.Series].Name} {axis.Number(data.Series[e.Series].Values[e.Year])}"
                : axis.Number(data.Series[e.Series].Values[e.Year]))),
    ];

    private SKPath Path(IReadOnlyList<double> values, Func<int, bool> belongs)
    {
        var path = new SKPath();
        var broken = true;
        for (var year = 0; year < data.Years.Count; year++)
        {
            if (double.IsNaN(values[year]) || !belongs(year))
            {
                broken = true;
                continue;
            }
            if (broken)
                path.MoveTo(X(year), Y(values[year]));
            else
                path.LineTo(X(year), Y(values[year]));
            broken = false;
        }
        return path;
    }

    private void DrawTarget(SKCanvas canvas)
    {
        if (data.Target is not { } target)
            return;
        using var path = new SKPath();
        path.MoveTo(frame.Left, Y(target.Value));
        path.LineTo(frame.Right, Y(target.Value));
        Strokes.Dashed(canvas, path, style.Text, 1.6f);
    }
}
