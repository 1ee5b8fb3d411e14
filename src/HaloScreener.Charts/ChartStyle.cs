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
        halo: "#0F766E", heavy: "#B45309", durable: "#4F6BB5", risk: "#BE3455",
        series: ["#0B5CAD", "#D98A1F", "#0F766E", "#A3244B", "#56B4E9", "#8C6BD1", "#4A4F14", "#8A94A3"],
        ramp: ["#EEF3F8", "#0A3D74"]);

    private static readonly ChartStyle Dark = new(
        surface: "#151D27", text: "#E8EDF3", muted: "#9BA8B8", line: "#263241", lineStrong: "#3A495B", accent: "#6CB0FF",
        halo: "#2DB3A6", heavy: "#E39A3B", durable: "#8CA6EC", risk: "#F0718F",
        series: ["#6CB0FF", "#E39A3B", "#2DB3A6", "#F0718F", "#F2F2A6", "#7B6BD6", "#A8622A", "#8C99A8"],
        ramp: ["#1E2935", "#A9D3FF"]);

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

    /// <summary>Eight colours for things of a kind; chosen so that no two come close under the three kinds of colour blindness.</summary>
    private readonly SKColor[] _series;
    private readonly SKColor[] _ramp;

    private ChartStyle(
        string surface, string text, string muted, string line, string lineStrong, string accent, string halo, string heavy, string durable, string risk,
        string[] series, string[] ramp)
    {
        _series = [.. series.Select(SKColor.Parse)];
        _ramp = [.. ramp.Select(SKColor.Parse)];
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

    public static ChartStyle Of(ChartRequest request) => Of(request.Dark);

    public static ChartStyle Of(bool dark) => dark ? Dark : Light;

    public SKColor Of(Quadrant quadrant) => quadrant switch
    {
        Quadrant.Halo => Halo,
        Quadrant.HeavyPerishable => HeavyPerishable,
        Quadrant.LightDurable => LightDurable,
        Quadrant.AtRiskLight => Risk,
        _ => Muted,
    };

    public SKColor Of(ChartInk ink) => ink switch
    {
        ChartInk.Heaviness => Halo,
        ChartInk.Risk => Risk,
        _ => Accent,
    };

    /// <summary>Colours before they begin again.</summary>
    public const int SeriesCount = 8;

    /// <summary>One of the colours for things of a kind.</summary>
    /// <param name="index">Its place; after <see cref="SeriesCount"/> the colours begin again.</param>
    public SKColor Series(int index) => _series[index % SeriesCount];

    /// <summary>The colour of one of several series.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="count">Number of series.</param>
    /// <param name="palette">How colours go round.</param>
    public SKColor Series(int index, int count, ChartPalette palette) => palette == ChartPalette.Categories
        ? Series(index)
        // The palest step stays clear of the surface.
        : Ramp(1 - 0.8 * index / Math.Max(1, count - 1));

    /// <summary>A colour of the sequential scale: one hue, ever darker on light and ever brighter on dark, which no colour blindness upsets.</summary>
    /// <param name="share">0, next to the surface, to 1, the strongest.</param>
    public SKColor Ramp(double share)
    {
        var t = Math.Clamp(share, 0, 1);
        var (from, to) = (_ramp[0], _ramp[1]);
        byte Mix(byte a, byte b) => (byte)Math.Round(a + (b - a) * t);
        return new SKColor(Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue));
    }

    /// <summary>Black or white letters, whichever reads better on a colour.</summary>
    public static SKColor InkOn(SKColor background)
    {
        var light = Luminance(background);
        return (light + 0.05) * (light + 0.05) > 1.05 * 0.05 ? SKColors.Black : SKColors.White;
    }

    /// <summary>Relative luminance as in WCAG 2, 0–1.</summary>
    private static double Luminance(SKColor color)
    {
        static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);
    }

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
