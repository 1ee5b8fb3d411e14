using System.Net;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>Turns a plot into the file that was asked for.</summary>
internal static class ChartOutput
{
    /// <summary>Draws the plot, and lets it go: a plot is for one picture.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="request">Size and format.</param>
    /// <param name="title">What the picture shows, for those who do not see it.</param>
    public static ChartImage Draw(Plot plot, ChartRequest request, string title)
    {
        using (plot)
        {
            // A plot's first rendering happens twice over, to settle a layout that is fixed here: that one goes nowhere and draws nothing.
            foreach (var plottable in plot.PlottableList)
                plottable.IsVisible = false;
            using (var nowhere = SKSurface.CreateNull(request.Width, request.Height))
                plot.Render(nowhere.Canvas, request.Width, request.Height);
            foreach (var plottable in plot.PlottableList)
                plottable.IsVisible = true;
            return request.Format == ChartFormat.Png
                ? new ChartImage(Png(plot, request), "image/png")
                : new ChartImage(Encoding.UTF8.GetBytes(Complete(Svg(plot, request), request, title)), "image/svg+xml");
        }
    }

    private static byte[] Png(Plot plot, ChartRequest request)
    {
        using var surface = SKSurface.Create(new SKImageInfo(request.Width * request.Scale, request.Height * request.Scale, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Scale(request.Scale);
        plot.Render(surface.Canvas, request.Width, request.Height);
        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels();
        // Level 6 of the default takes three times as long for a tenth of the bytes.
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, zLibLevel: 3));
        return png?.ToArray() ?? throw new InvalidOperationException($"A picture of {request.Width} × {request.Height} pixels could not be encoded.");
    }

    private static string Svg(Plot plot, ChartRequest request)
    {
        using var stream = new MemoryStream();
        // The canvas writes its end when it is disposed.
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(request.Width, request.Height), stream))
            plot.Render(canvas, request.Width, request.Height);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Adds what the canvas leaves out: the fonts, a view box to scale by, and the title.</summary>
    private static string Complete(string svg, ChartRequest request, string title)
    {
        var begin = svg.IndexOf("<svg", StringComparison.Ordinal);
        var end = svg.IndexOf('>', begin);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{request.Width}" height="{request.Height}" viewBox="0 0 {request.Width} {request.Height}" role="img">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>{ChartFonts.FontFaceCss}</style>
            """ + svg[(end + 1)..];
    }
}
