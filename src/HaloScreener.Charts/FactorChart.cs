using System.Globalization;
using HaloScreener.Scoring.Method;
using ScottPlot;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>One bar of a factor picture.</summary>
/// <param name="Name">The factor, in the reader's language.</param>
/// <param name="Points">Points that the factor gives, or NaN where it is missing or does not apply.</param>
/// <param name="Most">The most it could give: its share of the axis × 100.</param>
public sealed record FactorBar(string Name, double Points, double Most);

/// <summary>Points of each factor of one axis as bars, against the most that each could give.</summary>
public static class FactorChart
{
    private const float BarHeight = 8;

    /// <summary>Draws the bars.</summary>
    /// <param name="axis">Which axis, for the colour.</param>
    /// <param name="bars">In the order of the method.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="title">What the picture shows, for those who do not see it; not drawn.</param>
    public static ChartImage Draw(Axis axis, IReadOnlyList<FactorBar> bars, ChartRequest request, string title)
    {
        var style = ChartStyle.Of(request);
        var color = axis == Axis.Heaviness ? style.Halo : style.Risk;
        var plot = style.NewPlot(new PixelPadding(0), (0, 1), (0, 1));
        plot.HideAxesAndGrid();
        plot.PlottableList.Add(new Drawing(canvas => DrawBars(canvas, bars, request, style, color)));
        return ChartOutput.Draw(plot, request, title);
    }

    private static void DrawBars(SKCanvas canvas, IReadOnlyList<FactorBar> bars, ChartRequest request, ChartStyle style, SKColor color)
    {
        const float margin = 10;
        var numbers = bars.Select(b => double.IsNaN(b.Points) ? "–" : b.Points.ToString("0.0", CultureInfo.CurrentCulture)).ToArray();
        var numberWidth = numbers.Length == 0 ? 0 : numbers.Max(n => ChartFonts.Measure(n, ChartStyle.TextSize, bold: true));
        var nameWidth = Math.Min(bars.Count == 0 ? 0 : bars.Max(b => ChartFonts.Measure(b.Name, ChartStyle.TextSize)), request.Width * 0.5f);
        var left = margin + nameWidth + 12;
        var width = request.Width - margin - numberWidth - 10 - left;
        var most = bars.Select(b => b.Most).DefaultIfEmpty(1).Max();
        var pitch = (request.Height - 2 * margin) / Math.Max(1, bars.Count);
        using var track = new SKPaint { Color = style.Line, IsAntialias = true, IsStroke = true, StrokeWidth = BarHeight, StrokeCap = SKStrokeCap.Round };
        using var fill = new SKPaint { Color = color, IsAntialias = true, IsStroke = true, StrokeWidth = BarHeight, StrokeCap = SKStrokeCap.Round };
        for (var i = 0; i < bars.Count; i++)
        {
            var y = margin + (i + 0.5f) * pitch;
            var baseline = y + ChartStyle.TextSize * 0.36f;
            new PlacedText(ChartFonts.Fit(bars[i].Name, ChartStyle.TextSize, nameWidth), margin, baseline, style.Text).Draw(canvas);
            Bar(bars[i].Most, track);
            if (bars[i].Points > 0)
                Bar(bars[i].Points, fill);
            new PlacedText(numbers[i], request.Width - margin, baseline, style.Text, Bold: true, Anchor: Anchor.Right).Draw(canvas);

            // A line with round ends: a rounded rectangle becomes kilobytes of curves in an SVG.
            void Bar(double points, SKPaint paint)
            {
                var length = Math.Max(0.1f, (float)(points / most) * width - BarHeight);
                canvas.DrawLine(left + BarHeight / 2, y, left + BarHeight / 2 + length, y, paint);
            }
        }
    }
}
