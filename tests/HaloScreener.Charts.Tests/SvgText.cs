using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace HaloScreener.Charts.Tests;

/// <summary>A text of an SVG with the box that it fills in pixels of the picture.</summary>
internal sealed record SvgText(string Text, string Family, SKRect Box)
{
    /// <summary>Every text of a picture, upright or turned; Chinese words are outlines, which no letter can be read from: their text is empty.</summary>
    public static IReadOnlyList<SvgText> Of(ChartImage image)
    {
        Assert.Equal("image/svg+xml", image.ContentType);
        var svg = XDocument.Parse(Encoding.UTF8.GetString(image.Bytes));
        return [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(Read), .. svg.Descendants().Where(IsWord).Select(Outline)];
    }

    /// <summary>
    /// Nothing else that pictures draw is a filled path with curves: circles are ellipses, areas, diamonds and dashes have corners, and what stands behind letters
    /// has the colour of the surface.
    /// </summary>
    private static bool IsWord(XElement element) =>
        element.Name.LocalName == "path" && element.Attribute("stroke") is null && (string?)element.Attribute("fill") is not ("white" or "#151D27") &&
        ((string)element.Attribute("d")!).IndexOfAny(['C', 'Q']) >= 0;

    private static SvgText Outline(XElement element)
    {
        using var path = SKPath.ParseSvgPathData((string)element.Attribute("d")!);
        // Letters of the other face may follow at a hair's breadth.
        return new SvgText("", "", SKRect.Inflate(Transform((string?)element.Attribute("transform")).MapRect(path.TightBounds), -0.2f, 0));
    }

    private static SvgText Read(XElement element)
    {
        var text = element.Value.Trim();
        var size = Number((string)element.Attribute("font-size")!);
        var bold = element.Attribute("font-weight") is not null;
        var xs = Numbers((string)element.Attribute("x")!);
        var y = Numbers((string)element.Attribute("y")!)[0];
        // Letters stand where the picture says, a space after them too; the last one is as wide as the font makes it.
        var box = new SKRect(xs[0], y - size * 0.75f, xs[text.Length - 1] + ChartFonts.Measure(text[^1..], size, bold), y + size * 0.2f);
        return new SvgText(text, (string)element.Attribute("font-family")!, Transform((string?)element.Attribute("transform")).MapRect(box));
    }

    private static SKMatrix Transform(string? transform)
    {
        var matrix = SKMatrix.Identity;
        foreach (Match match in Regex.Matches(transform ?? "", @"(\w+)\(([^)]*)\)"))
        {
            var n = Numbers(match.Groups[2].Value);
            var step = match.Groups[1].Value switch
            {
                "translate" => SKMatrix.CreateTranslation(n[0], n.Length > 1 ? n[1] : 0),
                "rotate" => n.Length == 3 ? SKMatrix.CreateRotationDegrees(n[0], n[1], n[2]) : SKMatrix.CreateRotationDegrees(n[0]),
                "scale" => SKMatrix.CreateScale(n[0], n.Length > 1 ? n[1] : n[0]),
                "matrix" => new SKMatrix(n[0], n[2], n[4], n[1], n[3], n[5], 0, 0, 1),
                var other => throw new InvalidDataException($"The transform '{other}' is not known to this test."),
            };
            matrix = matrix.PreConcat(step);
        }
        return matrix;
    }

    private static float[] Numbers(string text) => [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
