using System.Globalization;
using HaloScreener.Charts;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Web.Features.Screen;

/// <summary>A company's HALO scores as a line of a cell's size, on one scale from 0 to 100 for all rows, so that heights compare.</summary>
public static class TrailLine
{
    public const int Width = 72;
    public const int Height = 20;

    public static string Path(IReadOnlyList<TrailPoint> trail) => Sparkline.Path(Values(trail), Width, Height, 0, 100);

    /// <summary>Where the dot of the newest score stands; null where the company has none by then.</summary>
    public static (string X, string Y)? Dot(IReadOnlyList<TrailPoint> trail) =>
        Sparkline.Newest(Values(trail), Width, Height, 0, 100) is var (x, y) ? (Invariant(x), Invariant(y)) : null;

    private static double[] Values(IReadOnlyList<TrailPoint> trail) => [.. trail.Select(p => p.Halo)];

    private static string Invariant(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
