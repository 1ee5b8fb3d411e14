using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>One row of a heat map: a value per column, NaN where there is none.</summary>
public sealed record HeatRow(string Name, IReadOnlyList<double> Values);

/// <summary>
/// Rows × columns, mostly years, as cells of one sequential scale with the number in each. Where cells are too narrow for their numbers, the
/// last one of each row stands at its end.
/// </summary>
public static class HeatMapChart
{
    private const float RowPitch = 22;
    private const float SmallestCellText = 9;
    private const int LegendSteps = 24;

    /// <summary>A height in which every row has its name and its numbers.</summary>
    public static int HeightFor(int rows) => Math.Min(ChartRequest.MaxHeight, 120 + (int)(rows * RowPitch));

    /// <summary>Draws the cells.</summary>
    /// <param name="columns">Heads of the columns; those that lack room are left out, the last one stays.</param>
    /// <param name="rows">In the order from above; each has a value per column.</param>
    /// <param name="axis">The scale of the colours, and how the legend's numbers read.</param>
    /// <param name="cell">How the number in a cell reads; short, without its unit.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="words">The words.</param>
    public static ChartImage Draw(
        IReadOnlyList<string> columns, IReadOnlyList<HeatRow> rows, ValueAxis axis, Func<double, string> cell, ChartRequest request, ChartWords words)
    {
        var sheet = new Sheet(request, words);
        if (rows.Count == 0 || columns.Count == 0)
            return sheet.Empty();
        var (style, body) = (sheet.Style, sheet.Body);
        var nameWidth = Math.Min(rows.Max(r => ChartFonts.Measure(r.Name, ChartStyle.TextSize)), body.Width * 0.34f);
        var frame = new SKRect(body.Left + nameWidth + 10, body.Top + 20, body.Right, body.Bottom - 26);
        var textSize = CellTextSize(rows, cell, frame.Width / columns.Count, frame.Height / rows.Count);
        string[] ends = textSize is null ? [.. rows.Select(r => double.IsNaN(r.Values[^1]) ? "–" : cell(r.Values[^1]))] : [];
        if (ends.Length > 0)
            frame.Right -= ends.Max(e => ChartFonts.Measure(e, ChartStyle.TextSize, bold: true)) + 8;
        var scale = axis.Across(rows.SelectMany(r => r.Values), frame.Width / 2);
        var (width, height) = (frame.Width / columns.Count, frame.Height / rows.Count);
        return sheet.Finish(frame, null, null, canvas =>
        {
            DrawHeads(canvas, columns, frame, width, style);
            var labelled = Math.Max(1, (int)Math.Ceiling(ChartStyle.LabelPitch / height));
            for (var i = 0; i < rows.Count; i++)
            {
                var middle = frame.Top + (i + 0.5f) * height;
                if (i % labelled == 0)
                {
                    RowName.Draw(canvas, rows[i].Name, body.Left, middle, nameWidth, height, style.Text);
                    if (ends.Length > 0)
                        PlacedText.CentredOn(ends[i], body.Right, middle, style.Text, bold: true, anchor: Anchor.Right).Draw(canvas);
                }
                for (var j = 0; j < columns.Count; j++)
                    DrawCell(canvas, rows[i].Values[j], new SKRect(frame.Left + j * width, frame.Top + i * height, frame.Left + (j + 1) * width, frame.Top + (i + 1) * height));
            }
            DrawScale(canvas, scale, axis, frame, style);
        });

        void DrawCell(SKCanvas canvas, double value, SKRect box)
        {
            var known = !double.IsNaN(value);
            var color = known ? style.Ramp(scale.At(value)) : style.Surface;
            using var fill = new SKPaint { Color = color, IsAntialias = true };
            if (known)
                canvas.DrawRect(SKRect.Inflate(box, -0.75f, -0.75f), fill);
            if (textSize is { } size)
                PlacedText.CentredOn(known ? cell(value) : "–", box.MidX, box.MidY, known ? ChartStyle.InkOn(color) : style.Muted, size, anchor: Anchor.Middle).Draw(canvas);
        }
    }

    /// <summary>The largest size in which every cell holds its number, or null where even the smallest does not.</summary>
    private static float? CellTextSize(IReadOnlyList<HeatRow> rows, Func<double, string> cell, float width, float height)
    {
        var numbers = rows.SelectMany(r => r.Values).Where(v => !double.IsNaN(v)).Select(cell).DefaultIfEmpty("").ToArray();
        for (var size = ChartStyle.SmallTextSize; size >= SmallestCellText; size--)
        {
            if (size * 1.15f <= height && numbers.Max(n => ChartFonts.Measure(n, size)) + 3 <= width)
                return size;
        }
        return null;
    }

    private static void DrawHeads(SKCanvas canvas, IReadOnlyList<string> columns, SKRect frame, float width, ChartStyle style)
    {
        var widest = columns.Max(c => ChartFonts.Measure(c, ChartStyle.SmallTextSize));
        // A head wider than its column leans inwards at the edge, towards the one before it.
        var lean = Math.Max(0, widest - width) / 2;
        var step = Math.Max(1, (int)Math.Ceiling((widest + 6 + lean) / width));
        for (var j = columns.Count - 1; j >= 0; j -= step)
        {
            var head = new PlacedText(columns[j], frame.Left + (j + 0.5f) * width, frame.Top - 7, style.Muted, ChartStyle.SmallTextSize, Anchor: Anchor.Middle);
            var over = Math.Max(0, head.Box.Right - frame.Right);
            (head with { X = head.X - over }).Draw(canvas);
        }
    }

    /// <summary>The scale of colours with its numbers, at the right under the cells.</summary>
    private static void DrawScale(SKCanvas canvas, ValueScale scale, ValueAxis axis, SKRect frame, ChartStyle style)
    {
        var low = axis.Number(scale.Min);
        var high = axis.Number(scale.Max);
        var width = Math.Min(160, frame.Width * 0.45f);
        var y = frame.Bottom + 17;
        var highText = PlacedText.CentredOn(high, frame.Right, y, style.Muted, ChartStyle.SmallTextSize, anchor: Anchor.Right);
        var right = highText.Box.Left - 6;
        for (var i = 0; i < LegendSteps; i++)
        {
            using var fill = new SKPaint { Color = style.Ramp((i + 0.5) / LegendSteps) };
            canvas.DrawRect(right - width + width * i / LegendSteps, y - 5, width / LegendSteps + 0.4f, 10, fill);
        }
        highText.Draw(canvas);
        PlacedText.CentredOn(low, right - width - 6, y, style.Muted, ChartStyle.SmallTextSize, anchor: Anchor.Right).Draw(canvas);
    }
}
