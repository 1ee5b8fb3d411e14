using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>How a factor is spread over the universe, small: a bar for each bin, the middle half of the companies stressed, and the median's value.</summary>
public static class DistributionChart
{
    private const float Gap = 1.5f;
    private const float NumbersHeight = 17;

    /// <summary>Draws the bins.</summary>
    /// <param name="distribution">The factor's distribution.</param>
    /// <param name="number">A raw value as the reader reads it, unit included.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="words">The words.</param>
    public static ChartImage Draw(FactorDistribution distribution, Func<double, string> number, ChartRequest request, ChartWords words)
    {
        var sheet = new Sheet(request, words);
        if (distribution.Counts.Count == 0)
            return sheet.Empty();
        var style = sheet.Style;
        var color = distribution.Factor.Axis == Axis.Heaviness ? style.Halo : style.Risk;
        // The median's value stands above the bars, those of the bounds below.
        var frame = new SKRect(sheet.Body.Left, sheet.Body.Top + NumbersHeight, sheet.Body.Right, sheet.Body.Bottom - NumbersHeight);
        return sheet.Finish(frame, null, null, canvas =>
        {
            DrawBars(canvas, distribution, frame, color, style);
            DrawMedian(canvas, distribution, number, frame, style);
            DrawBounds(canvas, distribution, number, frame, style);
        });
    }

    private static void DrawBars(SKCanvas canvas, FactorDistribution distribution, SKRect frame, SKColor color, ChartStyle style)
    {
        var most = Math.Max(1, distribution.Counts.Max());
        var pitch = frame.Width / distribution.Counts.Count;
        var (from, to) = (distribution.PositionOf(distribution.LowerQuartile), distribution.PositionOf(distribution.UpperQuartile));
        using var inside = new SKPaint { Color = color, IsAntialias = true };
        using var outside = new SKPaint { Color = color.WithAlpha(110), IsAntialias = true };
        using var ground = new SKPaint { Color = style.LineStrong, IsStroke = true, StrokeWidth = 1 };
        for (var i = 0; i < distribution.Counts.Count; i++)
        {
            if (distribution.Counts[i] == 0)
                continue;
            var middle = (i + 0.5) / distribution.Counts.Count;
            // Even one company is seen.
            var height = Math.Max(1.5f, frame.Height * distribution.Counts[i] / most);
            var left = frame.Left + i * pitch;
            canvas.DrawRect(new SKRect(left + Gap / 2, frame.Bottom - height, left + pitch - Gap / 2, frame.Bottom), middle >= from && middle <= to ? inside : outside);
        }
        canvas.DrawLine(frame.Left, frame.Bottom + 0.5f, frame.Right, frame.Bottom + 0.5f, ground);
    }

    private static void DrawMedian(SKCanvas canvas, FactorDistribution distribution, Func<double, string> number, SKRect frame, ChartStyle style)
    {
        var x = frame.Left + (float)distribution.PositionOf(distribution.Median) * frame.Width;
        using var line = new SKPaint { Color = style.Text, IsStroke = true, StrokeWidth = 1.5f };
        canvas.DrawLine(x, frame.Top - 2, x, frame.Bottom, line);
        var text = number(distribution.Median);
        var half = ChartFonts.Measure(text, ChartStyle.SmallTextSize, bold: true) / 2;
        new PlacedText(text, Math.Clamp(x, frame.Left + half, frame.Right - half), frame.Top - 6, style.Text, ChartStyle.SmallTextSize, Bold: true, Anchor: Anchor.Middle).Draw(canvas);
    }

    private static void DrawBounds(SKCanvas canvas, FactorDistribution distribution, Func<double, string> number, SKRect frame, ChartStyle style)
    {
        // Of a table each value has its place, the bounds lie half a step outside.
        var table = distribution.Factor.Transform == Transform.Table;
        var inset = table ? frame.Width / distribution.Counts.Count / 2 : 0;
        var (low, high) = table ? (distribution.Low + 0.5, distribution.High - 0.5) : (distribution.Low, distribution.High);
        new PlacedText(number(low), frame.Left + inset, frame.Bottom + 14, style.Muted, ChartStyle.SmallTextSize, Anchor: table ? Anchor.Middle : Anchor.Left).Draw(canvas);
        new PlacedText(number(high), frame.Right - inset, frame.Bottom + 14, style.Muted, ChartStyle.SmallTextSize, Anchor: table ? Anchor.Middle : Anchor.Right).Draw(canvas);
    }
}
