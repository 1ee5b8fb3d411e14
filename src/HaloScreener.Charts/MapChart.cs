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
    /// <summary>Where the figures are from, below the map; null for none.</summary>
    public string? Source { get; init; }
    /// <summary>The names of the method's sectors in their order, for the legend of a map coloured by them.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];
    /// <summary>Drawn when no company is rated.</summary>
    public required string Empty { get; init; }
}

/// <summary>The HALO map: heaviness across, durability (100 − R) up, four named quadrants, a dot per rated company, its size by revenue.</summary>
public static class MapChart
{
    /// <summary>With more dots than this an SVG draws several in one element: an element each takes a second, and megabytes.</summary>
    public const int MaxSingleDots = 2000;

    /// <summary>So many dots have room at their full size.</summary>
    private const int RoomyDots = 1500;

    /// <summary>Below this width the axes have neither names nor ticks and only the company in focus is named.</summary>
    private const int SmallWidth = 360;

    /// <summary>Below this width a legend of sixteen sectors would take all of the map's room.</summary>
    private const int LegendWidth = 600;

    private static readonly ValueAxis Numbers = new() { Number = v => v.ToString("0.#", CultureInfo.CurrentCulture) };

    /// <summary>Where everything is in the picture of this size.</summary>
    /// <param name="scene">What is shown.</param>
    /// <param name="request">Size of the picture.</param>
    /// <param name="text">The words: a legend under the map takes room from it.</param>
    public static MapPlan Plan(MapScene scene, ChartRequest request, MapChartText text)
    {
        var frame = Frame(request, LegendOf(scene, request, text).Height + SourceOf(request, text).Height);
        return new MapPlan(frame.Left, frame.Top, frame.Right, frame.Bottom, Dots(scene, frame));
    }

    /// <summary>Draws the map.</summary>
    /// <param name="scene">What is shown.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="text">The words.</param>
    public static ChartImage Draw(MapScene scene, ChartRequest request, MapChartText text)
    {
        var legend = LegendOf(scene, request, text);
        var source = SourceOf(request, text);
        var frame = Frame(request, legend.Height + source.Height);
        var dots = Dots(scene, frame);
        var style = ChartStyle.Of(request);
        var window = scene.Window;
        var padding = new PixelPadding(frame.Left, request.Width - frame.Right, request.Height - frame.Bottom, frame.Top);
        var plot = style.NewPlot(padding, (window.MinH, window.MaxH), (100 - window.MaxR, 100 - window.MinR));
        plot.HideGrid();
        var small = request.Width < SmallWidth;
        plot.Axes.Left.TickGenerator = TickLabels(100 - window.MaxR, 100 - window.MinR);
        plot.Axes.Bottom.TickGenerator = TickLabels(window.MinH, window.MaxH);
        plot.PlottableList.Add(new Drawing(canvas =>
        {
            DrawFrame(canvas, frame, style, window, scene.Book.Method.Rules.Quadrants);
            if (dots.Count > MaxSingleDots && request.Format == ChartFormat.Svg)
                MapDots.DrawTogether(canvas, dots, scene, style);
            else
                MapDots.Draw(canvas, dots, scene, style);
            MapNames.Draw(canvas, scene, dots, frame, style, ownOnly: small, (on, dot, paint) => MapDots.DrawOne(on, dot, scene, style, paint));
            DrawQuadrants(canvas, frame, dots, scene, request, style, text, request.Height - legend.Height - source.Height - 9f);
            DrawDurability(canvas, frame, request, style, text);
            legend.Draw(canvas);
            foreach (var line in source.Lines)
                line.Draw(canvas);
            if (dots.Count == 0)
                new PlacedText(ChartFonts.Fit(text.Empty, ChartStyle.TextSize, frame.Width - 8), frame.MidX, frame.MidY, style.Muted, Anchor: Anchor.Middle)
                    .Draw(canvas, style.Surface);
        }));
        return ChartOutput.Draw(plot, request, text.Title);

        ITickGenerator TickLabels(double from, double to) => ChartStyle.Ticks(
            small ? [] : ValueScale.Of(from, to, from, to, most: 4).Ticks.Select(v => (v, Numbers.Number(v))));
    }

    /// <summary>The square of the scores; the bands above and below it hold the names.</summary>
    private static SKRect Frame(ChartRequest request, float below) => request.Width < SmallWidth
        ? new(12, 26, request.Width - 12, request.Height - 26)
        : new(50, 30, request.Width - 16, request.Height - 48 - below);

    /// <summary>A map coloured by sector that is taken away brings its legend; on a page it stands beside the picture, where it filters.</summary>
    private static Legend LegendOf(MapScene scene, ChartRequest request, MapChartText text)
    {
        if (scene.Color != MapColor.Sector || request.Format != ChartFormat.Png || request.Width < LegendWidth)
            return new Legend([], 0, 0, 0, SKColors.Empty);
        var style = ChartStyle.Of(request);
        LegendEntry[] entries =
            [.. text.Sectors.Select((name, i) => new LegendEntry(name, style.Series(i), MapMark.IsDiamondOf(i) ? LegendMark.Diamond : LegendMark.Dot))];
        var height = new Legend(entries, 50, 0, request.Width - 66, style.Text).Height;
        return new Legend(entries, 50, request.Height - height - 4 - SourceOf(request, text).Height, request.Width - 66, style.Text);
    }

    /// <summary>Where the figures are from, at the very bottom; a small map stands beside words that say it.</summary>
    private static (IReadOnlyList<PlacedText> Lines, float Height) SourceOf(ChartRequest request, MapChartText text)
    {
        if (text.Source is null || request.Width < SmallWidth)
            return ([], 0);
        var lines = ChartFonts.Wrap(text.Source, ChartStyle.SmallTextSize, request.Width - 2 * Sheet.Margin, most: 2);
        var height = lines.Count * ChartStyle.LabelPitch + 8;
        var muted = ChartStyle.Of(request).Muted;
        return ([.. lines.Select((line, i) => new PlacedText(line, Sheet.Margin, request.Height - height + 11 + i * ChartStyle.LabelPitch, muted, ChartStyle.SmallTextSize))], height);
    }

    private static List<MapDot> Dots(MapScene scene, SKRect frame)
    {
        var (book, ranking, window) = (scene.Book, scene.Ranking, scene.Window);
        var revenue = book.Fundamental(Concept.Revenue);
        var scale = Math.Clamp(MathF.Min(frame.Width, frame.Height) / 500, 0.6f, 1.3f);
        var dots = new List<MapDot>();
        for (var row = 0; row < book.Count; row++)
        {
            var (h, r) = (ranking.H[row], ranking.R[row]);
            // No comparison holds for what is not rated.
            if (!window.Holds(h, r))
                continue;
            // Area grows with the logarithm of revenue: 10 million is the smallest dot, 1,000 billion the largest. Other currencies do not compare.
            var size = book.Currency[row] == "USD" && revenue[row] > 0 ? Math.Clamp((Math.Log10(revenue[row]) - 7) / 5, 0, 1) : 0;
            dots.Add(new MapDot(
                row,
                frame.Left + (float)((h - window.MinH) / (window.MaxH - window.MinH)) * frame.Width,
                frame.Top + (float)((r - window.MinR) / (window.MaxR - window.MinR)) * frame.Height,
                scale * (float)Math.Sqrt(6 + 58 * size)));
        }
        // In a crowd they shrink, so that it does not grow together.
        var crowd = MathF.Max(0.5f, MathF.Sqrt(RoomyDots / (float)Math.Max(RoomyDots, dots.Count)));
        return crowd < 1 ? dots.ConvertAll(d => d with { Radius = d.Radius * crowd }) : dots;
    }

    private static void DrawFrame(SKCanvas canvas, SKRect frame, ChartStyle style, MapWindow window, QuadrantRules lines)
    {
        using var border = new SKPaint { Color = style.Line, IsStroke = true, StrokeWidth = 1, IsAntialias = true };
        canvas.DrawRect(frame, border);
        using var middle = new SKPaint { Color = style.LineStrong, IsStroke = true, StrokeWidth = 1, IsAntialias = true };
        var x = frame.Left + (float)((lines.HeavinessLine - window.MinH) / (window.MaxH - window.MinH)) * frame.Width;
        var y = frame.Top + (float)((lines.RiskLine - window.MinR) / (window.MaxR - window.MinR)) * frame.Height;
        if (x > frame.Left && x < frame.Right)
            canvas.DrawLine(x, frame.Top, x, frame.Bottom, middle);
        if (y > frame.Top && y < frame.Bottom)
            canvas.DrawLine(frame.Left, y, frame.Right, y, middle);
    }

    /// <summary>
    /// The names of the quadrants in sight with the number of companies stressed, above and below their corners; between them the axis and what
    /// size means.
    /// </summary>
    private static void DrawQuadrants(
        SKCanvas canvas, SKRect frame, List<MapDot> dots, MapScene scene, ChartRequest request, ChartStyle style, MapChartText text, float below)
    {
        var lines = scene.Book.Method.Rules.Quadrants;
        var (light, heavy) = (scene.Window.MinH < lines.HeavinessLine, scene.Window.MaxH > lines.HeavinessLine);
        var (durable, atRisk) = (scene.Window.MinR < lines.RiskLine, scene.Window.MaxR > lines.RiskLine);
        Band(frame.Top - 13, Seen(light && durable, Quadrant.LightDurable, text.LightDurable), Seen(heavy && durable, Quadrant.Halo, text.Halo), text.SizeNote);
        Band(below, Seen(light && atRisk, Quadrant.AtRiskLight, text.AtRiskLight), Seen(heavy && atRisk, Quadrant.HeavyPerishable, text.HeavyPerishable), $"{text.Heaviness} →");

        static (Quadrant Quadrant, string Name)? Seen(bool seen, Quadrant quadrant, string name) => seen ? (quadrant, name) : null;

        void Band(float y, (Quadrant Quadrant, string Name)? atLeft, (Quadrant Quadrant, string Name)? atRight, string? between)
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

        PlacedText Name((Quadrant Quadrant, string Name)? corner, float y, Anchor anchor, bool withCount)
        {
            var x = anchor == Anchor.Left ? frame.Left : frame.Right;
            if (corner is not { } seen)
                return new PlacedText("", x, y, style.Muted, Anchor: anchor);
            var count = dots.Count(d => scene.Ranking.Quadrants[d.Row] == seen.Quadrant && scene.IsStressed(d.Row)).ToString("N0", CultureInfo.CurrentCulture);
            var name = withCount ? $"{seen.Name} · {count}" : ChartFonts.Fit(seen.Name, ChartStyle.TextSize, frame.Width / 2 - 4, bold: true);
            // Where colour means sectors, a name in a colour of its own would be one more.
            return new PlacedText(name, x, y, scene.Color == MapColor.Quadrant ? style.Of(seen.Quadrant) : style.Text, Bold: true, Anchor: anchor);
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
