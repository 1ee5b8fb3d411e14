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

    /// <param name="width">Pixels, <see cref="MinWidth"/>–<see cref="MaxWidth"/>.</param>
    /// <param name="height">Pixels, <see cref="MinHeight"/>–<see cref="MaxHeight"/>.</param>
    /// <param name="dark">Dark theme.</param>
    /// <param name="format">SVG or PNG.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of bounds; ask <see cref="IsAllowed"/> before.</exception>
    public ChartRequest(int width, int height, bool dark, ChartFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, MinWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxWidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, MinHeight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxHeight);
        (Width, Height, Dark, Format) = (width, height, dark, format);
    }

    public int Width { get; }
    public int Height { get; }
    public bool Dark { get; }
    public ChartFormat Format { get; }

    /// <summary>Whether a picture of this size may be asked for.</summary>
    public static bool IsAllowed(int width, int height) => width is >= MinWidth and <= MaxWidth && height is >= MinHeight and <= MaxHeight;
}

/// <summary>A drawn picture.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType"><c>image/svg+xml</c> or <c>image/png</c>.</param>
public sealed record ChartImage(byte[] Bytes, string ContentType);
