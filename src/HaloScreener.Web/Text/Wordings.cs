using System.Globalization;
using HaloScreener.Core.Wordings;
using HaloScreener.Web.Resources;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Text;

/// <summary>What the program refuses and why, in the reader's language; in English where <see cref="WordingText"/> has no translation.</summary>
public sealed class Wordings(IStringLocalizer<WordingText> texts)
{
    public string Of(Wording wording)
    {
        var text = texts[wording.Template];
        return string.Format(CultureInfo.CurrentCulture, text.ResourceNotFound ? wording.Template : text.Value, [.. wording.Arguments.Select(a => a is Wording part ? Of(part) : a)]);
    }
}
