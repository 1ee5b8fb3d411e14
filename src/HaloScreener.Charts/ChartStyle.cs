using HaloScreener.Scoring.Book;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The one visual language of all pictures: palette, text sizes, axes. Colours are those of the product's pages.</summary>
internal sealed class ChartStyle
{
    public const float TextSize = 12;
    public const float SmallTextSize = 11;
    /// <summary>Least distance between the baselines of two labels.</summary>
    public const float LabelPitch = 15;

    private static readonly ChartStyle Light = new(
        surface: "#FFFFFF", text: "#151B24", muted: "#586273", line: "#E3E7EC", lineStrong: "#C9D0D9", accent: "#0B5CAD",
        halo: "#0F766E", heavy: "#B45309", durable: "#4F6BB5", risk: "#BE3455");

    private static readonly ChartStyle Dark = new(
        surface: "#151D27", text: "#E8EDF3", muted: "#9BA8B8", line: "#263241", lineStrong: "#3A495B", accent: "#6CB0FF",
        halo: "#2DB3A6", heavy: "#E39A3B", durable: "#8CA6EC", risk: "#F0718F");

    public SKColor Surface { get; }
    public SKColor Text { get; }
    public SKColor Muted { get; }
    public SKColor Line { get; }
    public SKColor LineStrong { get; }
    public SKColor Accent { get; }
    public SKColor Halo { get; }
    public SKColor HeavyPerishable { get; }
    public SKColor LightDurable { get; }
    public SKColor Risk { get; }

    private ChartStyle(string surface, string text, string muted, string line, string lineStrong, string accent, string halo, string heavy, string durable, string risk)
    {
        Surface = SKColor.Parse(surface);
        Text = SKColor.Parse(text);
        Muted = SKColor.Parse(muted);
        Line = SKColor.Parse(line);
        LineStrong = SKColor.Parse(lineStrong);
        Accent = SKColor.Parse(accent);
        Halo = SKColor.Parse(halo);
        HeavyPerishable = SKColor.Parse(heavy);
        LightDurable = SKColor.Parse(durable);
        Risk = SKColor.Parse(risk);
    }

    public static ChartStyle Of(ChartRequest request) => request.Dark ? Dark : Light;

    public SKColor Of(Quadrant quadrant) => quadrant switch
    {
        Quadrant.Halo => Halo,
        Quadrant.HeavyPerishable => HeavyPerishable,
        Quadrant.LightDurable => LightDurable,
        Quadrant.AtRiskLight => Risk,
        _ => Muted,
    };

    /// <summary>A new plot in this style with axes of the given ranges and a frame fixed at <paramref name="padding"/> pixels from the edges.</summary>
    public Plot NewPlot(PixelPadding padding, (double Min, double Max) x, (double Min, double Max) y)
    {
        ChartFonts.Register();
        var plot = new Plot();
        plot.FigureBackground.Color = Of(Surface);
        plot.DataBackground.Color = Of(Surface);
        plot.Layout.Fixed(padding);
        plot.Axes.SetLimits(x.Min, x.Max, y.Min, y.Max);
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Grid.MajorLineColor = Of(Line);
        plot.Grid.MajorLineWidth = 1;
        plot.Grid.XAxisStyle.IsVisible = false;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.TickLabelStyle.FontName = ChartFonts.Family;
            axis.TickLabelStyle.FontSize = SmallTextSize;
            axis.TickLabelStyle.ForeColor = Of(Muted);
            axis.TickLabelStyle.SubpixelText = true;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            axis.FrameLineStyle.Width = 0;
        }
        plot.Axes.Bottom.FrameLineStyle.Width = 1;
        plot.Axes.Bottom.FrameLineStyle.Color = Of(LineStrong);
        return plot;
    }

    /// <summary>Ticks at the given values.</summary>
    public static ITickGenerator Ticks(IEnumerable<(double Value, string Label)> ticks) => new NumericManual([.. ticks.Select(t => new Tick(t.Value, t.Label))]);

    public static Color Of(SKColor color) => new(color.Red, color.Green, color.Blue, color.Alpha);
}
