using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>One series by year, NaN where a year has none.</summary>
public sealed record YearSeries(string Name, IReadOnlyList<double> Values);

/// <summary>Shares of a whole by year, stacked from below in the order given, with each share's newest value at the right.</summary>
public static class StackedSharesChart
{
    /// <summary>With fewer years than this they are bars: an area of two years is only a slope.</summary>
    private const int FewestForArea = 4;

    /// <summary>Draws the shares.</summary>
    /// <param name="years">Ascending.</param>
    /// <param name="series">Shares 0–1 of each year, the lowest first; a share that is no number counts as none.</param>
    /// <param name="axis">How shares read; its bounds are 0 to 1.</param>
    /// <param name="palette">Categories, or steps of an order such as fifths.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="words">The words.</param>
    public static ChartImage Draw(
        IReadOnlyList<int> years, IReadOnlyList<YearSeries> series, ValueAxis axis, ChartPalette palette, ChartRequest request, ChartWords words)
    {
        var style = ChartStyle.Of(request);
        var colors = Enumerable.Range(0, series.Count).Select(i => style.Series(i, series.Count, palette)).ToArray();
        // The legend names them from above, as the eye meets them.
        var sheet = new Sheet(request, words, [.. series.Select((s, i) => new LegendEntry(s.Name, colors[i])).Reverse()]);
        if (years.Count == 0 || series.Count == 0)
            return sheet.Empty();

        var bounded = axis with { Min = 0, Max = 1 };
        var scale = bounded.Up([], sheet.Body.Height - 24);
        var left = axis.NumbersOf(scale).Max(n => ChartFonts.Measure(n, ChartStyle.SmallTextSize)) + 6;
        var newest = series.Select(s => axis.Number(Share(s, years.Count - 1))).ToArray();
        var right = newest.Max(n => ChartFonts.Measure(n, ChartStyle.TextSize, bold: true)) + 24;
        var frame = new SKRect(sheet.Body.Left + left, sheet.Body.Top + 6, sheet.Body.Right - right, sheet.Body.Bottom - 22);
        var area = years.Count >= FewestForArea;
        var band = frame.Width / years.Count;
        var stacks = Stacks(series, years.Count);
        return sheet.Finish(frame, null, scale, canvas =>
        {
            foreach (var number in sheet.NumbersUp(frame, scale, axis).Concat(YearLabels.Of(years, X, frame.Bottom + 15, style.Muted)))
                number.Draw(canvas);
            for (var i = 0; i < series.Count; i++)
            {
                using var fill = new SKPaint { Color = colors[i], IsAntialias = true };
                if (area)
                    DrawArea(canvas, i, fill);
                else
                    DrawBars(canvas, i, fill);
            }
            DrawNewest(canvas);
        });

        float X(int year) => area ? frame.Left + frame.Width * year / (years.Count - 1) : frame.Left + (year + 0.5f) * band;
        float Y(double share) => frame.Bottom - scale.At(share) * frame.Height;

        void DrawArea(SKCanvas canvas, int i, SKPaint fill)
        {
            using var path = new SKPath();
            path.MoveTo(X(0), Y(stacks[i, 0]));
            for (var year = 1; year < years.Count; year++)
                path.LineTo(X(year), Y(stacks[i, year]));
            for (var year = years.Count - 1; year >= 0; year--)
                path.LineTo(X(year), Y(stacks[i + 1, year]));
            path.Close();
            canvas.DrawPath(path, fill);
            using var seam = new SKPaint { Color = style.Surface, IsAntialias = true, IsStroke = true, StrokeWidth = 1.2f };
            canvas.DrawPath(path, seam);
        }

        void DrawBars(SKCanvas canvas, int i, SKPaint fill)
        {
            var wide = Math.Min(band * 0.7f, 64);
            for (var year = 0; year < years.Count; year++)
                canvas.DrawRect(new SKRect(X(year) - wide / 2, Y(stacks[i + 1, year]), X(year) + wide / 2, Y(stacks[i, year]) - 1), fill);
        }

        // Values beside the newest year, moved apart where shares are thin; the swatch says which is which.
        void DrawNewest(SKCanvas canvas)
        {
            var last = years.Count - 1;
            var shown = Enumerable.Range(0, series.Count).Where(i => Share(series[i], last) > 0).ToArray();
            if (shown.Length * ChartStyle.LabelPitch > frame.Height + ChartStyle.LabelPitch)
                return;
            var wanted = shown.Select(i => Y((stacks[i, last] + stacks[i + 1, last]) / 2)).ToArray();
            var placed = Spread.Apart(wanted, ChartStyle.LabelPitch, frame.Top + 4, frame.Bottom - 4);
            for (var k = 0; k < shown.Length; k++)
            {
                using var mark = new SKPaint { Color = colors[shown[k]], IsAntialias = true };
                canvas.DrawRect(frame.Right + 8, placed[k] - 5, 5, 10, mark);
                PlacedText.CentredOn(newest[shown[k]], frame.Right + 18, placed[k], style.Text, bold: true).Draw(canvas);
            }
        }
    }

    private static double Share(YearSeries series, int year) => double.IsNaN(series.Values[year]) ? 0 : series.Values[year];

    /// <summary>Where each series begins and ends, <c>[series][year]</c>; the row after the last is the top.</summary>
    private static double[,] Stacks(IReadOnlyList<YearSeries> series, int years)
    {
        var stacks = new double[series.Count + 1, years];
        for (var i = 0; i < series.Count; i++)
            for (var year = 0; year < years; year++)
                stacks[i + 1, year] = stacks[i, year] + Share(series[i], year);
        return stacks;
    }
}
