using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace HaloScreener.Charts;

/// <summary>The faces that pictures are set in, embedded so that every machine draws the same text.</summary>
internal static class ChartFonts
{
    /// <summary>A name that no system has: see <c>Fonts/README.md</c>.</summary>
    public const string Family = "Inter Halo";

    private static readonly Lock Registration = new();
    private static bool _registered;

    public static SKTypeface Regular { get; } = SKTypeface.FromData(SKData.CreateCopy(Resource("InterHalo-Regular.ttf")));
    public static SKTypeface Bold { get; } = SKTypeface.FromData(SKData.CreateCopy(Resource("InterHalo-Bold.ttf")));

    /// <summary>For Chinese letters, which Inter has not; read when the first is drawn.</summary>
    public static SKTypeface Chinese => ChineseFace.Value;

    private static readonly Lazy<SKTypeface> ChineseFace = new(() => SKTypeface.FromData(SKData.CreateCopy(Resource("NotoSansHaloSC-Regular.otf"))));

    /// <summary>The rules that carry both faces inside an SVG: a picture in <c>img</c> cannot use the page's fonts.</summary>
    public static string FontFaceCss { get; } = FontFace("InterHalo-Regular.woff2", 400) + FontFace("InterHalo-Bold.woff2", 700);

    /// <summary>Makes the faces known to ScottPlot, once, before the first plot: without them text vanishes silently.</summary>
    public static void Register()
    {
        lock (Registration)
        {
            if (_registered)
                return;
            Fonts.FontResolvers.Insert(0, new Resolver());
            Fonts.Default = Family;
            _registered = true;
        }
    }

    /// <summary>A face in a size, set without hinting: hinted letters stand on whole pixels, which tears words apart.</summary>
    public static SKFont Font(float size, bool bold) =>
        new(bold ? Bold : Regular, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    /// <summary>The Chinese face in a size.</summary>
    public static SKFont ChineseFont(float size, bool bold) =>
        new(Chinese, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Embolden = bold };

    /// <summary>The text in runs of one face: Chinese letters and the wide forms that go with them, or everything else.</summary>
    public static IEnumerable<(string Text, bool Chinese)> Runs(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var chinese = IsChinese(text[start]);
            var end = start + 1;
            while (end < text.Length && IsChinese(text[end]) == chinese)
                end++;
            yield return (text[start..end], chinese);
            start = end;
        }
    }

    /// <summary>Width of a text in pixels.</summary>
    public static float Measure(string text, float size, bool bold = false)
    {
        var width = 0f;
        foreach (var (run, chinese) in Runs(text))
        {
            using var font = chinese ? ChineseFont(size, bold) : Font(size, bold);
            width += font.MeasureText(run);
        }
        return width;
    }

    /// <summary>The text, shortened with an ellipsis to fit the width; empty when not even three letters fit.</summary>
    public static string Fit(string text, float size, float width, bool bold = false)
    {
        if (Measure(text, size, bold) <= width)
            return text;
        for (var length = text.Length - 1; length >= 3; length--)
        {
            var shorter = text[..length].TrimEnd() + "…";
            if (Measure(shorter, size, bold) <= width)
                return shorter;
        }
        return "";
    }

    /// <summary>The text over as many lines as the width asks for, the last one shortened where even they do not hold it.</summary>
    public static IReadOnlyList<string> Wrap(string text, float size, float width, int most)
    {
        var lines = new List<string>();
        var words = new Queue<string>(Words(text));
        while (words.Count > 0)
        {
            if (lines.Count == most - 1)
            {
                lines.Add(Fit(string.Concat(words).Trim(), size, width));
                break;
            }
            var line = words.Dequeue();
            while (words.TryPeek(out var next) && Measure((line + next).TrimEnd(), size) <= width)
                line += words.Dequeue();
            lines.Add(Fit(line.Trim(), size, width));
        }
        return lines;
    }

    /// <summary>Where a line may end: after a space, and after each Chinese letter.</summary>
    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && text[end - 1] != ' ' && !IsChinese(text[end - 1]) && !IsChinese(text[end]))
                end++;
            yield return text[start..end];
            start = end;
        }
    }

    private static bool IsChinese(char letter) => letter is (>= '\u2E80' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF');

    private static string FontFace(string file, int weight) =>
        $"@font-face{{font-family:'{Family}';font-weight:{weight};src:url(data:font/woff2;base64,{Convert.ToBase64String(Resource(file))}) format('woff2')}}";

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"HaloScreener.Charts.Fonts.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded in HaloScreener.Charts.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing width) =>
            fontName == Family ? weight >= FontWeight.SemiBold ? Bold : Regular : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? bold ? Bold : Regular : null;
    }
}
