using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>One step of a waterfall.</summary>
/// <param name="Name">What it is, in the reader's language.</param>
/// <param name="Value">What it adds, or for a total where the bars before it have come; NaN for a step that has none.</param>
/// <param name="IsTotal">A bar from zero: where the way begins or ends.</param>
public sealed record WaterfallStep(string Name, double Value, bool IsTotal = false);

/// <summary>The words of a waterfall.</summary>
public sealed record WaterfallText
{
    public required ChartWords Words { get; init; }
    /// <summary>What adds, in the legend.</summary>
    public required string Adds { get; init; }
    /// <summary>What takes away, in the legend; null where nothing does.</summary>
    public string? Takes { get; init; }
    /// <summary>The totals, in the legend.</summary>
    public required string Total { get; init; }
    /// <summary>How a change reads, its sign included.</summary>
    public required Func<double, string> Change { get; init; }
}

/// <summary>How points come together: each step begins where the one before it ended, a row each.</summary>
public static class WaterfallChart
{
    private const float RowPitch = 26;

    /// <summary>A height in which every step has a row of its own.</summary>
    public static int HeightFor(int steps) => Math.Min(ChartRequest.MaxHeight, 110 + (int)(steps * RowPitch));

    /// <summary>Draws the steps.</summary>
    /// <param name="steps">From above; a total stands where the steps before it come to.</param>
    /// <param name="axis">The axis of the points.</param>
    /// <param name="ink">What the points are of, for the colour of the totals.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="text">The words.</param>
    public static ChartImage Draw(IReadOnlyList<WaterfallStep> steps, ValueAxis axis, ChartInk ink, ChartRequest request, WaterfallText text)
    {
        var style = ChartStyle.Of(request);
        var total = style.Of(ink);
        var (adds, takes) = (style.Accent, style.HeavyPerishable);
        List<LegendEntry> legend = [new(text.Adds, adds)];
        if (text.Takes is { } taken)
            legend.Add(new(taken, takes, LegendMark.PaleSwatch));
        legend.Add(new(text.Total, total));
        var sheet = new Sheet(request, text.Words, legend);
        if (steps.Count == 0)
            return sheet.Empty();

        var spans = Spans(steps);
        string[] numbers = [.. steps.Select(s => double.IsNaN(s.Value) ? "–" : s.IsTotal ? axis.Number(s.Value) : text.Change(s.Value))];
        var numberWidth = numbers.Max(n => ChartFonts.Measure(n, ChartStyle.TextSize, bold: true));
        var nameWidth = Math.Min(steps.Max(s => ChartFonts.Measure(s.Name, ChartStyle.TextSize, s.IsTotal)), sheet.Body.Width * 0.42f);
        var frame = new SKRect(sheet.Body.Left + nameWidth + 18, sheet.Body.Top, sheet.Body.Right - numberWidth - 22, sheet.Body.Bottom - 22);
        var scale = axis.Across(spans.SelectMany(s => new[] { s.From, s.To }).Append(0), frame.Width);
        var pitch = frame.Height / steps.Count;
        var labelled = Math.Max(1, (int)Math.Ceiling(ChartStyle.LabelPitch / pitch));
        return sheet.Finish(frame, scale, null, canvas =>
        {
            foreach (var number in sheet.NumbersAcross(frame, scale, axis))
                number.Draw(canvas);
            using var joint = new SKPaint { Color = style.Muted, IsAntialias = true, IsStroke = true, StrokeWidth = 1 };
            for (var i = 0; i < steps.Count; i++)
            {
                var y = frame.Top + (i + 0.5f) * pitch;
                DrawBar(canvas, steps[i], spans[i], y, Math.Min(14, pitch * 0.6f));
                if (i + 1 < steps.Count)
                    canvas.DrawLine(X(spans[i].To), y, X(spans[i].To), y + pitch, joint);
                // Counted back from the last, so that what it comes to is always named.
                if ((steps.Count - 1 - i) % labelled != 0)
                    continue;
                RowName.Draw(canvas, steps[i].Name, sheet.Body.Left, y, nameWidth, pitch, style.Text, bold: steps[i].IsTotal);
                PlacedText.CentredOn(numbers[i], sheet.Body.Right, y, style.Text, bold: true, anchor: Anchor.Right).Draw(canvas);
            }
        });

        float X(double value) => frame.Left + scale.At(value) * frame.Width;

        void DrawBar(SKCanvas canvas, WaterfallStep step, (double From, double To) span, float y, float height)
        {
            var (left, right) = (X(Math.Min(span.From, span.To)), X(Math.Max(span.From, span.To)));
            if (right - left < 0.3f)
                return;
            var bar = new SKRect(left, y - height / 2, right, y + height / 2);
            if (!step.IsTotal && step.Value < 0)
            {
                Strokes.PaleRect(canvas, bar, takes);
                return;
            }
            using var fill = new SKPaint { Color = step.IsTotal ? total : adds, IsAntialias = true };
            canvas.DrawRect(bar, fill);
        }
    }

    /// <summary>Where each bar begins and ends.</summary>
    internal static IReadOnlyList<(double From, double To)> Spans(IReadOnlyList<WaterfallStep> steps)
    {
        var spans = new List<(double From, double To)>();
        var at = 0.0;
        foreach (var step in steps)
        {
            var value = double.IsNaN(step.Value) ? 0 : step.Value;
            var (from, to) = step.IsTotal ? (0, value) : (at, at + value);
            spans.Add((from, to));
            at = to;
        }
        return spans;
    }
}
