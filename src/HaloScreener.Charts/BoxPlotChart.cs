using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The distribution of one group.</summary>
/// <param name="Name">The group, in the reader's language.</param>
/// <param name="Low">Where the lower whisker ends.</param>
/// <param name="LowerQuartile">A quarter of the group is below.</param>
/// <param name="Median">Half of the group is below.</param>
/// <param name="UpperQuartile">A quarter of the group is above.</param>
/// <param name="High">Where the upper whisker ends.</param>
/// <param name="Count">Members of the group, as the reader reads it.</param>
public sealed record BoxRow(string Name, double Low, double LowerQuartile, double Median, double UpperQuartile, double High, string Count);

/// <summary>The words of a box plot.</summary>
public sealed record BoxPlotText
{
    public required ChartWords Words { get; init; }
    /// <summary>"Median", in the legend.</summary>
    public required string Median { get; init; }
    /// <summary>"Middle half of the companies", in the legend.</summary>
    public required string Quartiles { get; init; }
    /// <summary>What the whiskers span: "5th to 95th percentile", in the legend.</summary>
    public required string Whiskers { get; init; }
}

/// <summary>Distributions of groups side by side: a row each with whiskers, quartiles and the median, whose value stands at the end of its row.</summary>
public static class BoxPlotChart
{
    private const float RowPitch = 24;
    private const float BoxHeight = 12;

    /// <summary>A height in which every group has a row of its own.</summary>
    public static int HeightFor(int groups) => Math.Min(ChartRequest.MaxHeight, 130 + (int)(groups * RowPitch));

    /// <summary>Draws the rows in the order given.</summary>
    /// <param name="rows">A row with a median that is no number is left empty.</param>
    /// <param name="axis">The axis that all share.</param>
    /// <param name="ink">What the values are, for the colour.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="text">The words.</param>
    public static ChartImage Draw(IReadOnlyList<BoxRow> rows, ValueAxis axis, ChartInk ink, ChartRequest request, BoxPlotText text)
    {
        var style = ChartStyle.Of(request);
        var color = style.Of(ink);
        var sheet = new Sheet(request, text.Words,
            new LegendEntry(text.Median, color, LegendMark.Tick), new LegendEntry(text.Quartiles, color, LegendMark.Box), new LegendEntry(text.Whiskers, style.Muted, LegendMark.Whisker));
        if (rows.Count == 0)
            return sheet.Empty();

        var medians = rows.Select(r => double.IsNaN(r.Median) ? "–" : axis.Number(r.Median)).ToArray();
        var medianWidth = medians.Max(m => ChartFonts.Measure(m, ChartStyle.TextSize, bold: true));
        var countWidth = rows.Max(r => ChartFonts.Measure(r.Count, ChartStyle.SmallTextSize));
        var nameWidth = Math.Min(rows.Max(r => ChartFonts.Measure(r.Name, ChartStyle.TextSize)), sheet.Body.Width * 0.36f);
        var countRight = sheet.Body.Left + nameWidth + 8 + countWidth;
        // Half a number of the axis stands out at either end.
        var frame = new SKRect(countRight + 18, sheet.Body.Top, sheet.Body.Right - medianWidth - 22, sheet.Body.Bottom - 22);
        var scale = axis.Across(rows.SelectMany(r => new[] { r.Low, r.High }), frame.Width);
        var pitch = frame.Height / rows.Count;
        var labelled = Math.Max(1, (int)Math.Ceiling(ChartStyle.LabelPitch / pitch));
        return sheet.Finish(frame, scale, null, canvas =>
        {
            foreach (var number in sheet.NumbersAcross(frame, scale, axis))
                number.Draw(canvas);
            for (var i = 0; i < rows.Count; i++)
            {
                var y = frame.Top + (i + 0.5f) * pitch;
                if (!double.IsNaN(rows[i].Median))
                    DrawBox(canvas, rows[i], y, Math.Min(BoxHeight, pitch * 0.6f));
                if (i % labelled != 0)
                    continue;
                RowName.Draw(canvas, rows[i].Name, sheet.Body.Left, y, nameWidth, pitch, style.Text);
                PlacedText.CentredOn(rows[i].Count, countRight, y, style.Muted, ChartStyle.SmallTextSize, anchor: Anchor.Right).Draw(canvas);
                PlacedText.CentredOn(medians[i], sheet.Body.Right, y, style.Text, bold: true, anchor: Anchor.Right).Draw(canvas);
            }
        });

        float X(double value) => frame.Left + scale.At(value) * frame.Width;

        void DrawBox(SKCanvas canvas, BoxRow row, float y, float height)
        {
            using var whisker = new SKPaint { Color = style.Muted, IsAntialias = true, IsStroke = true, StrokeWidth = 1.2f };
            canvas.DrawLine(X(row.Low), y, X(row.LowerQuartile), y, whisker);
            canvas.DrawLine(X(row.UpperQuartile), y, X(row.High), y, whisker);
            foreach (var end in (double[])[row.Low, row.High])
                canvas.DrawLine(X(end), y - height / 3, X(end), y + height / 3, whisker);
            // A group all of one value is still a box to be seen.
            var (left, right) = (X(row.LowerQuartile), Math.Max(X(row.UpperQuartile), X(row.LowerQuartile) + 3));
            Strokes.PaleRect(canvas, new SKRect(left, y - height / 2, right, y + height / 2), color);
            using var median = new SKPaint { Color = color, IsAntialias = true, IsStroke = true, StrokeWidth = 3 };
            canvas.DrawLine(X(row.Median), y - height / 2 - 2, X(row.Median), y + height / 2 + 2, median);
        }
    }
}
