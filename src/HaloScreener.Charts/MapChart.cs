using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using ScottPlot;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The words on the map, in the reader's language.</summary>
public sealed record MapChartText
{
    /// <summary>What the picture shows, for those who do not see it; not drawn.</summary>
    public required string Title { get; init; }
    /// <summary>Name of the horizontal axis.</summary>
    public required string Heaviness { get; init; }
    /// <summary>Name of the vertical axis, 100 − R.</summary>
    public required string Durability { get; init; }
    public required string Halo { get; init; }
    public required string HeavyPerishable { get; init; }
    public required string LightDurable { get; init; }
    public required string AtRiskLight { get; init; }
    /// <summary>What the size of a dot means; null for none.</summary>
    public string? SizeNote { get; init; }
    /// <summary>Drawn when no company is rated.</summary>
    public required string Empty { get; init; }
}

/// <summary>A company's dot on a map, in pixels of the picture.</summary>
public readonly record struct MapDot(int Row, float X, float Y, float Radius);

/// <summary>What a map stresses: one company, and the rows of the current screen before the rest.</summary>
public sealed record MapFocus
{
    /// <summary>The company to ring and name.</summary>
    public int? Cik { get; init; }
    /// <summary>The rows drawn in full; the others are drawn faint. Null means all.</summary>
    public IReadOnlySet<int>? Rows { get; init; }
}

/// <summary>The HALO map: heaviness across, durability (100 − R) up, four named quadrants, a dot per rated company, its size by revenue.</summary>
public static class MapChart
{
    /// <summary>With more dots than this a picture is a PNG whatever was asked for: an element each makes an SVG of megabytes.</summary>
    public const int MaxVectorDots = 2000;

    /// <summary>Below this width the axes have neither names nor ticks and only the company in focus is named.</summary>
    private const int SmallWidth = 360;

    private static readonly double[] Ticks = [0, 25, 50, 75, 100];

    /// <summary>Where each rated company's dot is in the picture of this size: exactly what <see cref="Draw"/> paints.</summary>
    public static IReadOnlyList<MapDot> Dots(ScoreBook book, Ranking ranking, ChartRequest request)
    {
        var frame = Frame(request);
        var revenue = book.Fundamental(Concept.Revenue);
        var scale = Math.Clamp(MathF.Min(frame.Width, frame.Height) / 500, 0.6f, 1.3f);
        var dots = new List<MapDot>();
        for (var row = 0; row < book.Count; row++)
        {
            if (double.IsNaN(ranking.H[row]) || double.IsNaN(ranking.R[row]))
                continue;
            // Area grows with the logarithm of revenue: 10 million is the smallest dot, 1,000 billion the largest. Other currencies do not compare.
            var size = book.Currency[row] == "USD" && revenue[row] > 0 ? Math.Clamp((Math.Log10(revenue[row]) - 7) / 5, 0, 1) : 0;
            dots.Add(new MapDot(
                row,
                frame.Left + (float)(ranking.H[row] / 100) * frame.Width,
                frame.Top + (float)(ranking.R[row] / 100) * frame.Height,
                scale * (float)Math.Sqrt(6 + 58 * size)));
        }
        return dots;
    }

    /// <summary>Draws the map; a PNG above <see cref="MaxVectorDots"/> companies, as its content type says.</summary>
    /// <param name="book">The universe.</param>
    /// <param name="ranking">Scores under the weights in question.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="text">The words.</param>
    /// <param name="focus">What to stress; null for nothing.</param>
    public static ChartImage Draw(ScoreBook book, Ranking ranking, ChartRequest request, MapChartText text, MapFocus? focus = null)
    {
        var dots = Dots(book, ranking, request);
        if (dots.Count > MaxVectorDots)
            request = new ChartRequest(request.Width, request.Height, request.Dark, ChartFormat.Png, request.Scale);
        var style = ChartStyle.Of(request);
        var frame = Frame(request);
        var padding = new PixelPadding(frame.Left, request.Width - frame.Right, request.Height - frame.Bottom, frame.Top);
        var plot = style.NewPlot(padding, (0, 100), (0, 100));
        plot.HideGrid();
        var ticks = request.Width < SmallWidth ? [] : Ticks;
        plot.Axes.Left.TickGenerator = TickLabels(ticks);
        plot.Axes.Bottom.TickGenerator = TickLabels(ticks);
        plot.PlottableList.Add(new Drawing(canvas =>
        {
            DrawFrame(canvas, frame, style, book.Method.Rules.Quadrants);
            DrawDots(canvas, dots, ranking, style, focus);
            DrawNames(canvas, dots, book, ranking, frame, request, style, focus);
            DrawQuadrants(canvas, frame, ranking, request, style, text);
            DrawDurability(canvas, frame, request, style, text);
            if (dots.Count == 0)
                new PlacedText(ChartFonts.Fit(text.Empty, ChartStyle.TextSize, frame.Width - 8), frame.MidX, frame.MidY, style.Muted, Anchor: Anchor.Middle)
                    .Draw(canvas, style.Surface);
        }));
        return ChartOutput.Draw(plot, request, text.Title);

        static ITickGenerator TickLabels(double[] ticks) => ChartStyle.Ticks(ticks.Select(v => (v, v.ToString("0", CultureInfo.CurrentCulture))));
    }

    /// <summary>The square of the scores; the bands above and below it hold the names.</summary>
    private static SKRect Frame(ChartRequest request) => request.Width < SmallWidth
        ? new(12, 26, request.Width - 12, request.Height - 26)
        : new(50, 30, request.Width - 16, request.Height - 48);

    private static void DrawFrame(SKCanvas canvas, SKRect frame, ChartStyle style, QuadrantRules lines)
    {
        using var border = new SKPaint { Color = style.Line, IsStroke = true, StrokeWidth = 1, IsAntialias = true };
        canvas.DrawRect(frame, border);
        using var middle = new SKPaint { Color = style.LineStrong, IsStroke = true, StrokeWidth = 1, IsAntialias = true };
        var x = frame.Left + (float)(lines.HeavinessLine / 100) * frame.Width;
        var y = frame.Top + (float)(lines.RiskLine / 100) * frame.Height;
        canvas.DrawLine(x, frame.Top, x, frame.Bottom, middle);
        canvas.DrawLine(frame.Left, y, frame.Right, y, middle);
    }

    private static void DrawDots(SKCanvas canvas, IReadOnlyList<MapDot> dots, Ranking ranking, ChartStyle style, MapFocus? focus)
    {
        using var paint = new SKPaint { IsAntialias = true };
        // The screen's own above the rest; among them large dots first, so that small ones stay visible.
        foreach (var dot in dots.OrderBy(InFocus).ThenByDescending(d => d.Radius))
        {
            paint.Color = style.Of(ranking.Quadrants[dot.Row]).WithAlpha((byte)(InFocus(dot) ? 150 : 40));
            canvas.DrawCircle(dot.X, dot.Y, dot.Radius, paint);
        }

        bool InFocus(MapDot dot) => focus?.Rows is not { } rows || rows.Contains(dot.Row);
    }

    /// <summary>The quadrants' names with the number of companies, above and below their corners; between them the axis and what size means.</summary>
    private static void DrawQuadrants(SKCanvas canvas, SKRect frame, Ranking ranking, ChartRequest request, ChartStyle style, MapChartText text)
    {
        var above = frame.Top - 13;
        var below = request.Height - 9f;
        Band(above, (Quadrant.LightDurable, text.LightDurable), (Quadrant.Halo, text.Halo), text.SizeNote);
        Band(below, (Quadrant.AtRiskLight, text.AtRiskLight), (Quadrant.HeavyPerishable, text.HeavyPerishable), $"{text.Heaviness} →");

        void Band(float y, (Quadrant Quadrant, string Name) atLeft, (Quadrant Quadrant, string Name) atRight, string? between)
        {
            var (left, right) = (Name(atLeft, y, Anchor.Left, withCount: true), Name(atRight, y, Anchor.Right, withCount: true));
            if (left.Box.Right + 12 > right.Box.Left)
                (left, right) = (Name(atLeft, y, Anchor.Left, withCount: false), Name(atRight, y, Anchor.Right, withCount: false));
            left.Draw(canvas);
            right.Draw(canvas);
            if (between is null || request.Width < SmallWidth)
                return;
            var middle = new PlacedText(between, frame.MidX, y, style.Muted, ChartStyle.SmallTextSize, Anchor: Anchor.Middle);
            // Words that would touch a name are left out rather than cut: the picture says the same without them.
            if (middle.Box.Left > left.Box.Right + 12 && middle.Box.Right < right.Box.Left - 12)
                middle.Draw(canvas);
        }

        PlacedText Name((Quadrant Quadrant, string Name) corner, float y, Anchor anchor, bool withCount)
        {
            var count = ranking.Quadrants.Count(q => q == corner.Quadrant).ToString("N0", CultureInfo.CurrentCulture);
            var name = withCount ? $"{corner.Name} · {count}" : ChartFonts.Fit(corner.Name, ChartStyle.TextSize, frame.Width / 2 - 4, bold: true);
            return new PlacedText(name, anchor == Anchor.Left ? frame.Left : frame.Right, y, style.Of(corner.Quadrant), Bold: true, Anchor: anchor);
        }
    }

    /// <summary>Tickers of the company in focus and, where there is room, of the largest companies shown.</summary>
    private static void DrawNames(
        SKCanvas canvas, IReadOnlyList<MapDot> dots, ScoreBook book, Ranking ranking, SKRect frame, ChartRequest request, ChartStyle style, MapFocus? focus)
    {
        var taken = new List<SKRect>();
        var own = focus?.Cik is { } cik && book.RowOf(cik) is { } row ? dots.Where(d => d.Row == row).ToArray() : [];
        foreach (var dot in own)
        {
            using var ring = new SKPaint { Color = style.Text, IsStroke = true, StrokeWidth = 2, IsAntialias = true };
            using var fill = new SKPaint { Color = style.Of(ranking.Quadrants[dot.Row]), IsAntialias = true };
            canvas.DrawCircle(dot.X, dot.Y, Math.Max(dot.Radius, 5), fill);
            canvas.DrawCircle(dot.X, dot.Y, Math.Max(dot.Radius, 5) + 1, ring);
            var label = Beside(dot, book.Companies[dot.Row].Label, frame, style.Text, taken)[0];
            label.Draw(canvas, style.Surface.WithAlpha(230));
            taken.Add(label.Backing);
        }
        if (request.Width < SmallWidth)
            return;
        var shown = dots.Where(d => focus?.Rows is not { } rows || rows.Contains(d.Row)).Except(own);
        foreach (var dot in shown.OrderByDescending(d => d.Radius).Take(request.Width / 90))
        {
            var label = Beside(dot, book.Companies[dot.Row].Label, frame, style.Text, taken).FirstOrDefault(p => !taken.Any(p.Backing.IntersectsWith));
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

    private static void DrawDurability(SKCanvas canvas, SKRect frame, ChartRequest request, ChartStyle style, MapChartText text)
    {
        if (request.Width < SmallWidth)
            return;
        canvas.Save();
        canvas.RotateDegrees(-90, 16, frame.MidY);
        new PlacedText(ChartFonts.Fit($"{text.Durability} →", ChartStyle.SmallTextSize, frame.Height), 16, frame.MidY, style.Muted, ChartStyle.SmallTextSize, Anchor: Anchor.Middle)
            .Draw(canvas);
        canvas.Restore();
    }
}
