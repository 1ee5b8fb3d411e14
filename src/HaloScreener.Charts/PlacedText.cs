using ScottPlot;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Where the anchor of a text is, seen from the text.</summary>
internal enum Anchor { Left, Middle, Right }

/// <summary>A text at a place in pixels of the picture; y is its baseline.</summary>
internal sealed record PlacedText(string Text, float X, float Y, SKColor Color, float Size = ChartStyle.TextSize, bool Bold = false, Anchor Anchor = Anchor.Left)
{
    /// <summary>A text whose letters stand in the middle of a line.</summary>
    public static PlacedText CentredOn(
        string text, float x, float y, SKColor color, float size = ChartStyle.TextSize, bool bold = false, Anchor anchor = Anchor.Left) =>
        new(text, x, y + size * 0.36f, color, size, bold, anchor);

    /// <summary>The box that the text fills, a little generous.</summary>
    public SKRect Box
    {
        get
        {
            var width = ChartFonts.Measure(Text, Size, Bold);
            var left = Anchor switch { Anchor.Left => X, Anchor.Middle => X - width / 2, _ => X - width };
            return new SKRect(left, Y - Size * 0.8f, left + width, Y + Size * 0.25f);
        }
    }

    /// <summary>The box with the margin that a backing fills around it.</summary>
    public SKRect Backing => SKRect.Inflate(Box, 4, 3);

    /// <param name="canvas">Where to draw.</param>
    /// <param name="backing">A backing behind the letters, so that they read on top of dots; null for none.</param>
    public void Draw(SKCanvas canvas, SKColor? backing = null)
    {
        using var paint = new SKPaint { Color = Color, IsAntialias = true };
        if (backing is { } color)
        {
            using var back = new SKPaint { Color = color, IsAntialias = true };
            canvas.DrawRoundRect(Backing, 3, 3, back);
        }
        var x = Box.Left;
        foreach (var (run, chinese) in ChartFonts.Runs(Text))
        {
            using var font = chinese ? ChartFonts.ChineseFont(Size, Bold) : ChartFonts.Font(Size, Bold);
            if (chinese)
            {
                // As outlines: the face is a hundred times what a picture uses of it.
                using var outline = font.GetTextPath(run, new SKPoint(x, Y));
                canvas.DrawPath(outline, paint);
            }
            else
            {
                canvas.DrawText(run, x, Y, SKTextAlign.Left, font, paint);
            }
            x += font.MeasureText(run);
        }
    }
}

/// <summary>Something drawn in pixels on top of a plot, also outside its data area, where ScottPlot's own texts would be clipped.</summary>
internal sealed class Drawing(Action<SKCanvas> draw) : IPlottable
{
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        rp.CanvasState.DisableClipping();
        draw(rp.Canvas);
    }
}
