using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Colour and shape of one group of dots on a map.</summary>
/// <param name="Light">The colour on the light theme, <c>#RRGGBB</c>.</param>
/// <param name="Dark">The colour on the dark theme.</param>
/// <param name="IsDiamond">A diamond; else a circle.</param>
public sealed record MapMark(string Light, string Dark, bool IsDiamond)
{
    /// <summary>The mark of a sector, for a legend beside the picture.</summary>
    /// <param name="sector">Its place among the method's sectors.</param>
    public static MapMark OfSector(int sector) => new(
        Hex(ChartStyle.Of(dark: false).Series(sector)), Hex(ChartStyle.Of(dark: true).Series(sector)), IsDiamondOf(sector));

    /// <summary>The second round of colours comes in another shape.</summary>
    internal static bool IsDiamondOf(int sector) => sector / ChartStyle.SeriesCount % 2 == 1;

    private static string Hex(SKColor color) => FormattableString.Invariant($"#{color.Red:X2}{color.Green:X2}{color.Blue:X2}");
}
