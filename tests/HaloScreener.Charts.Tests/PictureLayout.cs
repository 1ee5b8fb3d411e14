using SkiaSharp;

namespace HaloScreener.Charts.Tests;

/// <summary>What must hold for the labels of every picture at every width.</summary>
internal static class PictureLayout
{
    /// <summary>No label leaves the picture and none touches another.</summary>
    public static void IsSound(ChartImage image, int width, int height)
    {
        var texts = SvgText.Of(image);
        Assert.NotEmpty(texts);
        Assert.All(texts, t => Assert.True(new SKRect(0, 0, width, height).Contains(t.Box), $"'{t.Text}' at {t.Box} leaves the picture of {width} × {height}"));
        for (var i = 0; i < texts.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.False(texts[i].Box.IntersectsWith(texts[j].Box), $"'{texts[i].Text}' at {texts[i].Box} touches '{texts[j].Text}' at {texts[j].Box} at {width} × {height}");
    }
}
