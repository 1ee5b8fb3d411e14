namespace HaloScreener.Charts;

/// <summary>What a picture is delivered as.</summary>
public enum ChartFormat { Svg, Png }

/// <summary>Size, theme and format of a picture. Bounded, so that a request cannot ask for gigabytes of pixels.</summary>
public sealed record ChartRequest
{
    public const int MinWidth = 200;
    public const int MaxWidth = 2400;
    public const int MinHeight = 120;
    public const int MaxHeight = 1600;
    public const int MaxScale = 3;

    /// <param name="width">Pixels, <see cref="MinWidth"/>–<see cref="MaxWidth"/>.</param>
    /// <param name="height">Pixels, <see cref="MinHeight"/>–<see cref="MaxHeight"/>.</param>
    /// <param name="dark">Dark theme.</param>
    /// <param name="format">SVG or PNG.</param>
    /// <param name="scale">Dots of a PNG for each pixel of the drawing, 1–<see cref="MaxScale"/>: 2 is crisp on a slide. An SVG needs none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of bounds; ask <see cref="IsAllowed"/> before.</exception>
    public ChartRequest(int width, int height, bool dark, ChartFormat format, int scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, MaxScale);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, MinWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxWidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, MinHeight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxHeight);
        (Width, Height, Dark, Format, Scale) = (width, height, dark, format, scale);
    }

    public int Width { get; }
    public int Height { get; }
    public bool Dark { get; }
    public ChartFormat Format { get; }
    /// <summary>Dots of a PNG for each pixel of the drawing.</summary>
    public int Scale { get; }

    /// <summary>Whether a picture of this size may be asked for.</summary>
    public static bool IsAllowed(int width, int height) => width is >= MinWidth and <= MaxWidth && height is >= MinHeight and <= MaxHeight;
}

/// <summary>A drawn picture.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType"><c>image/svg+xml</c> or <c>image/png</c>.</param>
public sealed record ChartImage(byte[] Bytes, string ContentType);
