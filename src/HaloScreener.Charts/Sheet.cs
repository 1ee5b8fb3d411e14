using ScottPlot;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>What surrounds a picture: its unit and legend above, its source below. The picture itself gets what is left.</summary>
internal sealed class Sheet
{
    /// <summary>Distance of every text from the picture's edge.</summary>
    public const float Margin = 10;

    private readonly ChartRequest _request;
    private readonly ChartWords _words;
    private readonly Legend _legend;
    private readonly List<PlacedText> _texts = [];

    public ChartStyle Style { get; }

    /// <summary>The room between legend and source, margins taken off.</summary>
    public SKRect Body { get; }

    public Sheet(ChartRequest request, ChartWords words, params IReadOnlyList<LegendEntry> legend)
    {
        (_request, _words) = (request, words);
        Style = ChartStyle.Of(request);
        var width = request.Width - 2 * Margin;
        var top = 6f;
        if (words.Unit is { } unit)
            top = Lines(unit, top, width, most: 2);
        _legend = new Legend(legend, Margin, top, width, Style.Text);
        top += _legend.Height;
        var bottom = request.Height - 8f;
        if (words.Source is { } source)
        {
            var lines = ChartFonts.Wrap(source, ChartStyle.SmallTextSize, width, most: 2);
            bottom -= lines.Count * ChartStyle.LabelPitch + 4;
            Lines(lines, bottom + 4);
        }
        Body = new SKRect(Margin, top + 6, request.Width - Margin, bottom);
    }

    /// <summary>Draws the picture: the frame holds the data, its ticks draw the grid, and everything else is painted in pixels.</summary>
    /// <param name="frame">Where the data is.</param>
    /// <param name="across">The horizontal axis of numbers, or null for none.</param>
    /// <param name="up">The vertical axis of numbers, or null for none.</param>
    /// <param name="draw">Paints the data and its labels.</param>
    public ChartImage Finish(SKRect frame, ValueScale? across, ValueScale? up, Action<SKCanvas> draw)
    {
        var padding = new PixelPadding(frame.Left, _request.Width - frame.Right, _request.Height - frame.Bottom, frame.Top);
        var plot = Style.NewPlot(padding, (across?.Min ?? 0, across?.Max ?? 1), (up?.Min ?? 0, up?.Max ?? 1));
        plot.Grid.XAxisStyle.IsVisible = across is not null;
        plot.Grid.YAxisStyle.IsVisible = up is not null;
        // Numbers are painted with the rest, where they can be measured and kept apart; the axes only place the grid.
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks((across?.Ticks ?? []).Select(t => (t, "")));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks((up?.Ticks ?? []).Select(t => (t, "")));
        plot.Axes.Bottom.FrameLineStyle.Width = up is null ? 0 : 1;
        plot.PlottableList.Add(new Drawing(canvas =>
        {
            foreach (var text in _texts)
                text.Draw(canvas);
            _legend.Draw(canvas);
            draw(canvas);
        }));
        return ChartOutput.Draw(plot, _request, _words.Title);
    }

    /// <summary>A picture of nothing, which says so.</summary>
    public ChartImage Empty() => Finish(Body, null, null, canvas =>
        new PlacedText(ChartFonts.Fit(_words.Empty, ChartStyle.TextSize, Body.Width), Body.MidX, Body.MidY, Style.Muted, Anchor: Anchor.Middle).Draw(canvas));

    /// <summary>The numbers of a horizontal axis, under the frame; of two that would touch the higher one stays.</summary>
    public IEnumerable<PlacedText> NumbersAcross(SKRect frame, ValueScale scale, ValueAxis axis)
    {
        var numbers = axis.NumbersOf(scale).Zip(scale.Ticks, (number, t) =>
            new PlacedText(number, frame.Left + scale.At(t) * frame.Width, frame.Bottom + 15, Style.Muted, ChartStyle.SmallTextSize, Anchor: Anchor.Middle));
        var free = float.PositiveInfinity;
        foreach (var number in numbers.Reverse())
        {
            if (number.Box.Right + 4 > free)
                continue;
            free = number.Box.Left;
            yield return number;
        }
    }

    /// <summary>The numbers of a vertical axis, left of the frame.</summary>
    public IEnumerable<PlacedText> NumbersUp(SKRect frame, ValueScale scale, ValueAxis axis) => axis.NumbersOf(scale).Zip(scale.Ticks, (number, t) =>
        PlacedText.CentredOn(number, frame.Left - 6, frame.Bottom - scale.At(t) * frame.Height, Style.Muted, ChartStyle.SmallTextSize, anchor: Anchor.Right));

    private float Lines(string text, float top, float width, int most)
    {
        var lines = ChartFonts.Wrap(text, ChartStyle.SmallTextSize, width, most);
        Lines(lines, top);
        return top + lines.Count * ChartStyle.LabelPitch + 2;
    }

    private void Lines(IReadOnlyList<string> lines, float top)
    {
        for (var i = 0; i < lines.Count; i++)
            _texts.Add(new PlacedText(lines[i], Margin, top + (i + 1) * ChartStyle.LabelPitch - 4, Style.Muted, ChartStyle.SmallTextSize));
    }
}
