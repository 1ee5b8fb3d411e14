using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Shapes that several pictures draw.</summary>
internal static class Strokes
{
    /// <summary>A path in dashes. The SVG canvas has none and complains on the console about each: it is given their outlines.</summary>
    public static void Dashed(SKCanvas canvas, SKPath path, SKColor color, float width)
    {
        using var dashes = SKPathEffect.CreateDash([8, 5], 0);
        using var stroke = new SKPaint { Color = color, IsStroke = true, StrokeWidth = width, StrokeJoin = SKStrokeJoin.Round, PathEffect = dashes };
        using var outline = stroke.GetFillPath(path);
        using var fill = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawPath(outline, fill);
    }

    /// <summary>A rectangle filled pale with a firm edge.</summary>
    public static void PaleRect(SKCanvas canvas, SKRect rect, SKColor color)
    {
        using var fill = new SKPaint { Color = color.WithAlpha(56), IsAntialias = true };
        using var edge = new SKPaint { Color = color, IsAntialias = true, IsStroke = true, StrokeWidth = 1.2f };
        canvas.DrawRect(rect, fill);
        canvas.DrawRect(SKRect.Inflate(rect, -0.6f, -0.6f), edge);
    }

    /// <summary>A diamond as large to the eye as a circle of the radius.</summary>
    public static SKPath Diamond(float x, float y, float radius)
    {
        var reach = radius * 1.2533f; // √(π/2): the same area
        var path = new SKPath();
        path.MoveTo(x, y - reach);
        path.LineTo(x + reach, y);
        path.LineTo(x, y + reach);
        path.LineTo(x - reach, y);
        path.Close();
        return path;
    }
}
