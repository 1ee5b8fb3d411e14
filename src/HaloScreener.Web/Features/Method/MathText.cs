using System.Globalization;
using System.Net;

namespace HaloScreener.Web.Features.Method;

/// <summary>A piece of MathML: formulas that a browser sets like a textbook and a screen reader reads, without a script.</summary>
public sealed record MathText
{
    private MathText(string markup) => Markup = markup;

    /// <summary>The element and what is in it; texts are encoded.</summary>
    public string Markup { get; }

    /// <summary>
    /// Words, such as the name of a figure. They are an identifier: text counts as space in MathML, and a sign with nothing but space
    /// about it loses its own spacing.
    /// </summary>
    public static MathText Words(string words) => new($"<mi class=\"words\">{WebUtility.HtmlEncode(words)}</mi>");

    /// <summary>A variable or a function.</summary>
    public static MathText Name(string name) => Element("mi", WebUtility.HtmlEncode(name));

    /// <summary>A number in the reader's spelling.</summary>
    public static MathText Number(double number) => Element("mn", number.ToString("0.####", CultureInfo.CurrentCulture));

    public static MathText Sign(string sign) => Element("mo", WebUtility.HtmlEncode(sign));

    /// <summary>Pieces side by side; a string among them is a sign.</summary>
    public static MathText Row(params IEnumerable<MathText> pieces) => Element("mrow", string.Concat(pieces.Select(p => p.Markup)));

    public static MathText InParentheses(params IEnumerable<MathText> pieces) => Row([Sign("("), .. pieces, Sign(")")]);

    public static MathText Fraction(MathText above, MathText below) => Element("mfrac", above.Markup + below.Markup);

    public static MathText Power(MathText piece, MathText exponent) => Element("msup", piece.Markup + exponent.Markup);

    public static MathText Indexed(MathText piece, MathText index) => Element("msub", piece.Markup + index.Markup);

    public static MathText Root(MathText piece) => Element("msqrt", piece.Markup);

    /// <summary>A sum over what the index stands for.</summary>
    public static MathText SumOver(MathText index) => Element("munder", Sign("∑").Markup + index.Markup);

    /// <summary>Pieces one after the other with a sign between.</summary>
    public static MathText Joined(string sign, params IEnumerable<MathText> pieces)
    {
        var all = pieces.ToArray();
        return Row(all.SelectMany((p, i) => i == 0 ? (MathText[])[p] : [Sign(sign), p]));
    }

    private static MathText Element(string name, string content) => new($"<{name}>{content}</{name}>");
}
