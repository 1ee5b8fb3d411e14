using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace HaloScreener.Core.Wordings;

/// <summary>
/// A sentence for people, or a part of one, in English, that still knows which of its words are its own and which it was given:
/// <c>$"at most {most} characters"</c> is the template <c>at most {0} characters</c> with one argument. Programs, the command line and the API
/// print it as it is; a page looks the template up in the reader's language.
/// </summary>
[InterpolatedStringHandler]
public sealed class Wording : IEquatable<Wording>
{
    private readonly StringBuilder _template;
    private readonly List<object> _arguments;

    /// <summary>Begins an interpolated string; the compiler calls it.</summary>
    public Wording(int literalLength, int formattedCount) =>
        (_template, _arguments) = (new StringBuilder(literalLength + (3 * formattedCount)), new List<object>(formattedCount));

    /// <summary>The English words with numbered places, braces doubled: a format string.</summary>
    public string Template => _template.ToString();

    /// <summary>What stands in the places: text, numbers in invariant form, or another wording.</summary>
    public IReadOnlyList<object> Arguments => _arguments;

    public void AppendLiteral(string value) => _template.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted<T>(T value, string? format = null)
    {
        _template.Append('{').Append(_arguments.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
        _arguments.Add(value switch
        {
            Wording wording => wording,
            IFormattable number => number.ToString(format, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        });
    }

    [SuppressMessage("Usage", "CA2225", Justification = "A literal becomes a wording where one is asked for; nobody converts by name.")]
    public static implicit operator Wording(string text)
    {
        var wording = new Wording(text.Length, 0);
        wording.AppendLiteral(text);
        return wording;
    }

    [return: NotNullIfNotNull(nameof(wording))]
    public static implicit operator string?(Wording? wording) => wording?.ToString();

    /// <summary>The English sentence.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Template, [.. _arguments]);

    public bool Equals(Wording? other) => other is not null && ToString() == other.ToString();
    public override bool Equals(object? obj) => Equals(obj as Wording);
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
