using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The name at the head of a row: in one line where it fits, else over two smaller ones.</summary>
internal static class RowName
{
    private const float SmallSize = 10;
    private const float LinePitch = 10.5f;

    /// <param name="canvas">Where to draw.</param>
    /// <param name="name">In the reader's language; shortened where not even two lines hold it.</param>
    /// <param name="x">Its left edge.</param>
    /// <param name="y">The middle of the row.</param>
    /// <param name="width">The room for it.</param>
    /// <param name="pitch">Height of a row.</param>
    /// <param name="color">Of the letters.</param>
    /// <param name="bold">A name of a total, which stays in one line.</param>
    public static void Draw(SKCanvas canvas, string name, float x, float y, float width, float pitch, SKColor color, bool bold = false)
    {
        if (bold || pitch < 2 * LinePitch || ChartFonts.Measure(name, ChartStyle.TextSize) <= width)
        {
            PlacedText.CentredOn(ChartFonts.Fit(name, ChartStyle.TextSize, width, bold), x, y, color, bold: bold).Draw(canvas);
            return;
        }
        var lines = ChartFonts.Wrap(name, SmallSize, width, most: 2);
        for (var i = 0; i < lines.Count; i++)
            PlacedText.CentredOn(lines[i], x, y + (i - (lines.Count - 1) / 2f) * LinePitch, color, SmallSize).Draw(canvas);
    }
}
