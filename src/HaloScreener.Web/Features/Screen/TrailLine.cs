using System.Globalization;
using HaloScreener.Charts;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Web.Features.Screen;

/// <summary>A company's HALO scores as a line of a cell's size.</summary>
public static class TrailLine
{
    public const int Width = 60;
    public const int Height = 20;

    /// <summary>Each line has the scale of its own scores, but never less than this many points, so that a point or two stay nearly flat.</summary>
    private const double NarrowestScale = 20;

    /// <param name="trail">At least one score.</param>
    /// <returns>The line, and where the dot of the newest score stands; null where the company has none by then.</returns>
    public static (string Path, (string X, string Y)? Dot) Of(IReadOnlyList<TrailPoint> trail)
    {
        double[] scores = [.. trail.Select(p => p.Halo)];
        var known = scores.Where(s => !double.IsNaN(s)).ToArray();
        var middle = (known.Min() + known.Max()) / 2;
        var half = Math.Max(NarrowestScale, known.Max() - known.Min()) / 2;
        var (min, max) = (middle - half, middle + half);
        return (Sparkline.Path(scores, Width, Height, min, max),
            Sparkline.Newest(scores, Width, Height, min, max) is var (x, y) ? (Invariant(x), Invariant(y)) : null);
    }

    private static string Invariant(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
