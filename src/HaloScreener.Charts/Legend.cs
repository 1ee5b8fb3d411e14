using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>What stands before a legend's word.</summary>
internal enum LegendMark { Swatch, PaleSwatch, Line, DashedLine, Box, Whisker, Tick, Dot, Diamond }

/// <summary>One word of a legend.</summary>
/// <param name="Name">The word.</param>
/// <param name="Color">Of its mark.</param>
/// <param name="Mark">What stands before it.</param>
/// <param name="Shape">The shape on a line, as in <see cref="Marks"/>; null for none.</param>
internal sealed record LegendEntry(string Name, SKColor Color, LegendMark Mark = LegendMark.Swatch, int? Shape = null);

/// <summary>A legend that flows from left to right over as many lines as it needs.</summary>
internal sealed class Legend
{
    private const float MarkWidth = 16;
    private const float Gap = 16;
    public const float Pitch = 18;

    private readonly List<(LegendEntry Entry, PlacedText Word)> _placed = [];

    public float Height { get; }

    /// <param name="entries">In their order.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="width">The width to flow in; a word longer than it is shortened.</param>
    /// <param name="text">Colour of the words.</param>
    public Legend(IReadOnlyList<LegendEntry> entries, float left, float top, float width, SKColor text)
    {
        var (x, y) = (left, top);
        foreach (var entry in entries)
        {
            var word = ChartFonts.Fit(entry.Name, ChartStyle.SmallTextSize, width - MarkWidth - 6);
            var wide = MarkWidth + 6 + ChartFonts.Measure(word, ChartStyle.SmallTextSize);
            if (x > left && x + wide > left + width)
                (x, y) = (left, y + Pitch);
            _placed.Add((entry, PlacedText.CentredOn(word, x + MarkWidth + 6, y + Pitch / 2, text, ChartStyle.SmallTextSize)));
            x += wide + Gap;
        }
        Height = entries.Count == 0 ? 0 : y + Pitch - top;
    }

    public void Draw(SKCanvas canvas)
    {
        foreach (var (entry, word) in _placed)
        {
            DrawMark(canvas, entry, word.X - MarkWidth - 6, word.Y - ChartStyle.SmallTextSize * 0.36f);
            word.Draw(canvas);
        }
    }

    private static void DrawMark(SKCanvas canvas, LegendEntry entry, float x, float y)
    {
        using var fill = new SKPaint { Color = entry.Color, IsAntialias = true };
        using var line = new SKPaint { Color = entry.Color, IsAntialias = true, IsStroke = true, StrokeWidth = 2 };
        switch (entry.Mark)
        {
            case LegendMark.Swatch:
                canvas.DrawRect(x + 1, y - 5, 11, 10, fill);
                break;
            case LegendMark.PaleSwatch:
                Strokes.PaleRect(canvas, new SKRect(x + 1, y - 5, x + 12, y + 5), entry.Color);
                break;
            case LegendMark.Line:
                canvas.DrawLine(x, y, x + MarkWidth, y, line);
                break;
            case LegendMark.DashedLine:
                canvas.DrawLine(x, y, x + 5.5f, y, line);
                canvas.DrawLine(x + 10.5f, y, x + MarkWidth, y, line);
                break;
            case LegendMark.Box:
                Strokes.PaleRect(canvas, new SKRect(x + 1, y - 5, x + 13, y + 5), entry.Color);
                break;
            case LegendMark.Whisker:
                line.StrokeWidth = 1.5f;
                canvas.DrawLine(x + 1, y, x + 13, y, line);
                canvas.DrawLine(x + 1, y - 4, x + 1, y + 4, line);
                canvas.DrawLine(x + 13, y - 4, x + 13, y + 4, line);
                break;
            case LegendMark.Tick:
                line.StrokeWidth = 3;
                canvas.DrawLine(x + 7, y - 6, x + 7, y + 6, line);
                break;
            case LegendMark.Dot:
                canvas.DrawCircle(x + 7, y, 4.5f, fill);
                break;
            case LegendMark.Diamond:
                using (var diamond = Strokes.Diamond(x + 7, y, 4.5f))
                    canvas.DrawPath(diamond, fill);
                break;
        }
        if (entry.Shape is { } shape)
            Marks.Draw(canvas, shape, x + MarkWidth / 2, y, 3.6f, entry.Color);
    }
}
