using System.Globalization;
using System.Text;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Resolving;

/// <summary>When two figures are the same, and how a derived one is written down.</summary>
internal static class Figures
{
    /// <summary>A difference above this share is never one of rounding.</summary>
    private const double MostByRounding = 0.005;

    /// <summary>
    /// Whether two figures say the same: equal, or one is the other rounded to thousands or to millions, as when a company begins to report in millions.
    /// </summary>
    public static bool AreSame(double a, double b)
    {
        var difference = Math.Abs(a - b);
        if (difference == 0)
            return true;
        return difference <= MostByRounding * Math.Max(Math.Abs(a), Math.Abs(b)) && (IsRounded(a, b, difference, 1e6) || IsRounded(a, b, difference, 1e3));
    }

    private static bool IsRounded(double a, double b, double difference, double unit) =>
        difference <= unit / 2 && (a % unit == 0 || b % unit == 0);

    /// <summary>Whether one figure is the other times a thousand or a million: the same figure with a wrong scale.</summary>
    public static bool AreScaled(double a, double b) => IsScale(a, b) || IsScale(b, a);

    private static bool IsScale(double small, double large)
    {
        if (small == 0)
            return false;
        var ratio = large / small;
        return Math.Abs(ratio - 1e3) <= MostByRounding * 1e3 || Math.Abs(ratio - 1e6) <= MostByRounding * 1e6;
    }

    /// <summary>The tags and figures behind a derived value: <c>Gross 100 − Accumulated 40</c>.</summary>
    public static string Arithmetic(in Candidate value, FilingBlock block)
    {
        var text = new StringBuilder(128);
        for (var i = 0; i < value.Inputs; i++)
        {
            var tag = Math.Abs(value.Tags[i]);
            if (i > 0 || value.Tags[i] < 0)
                text.Append(i > 0 ? " " : "").Append(value.Tags[i] < 0 ? '−' : '+').Append(' ');
            text.Append(MappedTags.Default.NameOf(tag)).Append(CultureInfo.InvariantCulture, $" {block[tag]:#,##0.##}");
        }
        return text.ToString();
    }
}
