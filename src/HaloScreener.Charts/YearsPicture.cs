using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Bars, lines and their values inside the frame of a <see cref="YearsChart"/>.</summary>
internal sealed class YearsPicture(YearsChartData data, ValueAxis axis, ValueScale scale, SKRect frame, ChartStyle style)
{
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
        var ends = new List<(int Series, int Year)>();
        for (var i = 0; i < data.Series.Count; i++)
        {
            var values = data.Series[i].Values;
            var last = Enumerable.Range(0, data.Years.Count).LastOrDefault(year => double.IsFinite(values[year]), -1);
            if (last < 0)
                continue;
            using var reported = Path(values, year => !IsExpected(year));
            using var line = new SKPaint { Color = ColorOf(i), IsAntialias = true, IsStroke = true, StrokeWidth = 2.2f, StrokeJoin = SKStrokeJoin.Round };
            canvas.DrawPath(reported, line);
            if (data.ExpectedFrom is not null)
            {
                // The way into the first expected year is expected too.
                using var expected = Path(values, year => IsExpected(year) || (year + 1 < data.Years.Count && IsExpected(year + 1)));
                Strokes.Dashed(canvas, expected, ColorOf(i), 2.2f);
            }
            ends.Add((i, last));
        }
        var placed = Spread.Apart([.. ends.Select(e => Y(data.Series[e.Series].Values[e.Year]))], ChartStyle.LabelPitch, frame.Top, frame.Bottom - 4);
        for (var k = 0; k < ends.Count; k++)
        {
            var (series, year) = ends[k];
            var value = data.Series[series].Values[year];
            using var dot = new SKPaint { Color = ColorOf(series), IsAntialias = true };
            canvas.DrawCircle(X(year), Y(value), 3.5f, dot);
            canvas.DrawRect(frame.Right + 2, placed[k] - 5, 5, 10, dot);
            PlacedText.CentredOn(axis.Number(value), frame.Right + 11, placed[k], style.Text, bold: true).Draw(canvas);
        }
    }

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
