using System.Globalization;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Years under a picture, as many as have room.</summary>
internal static class YearLabels
{
    /// <summary>Labels under their places. Counted back from the newest, so that the right end is always named.</summary>
    /// <param name="years">Ascending.</param>
    /// <param name="x">Where each stands, in pixels of the picture.</param>
    /// <param name="baseline">Where the labels stand.</param>
    /// <param name="color">Their colour.</param>
    public static IEnumerable<PlacedText> Of(IReadOnlyList<int> years, Func<int, float> x, float baseline, SKColor color)
    {
        var labels = Enumerable.Range(0, years.Count)
            .Select(i => new PlacedText(years[i].ToString(CultureInfo.InvariantCulture), x(i), baseline, color, ChartStyle.SmallTextSize, Anchor: Anchor.Middle)).ToArray();
        var pitch = years.Count < 2 ? float.MaxValue : x(1) - x(0);
        var step = Math.Max(1, (int)Math.Ceiling((labels.Max(l => l.Box.Width) + 8) / pitch));
        return labels.Reverse().Where((_, i) => i % step == 0);
    }
}
