using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Names beside dots: the company in focus always, of the others the largest of the current screen that have room.</summary>
internal static class MapNames
{
    /// <summary>Pixels of the picture's area for each name that is tried.</summary>
    private const float AreaOfName = 22_000;

    public static void Draw(SKCanvas canvas, MapScene scene, IReadOnlyList<MapDot> dots, SKRect frame, ChartStyle style, bool ownOnly, Action<SKCanvas, MapDot, SKPaint> drawDot)
    {
        var taken = new List<SKRect>();
        var own = scene.Cik is { } cik && scene.Book.RowOf(cik) is { } row ? dots.Where(d => d.Row == row).ToArray() : [];
        foreach (var dot in own)
        {
            using var ring = new SKPaint { Color = style.Text, IsStroke = true, StrokeWidth = 2, IsAntialias = true };
            using var fill = new SKPaint { IsAntialias = true };
            drawDot(canvas, dot with { Radius = Math.Max(dot.Radius, 5) }, fill);
            canvas.DrawCircle(dot.X, dot.Y, Math.Max(dot.Radius, 5) + 2.5f, ring);
            var label = Beside(dot, scene.Book.Companies[dot.Row].Label, frame, style.Text, taken)[0];
            label.Draw(canvas, style.Surface.WithAlpha(230));
            taken.Add(label.Backing);
        }
        if (ownOnly)
            return;
        var most = (int)Math.Ceiling(frame.Width * frame.Height / AreaOfName);
        foreach (var dot in dots.Where(d => scene.IsStressed(d.Row)).Except(own).OrderByDescending(d => d.Radius).Take(most))
        {
            var label = Beside(dot, scene.Book.Companies[dot.Row].Label, frame, style.Text, taken).FirstOrDefault(p => !taken.Any(p.Backing.IntersectsWith));
            if (label is null)
                continue;
            label.Draw(canvas, style.Surface.WithAlpha(150));
            taken.Add(label.Backing);
        }
    }

    /// <summary>Places for a dot's name, all inside the frame; those clear of other labels first, then those that keep off the dot.</summary>
    private static PlacedText[] Beside(MapDot dot, string name, SKRect frame, SKColor color, List<SKRect> taken)
    {
        var gap = dot.Radius + 7;
        const float baseline = ChartStyle.SmallTextSize * 0.36f;
        PlacedText[] places =
        [
            Inside(new(name, dot.X + gap, dot.Y + baseline, color, ChartStyle.SmallTextSize, Bold: true)),
            Inside(new(name, dot.X - gap, dot.Y + baseline, color, ChartStyle.SmallTextSize, Bold: true, Anchor.Right)),
            Inside(new(name, dot.X, dot.Y - gap, color, ChartStyle.SmallTextSize, Bold: true, Anchor.Middle)),
            Inside(new(name, dot.X, dot.Y + gap + 8, color, ChartStyle.SmallTextSize, Bold: true, Anchor.Middle)),
        ];
        var own = SKRect.Create(dot.X - dot.Radius, dot.Y - dot.Radius, 2 * dot.Radius, 2 * dot.Radius);
        return [.. places.OrderBy(p => taken.Any(p.Backing.IntersectsWith)).ThenBy(p => own.IntersectsWith(p.Box))];

        PlacedText Inside(PlacedText text)
        {
            var box = text.Box;
            var right = Math.Max(0, frame.Left + 3 - box.Left) - Math.Max(0, box.Right - frame.Right + 3);
            var down = Math.Max(0, frame.Top + 3 - box.Top) - Math.Max(0, box.Bottom - frame.Bottom + 3);
            return text with { X = text.X + right, Y = text.Y + down };
        }
    }
}
