using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The dots of a map: the screen's own above the rest, and among them large ones first, so that small ones stay visible.</summary>
internal static class MapDots
{
    private const byte StressedAlpha = 150;
    private const byte FaintAlpha = 40;

    /// <summary>Steps of a pixel that dots drawn together are placed and sized by; an eighth is a short number in binary and in decimal.</summary>
    private const float Grain = 8;

    /// <summary>An element for each dot.</summary>
    public static void Draw(SKCanvas canvas, IReadOnlyList<MapDot> dots, MapScene scene, ChartStyle style)
    {
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var dot in dots.OrderBy(d => scene.IsStressed(d.Row)).ThenByDescending(d => d.Radius))
        {
            paint.Color = paint.Color.WithAlpha(AlphaOf(scene, dot));
            DrawOne(canvas, dot, scene, style, paint);
        }
    }

    /// <summary>
    /// An element for a few dots that look the same: so few, and so seldom neighbours, that what overlaps still adds up to a darker tone. A circle is a line
    /// of next to no length with round ends: the SVG canvas leaves out lines of none.
    /// </summary>
    public static void DrawTogether(SKCanvas canvas, IReadOnlyList<MapDot> dots, MapScene scene, ChartStyle style)
    {
        var most = (dots.Count + MapChart.MaxSingleDots - 1) / MapChart.MaxSingleDots;
        var alike = dots.GroupBy(d => (Stressed: scene.IsStressed(d.Row), Size: MathF.Round(d.Radius * Grain / 2) * 2 / Grain, Look: LookOf(scene, style, d)))
            .OrderBy(g => g.Key.Stressed).ThenByDescending(g => g.Key.Size);
        using var paint = new SKPaint { IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        foreach (var group in alike)
        {
            var (color, diamond) = group.Key.Look;
            paint.Color = color.WithAlpha(group.Key.Stressed ? StressedAlpha : FaintAlpha);
            paint.IsStroke = !diamond;
            paint.StrokeWidth = 2 * group.Key.Size;
            foreach (var few in group.Select(d => new SKPoint(OnGrain(d.X), OnGrain(d.Y))).Chunk(most))
            {
                using var path = new SKPath();
                foreach (var at in few)
                {
                    if (diamond)
                    {
                        using var one = Strokes.Diamond(at.X, at.Y, group.Key.Size);
                        path.AddPath(one);
                        continue;
                    }
                    path.MoveTo(at);
                    path.RLineTo(1 / Grain, 0);
                }
                canvas.DrawPath(path, paint);
            }
        }
    }

    /// <summary>A dot in its colour, as strong as the paint is, and its shape.</summary>
    public static void DrawOne(SKCanvas canvas, MapDot dot, MapScene scene, ChartStyle style, SKPaint paint)
    {
        var (color, isDiamond) = LookOf(scene, style, dot);
        paint.Color = color.WithAlpha(paint.Color.Alpha);
        if (!isDiamond)
        {
            canvas.DrawCircle(dot.X, dot.Y, dot.Radius, paint);
            return;
        }
        using var diamond = Strokes.Diamond(dot.X, dot.Y, dot.Radius);
        canvas.DrawPath(diamond, paint);
    }

    private static byte AlphaOf(MapScene scene, MapDot dot) => scene.IsStressed(dot.Row) ? StressedAlpha : FaintAlpha;

    private static (SKColor Color, bool IsDiamond) LookOf(MapScene scene, ChartStyle style, MapDot dot)
    {
        if (scene.Color == MapColor.Quadrant)
            return (style.Of(scene.Ranking.Quadrants[dot.Row]), false);
        var sector = scene.SectorOf(dot.Row);
        return sector < 0 ? (style.Muted, false) : (style.Series(sector), MapMark.IsDiamondOf(sector));
    }

    private static float OnGrain(float pixels) => MathF.Round(pixels * Grain) / Grain;
}
