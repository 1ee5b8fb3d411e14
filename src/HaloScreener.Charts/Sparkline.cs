using System.Globalization;
using System.Text;

namespace HaloScreener.Charts;

/// <summary>
/// A line in a table's cell, as the <c>d</c> of one inline SVG path: no fonts, no drawing, a hundred bytes, so that a table may hold hundreds.
/// </summary>
public static class Sparkline
{
    /// <summary>The path of a line; empty with fewer than two values beside each other.</summary>
    /// <param name="values">Oldest first, evenly spaced; NaN leaves a gap.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    /// <param name="min">The value at the lower edge.</param>
    /// <param name="max">The value at the upper edge.</param>
    public static string Path(IReadOnlyList<double> values, double width, double height, double min, double max)
    {
        var path = new StringBuilder();
        var joined = false;
        for (var i = 0; i < values.Count; i++)
        {
            var alone = (i == 0 || double.IsNaN(values[i - 1])) && (i == values.Count - 1 || double.IsNaN(values[i + 1]));
            if (double.IsNaN(values[i]) || alone)
            {
                joined = false;
                continue;
            }
            var (x, y) = At(i, values, width, height, min, max);
            path.Append(CultureInfo.InvariantCulture, $"{(joined ? 'L' : 'M')}{x:0.#} {y:0.#}");
            joined = true;
        }
        return path.ToString();
    }

    /// <summary>Where the newest value stands, for a dot; null when the last is missing.</summary>
    /// <inheritdoc cref="Path"/>
    public static (double X, double Y)? Newest(IReadOnlyList<double> values, double width, double height, double min, double max) =>
        values.Count == 0 || double.IsNaN(values[^1]) ? null : At(values.Count - 1, values, width, height, min, max);

    /// <summary>A pixel and a half stay free on every side, for the line's own width and the dot.</summary>
    private static (double X, double Y) At(int i, IReadOnlyList<double> values, double width, double height, double min, double max)
    {
        const double edge = 1.5;
        var across = values.Count == 1 ? 1 : (double)i / (values.Count - 1);
        var up = max > min ? Math.Clamp((values[i] - min) / (max - min), 0, 1) : 0.5;
        return (edge + across * (width - 2 * edge), height - edge - up * (height - 2 * edge));
    }
}
