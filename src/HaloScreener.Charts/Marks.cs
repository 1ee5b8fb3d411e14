using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The shapes that tell lines apart for those who do not see their colours, each as large to the eye as a circle of the radius.</summary>
internal static class Marks
{
    /// <summary>Shapes before they begin again: circle, square, diamond, triangle, triangle on its head, cross.</summary>
    public const int Count = 6;

    /// <param name="canvas">Where to draw.</param>
    /// <param name="shape">Place of the series; after <see cref="Count"/> the shapes begin again.</param>
    /// <param name="x">Its middle across.</param>
    /// <param name="y">Its middle down.</param>
    /// <param name="radius">Of the circle that is as large.</param>
    /// <param name="color">Filled with it.</param>
    public static void Draw(SKCanvas canvas, int shape, float x, float y, float radius, SKColor color)
    {
        using var fill = new SKPaint { Color = color, IsAntialias = true };
        switch (shape % Count)
        {
            case 0:
                canvas.DrawCircle(x, y, radius, fill);
                break;
            case 1:
                var half = radius * 0.8862f; // √π/2: the same area
                canvas.DrawRect(new SKRect(x - half, y - half, x + half, y + half), fill);
                break;
            case 2:
                using (var diamond = Strokes.Diamond(x, y, radius))
                    canvas.DrawPath(diamond, fill);
                break;
            case 3 or 4:
                using (var triangle = Triangle(x, y, radius * (shape % Count == 3 ? 1 : -1)))
                    canvas.DrawPath(triangle, fill);
                break;
            default:
                using (var cross = new SKPaint { Color = color, IsAntialias = true, IsStroke = true, StrokeWidth = radius * 0.75f })
                {
                    canvas.DrawLine(x - radius, y - radius, x + radius, y + radius, cross);
                    canvas.DrawLine(x - radius, y + radius, x + radius, y - radius, cross);
                }
                break;
        }
    }

    /// <summary>Equal sides around the middle, its point up, or down for a negative radius.</summary>
    private static SKPath Triangle(float x, float y, float radius)
    {
        var reach = radius * 1.5551f; // √(4π/(3√3)): the same area
        var path = new SKPath();
        path.MoveTo(x, y - reach);
        path.LineTo(x + reach * 0.866f, y + reach / 2);
        path.LineTo(x - reach * 0.866f, y + reach / 2);
        path.Close();
        return path;
    }
}
