using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>One company before and after.</summary>
/// <param name="Name">Short: a ticker, or a sector.</param>
/// <param name="Before">Rank before; 1 is the highest.</param>
/// <param name="After">Rank after.</param>
public sealed record SlopeLine(string Name, int Before, int After);

/// <summary>The words of a slope chart.</summary>
public sealed record SlopeText
{
    public required ChartWords Words { get; init; }
    /// <summary>What the left side is: a date, or "Before".</summary>
    public required string Before { get; init; }
    /// <summary>What the right side is: a date, or "After".</summary>
    public required string After { get; init; }
    /// <summary>"Up", in the legend.</summary>
    public required string Up { get; init; }
    /// <summary>"Down", in the legend.</summary>
    public required string Down { get; init; }
    /// <summary>How a rank reads.</summary>
    public required Func<int, string> Number { get; init; }
}

/// <summary>Ranks before and after, joined by a line: up in teal and solid, down in rose and dashed; the change stands at the right.</summary>
public static class SlopeChart
{
    /// <summary>Least distance between two names.</summary>
    private const float NamePitch = 17;

    /// <summary>Companies that can be told apart in this height; of more, those that moved furthest are drawn.</summary>
    public static int MostLines(int height) => Math.Max(1, (int)((height - 110) / NamePitch));

    /// <summary>Draws the lines.</summary>
    /// <param name="lines">In any order.</param>
    /// <param name="request">Size, theme and format.</param>
    /// <param name="text">The words.</param>
    public static ChartImage Draw(IReadOnlyList<SlopeLine> lines, ChartRequest request, SlopeText text)
    {
        var style = ChartStyle.Of(request);
        var sheet = new Sheet(request, text.Words, new LegendEntry(text.Up, style.Halo, LegendMark.Line), new LegendEntry(text.Down, style.Risk, LegendMark.DashedLine));
        if (lines.Count == 0)
            return sheet.Empty();
        var most = Math.Max(1, (int)((sheet.Body.Height - 30) / NamePitch));
        var shown = lines.Count <= most ? lines : [.. lines.OrderByDescending(l => Math.Abs(l.After - l.Before)).ThenBy(l => l.After).Take(most)];

        string[] befores = [.. shown.Select(l => text.Number(l.Before))];
        string[] afters = [.. shown.Select(l => text.Number(l.After))];
        string[] changes = [.. shown.Select(l => Change(l, text))];
        var nameRoom = sheet.Body.Width * 0.22f;
        string[] names = [.. shown.Select(l => ChartFonts.Fit(l.Name, ChartStyle.TextSize, nameRoom, bold: true))];
        var beforeWidth = befores.Max(b => ChartFonts.Measure(b, ChartStyle.TextSize));
        var nameWidth = names.Max(n => ChartFonts.Measure(n, ChartStyle.TextSize, bold: true));
        var afterWidth = afters.Max(a => ChartFonts.Measure(a, ChartStyle.TextSize));
        var changeWidth = changes.Max(c => ChartFonts.Measure(c, ChartStyle.TextSize));
        var frame = new SKRect(
            sheet.Body.Left + nameWidth + beforeWidth + 24, sheet.Body.Top + 26, sheet.Body.Right - afterWidth - changeWidth - nameWidth - 34, sheet.Body.Bottom - 8);
        // From the best rank to the worst, so that a few movers fill the height.
        var ranks = shown.SelectMany(l => (int[])[l.Before, l.After]).ToArray();
        var (best, worst) = (ranks.Min(), Math.Max(ranks.Max(), ranks.Min() + 1));
        float Y(int rank) => frame.Top + (float)(rank - best) / (worst - best) * frame.Height;
        var leftY = Spread.Apart([.. shown.Select(l => Y(l.Before))], NamePitch, frame.Top, frame.Bottom);
        var rightY = Spread.Apart([.. shown.Select(l => Y(l.After))], NamePitch, frame.Top, frame.Bottom);
        return sheet.Finish(frame, null, null, canvas =>
        {
            DrawHeads(canvas);
            for (var i = 0; i < shown.Count; i++)
            {
                DrawLine(canvas, shown[i], leftY[i], rightY[i]);
                var right = frame.Right + 10;
                PlacedText.CentredOn(names[i], frame.Left - beforeWidth - 20, leftY[i], style.Text, bold: true, anchor: Anchor.Right).Draw(canvas);
                PlacedText.CentredOn(befores[i], frame.Left - 10, leftY[i], style.Muted, anchor: Anchor.Right).Draw(canvas);
                PlacedText.CentredOn(afters[i], right + afterWidth, rightY[i], style.Muted, anchor: Anchor.Right).Draw(canvas);
                PlacedText.CentredOn(changes[i], right + afterWidth + 8, rightY[i], ColorOf(shown[i])).Draw(canvas);
                PlacedText.CentredOn(names[i], right + afterWidth + changeWidth + 16, rightY[i], style.Text, bold: true).Draw(canvas);
            }
        });

        SKColor ColorOf(SlopeLine line) => line.After < line.Before ? style.Halo : line.After > line.Before ? style.Risk : style.Muted;

        void DrawHeads(SKCanvas canvas)
        {
            var half = sheet.Body.Width / 2 - 6;
            var y = sheet.Body.Top + 8;
            new PlacedText(ChartFonts.Fit(text.Before, ChartStyle.SmallTextSize, half), sheet.Body.Left, y, style.Muted, ChartStyle.SmallTextSize).Draw(canvas);
            new PlacedText(ChartFonts.Fit(text.After, ChartStyle.SmallTextSize, half), sheet.Body.Right, y, style.Muted, ChartStyle.SmallTextSize, Anchor: Anchor.Right).Draw(canvas);
            using var rail = new SKPaint { Color = style.LineStrong, IsAntialias = true, IsStroke = true, StrokeWidth = 1 };
            foreach (var x in (float[])[frame.Left, frame.Right])
                canvas.DrawLine(x, frame.Top - 8, x, frame.Bottom + 8, rail);
        }

        void DrawLine(SKCanvas canvas, SlopeLine line, float from, float to)
        {
            var color = ColorOf(line);
            using var path = new SKPath();
            path.MoveTo(frame.Left, from);
            path.LineTo(frame.Right, to);
            using var stroke = new SKPaint { Color = color, IsAntialias = true, IsStroke = true, StrokeWidth = 1.8f };
            if (line.After > line.Before)
                Strokes.Dashed(canvas, path, color, 1.8f);
            else
                canvas.DrawPath(path, stroke);
            using var dot = new SKPaint { Color = color, IsAntialias = true };
            canvas.DrawCircle(frame.Left, from, 3.2f, dot);
            canvas.DrawCircle(frame.Right, to, 3.2f, dot);
        }
    }

    private static string Change(SlopeLine line, SlopeText text) => (line.Before - line.After) switch
    {
        > 0 and var up => "↑" + text.Number(up),
        < 0 and var down => "↓" + text.Number(-down),
        _ => "=",
    };
}
