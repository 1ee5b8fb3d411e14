using HaloScreener.Scoring.Book;

namespace HaloScreener.Charts;

/// <summary>What the colour of a dot on the map says.</summary>
public enum MapColor
{
    Quadrant,
    /// <summary>The sector, by eight colours and two shapes, so that no two sectors look the same.</summary>
    Sector,
}

/// <summary>The part of the map that a picture shows, by heaviness and replacement risk, 0–100.</summary>
public sealed record MapWindow(double MinH, double MaxH, double MinR, double MaxR)
{
    /// <summary>A window is at least as wide and as high as this: with less, rounding would move dots.</summary>
    public const double LeastSpan = 2;

    public static MapWindow Whole { get; } = new(0, 100, 0, 100);

    public bool IsWhole => this == Whole;

    /// <summary>The window within bounds, widened to the least span; a bound that is missing is the map's own.</summary>
    public static MapWindow Of(double? minH, double? maxH, double? minR, double? maxR)
    {
        var (fromH, toH) = Bounds(minH, maxH);
        var (fromR, toR) = Bounds(minR, maxR);
        return new MapWindow(fromH, toH, fromR, toR);

        static (double From, double To) Bounds(double? min, double? max)
        {
            var (from, to) = (Math.Clamp(min ?? 0, 0, 100), Math.Clamp(max ?? 100, 0, 100));
            if (to - from >= LeastSpan)
                return (from, to);
            from = Math.Clamp((from + to - LeastSpan) / 2, 0, 100 - LeastSpan);
            return (from, from + LeastSpan);
        }
    }

    public bool Holds(double h, double r) => h >= MinH && h <= MaxH && r >= MinR && r <= MaxR;
}

/// <summary>What a map shows: a universe under a ranking, and what is stressed.</summary>
public sealed record MapScene
{
    public required ScoreBook Book { get; init; }
    /// <summary>Scores under the weights in question.</summary>
    public required Ranking Ranking { get; init; }
    public MapColor Color { get; init; }
    public MapWindow Window { get; init; } = MapWindow.Whole;
    /// <summary>The company to ring and name.</summary>
    public int? Cik { get; init; }
    /// <summary>The rows of the current screen, drawn in full; the others are drawn faint. Null means all.</summary>
    public IReadOnlySet<int>? Rows { get; init; }

    public bool IsStressed(int row) => Rows is null || Rows.Contains(row);

    /// <summary>Place of a company's sector among the method's, or −1 without one.</summary>
    internal int SectorOf(int row)
    {
        var sector = Book.Method.SectorOf(Book.Companies[row].Sic);
        for (var i = 0; i < Book.Method.Sectors.Count; i++)
        {
            if (ReferenceEquals(Book.Method.Sectors[i], sector))
                return i;
        }
        return -1;
    }
}

/// <summary>A company's dot on a map, in pixels of the picture.</summary>
public readonly record struct MapDot(int Row, float X, float Y, float Radius);

/// <summary>Where everything is on a picture of a map, in its pixels: exactly what <see cref="MapChart.Draw"/> paints.</summary>
/// <param name="Left">Left edge of the square of scores: the window's least heaviness.</param>
/// <param name="Top">Its top: the window's least risk.</param>
/// <param name="Right">Its right edge: the window's greatest heaviness.</param>
/// <param name="Bottom">Its bottom: the window's greatest risk.</param>
/// <param name="Dots">The rated companies of the main track inside the window, in the order of the book.</param>
public sealed record MapPlan(float Left, float Top, float Right, float Bottom, IReadOnlyList<MapDot> Dots);
